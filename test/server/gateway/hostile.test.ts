/**
 * Sockets of somebody who means harm: invented words, nonsense reports, a crowd behind one link; the hall goes on and
 * keeps its size.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LobbyView } from '../../../domain/views/lobby.ts'
import { createDeviceBoard, type DeviceBoard } from '../../../server/devices/board.ts'
import { createIdentity } from '../../../server/gateway/identity.ts'
import { createPairing } from '../../../server/gateway/pairing.ts'
import { openSockets, type SocketGate } from '../../../server/gateway/socket.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { connect, type Client } from '../../support/client.ts'
import { expectOk, kiosk, openFloor, settings, type Floor } from '../hall/floor.ts'

describe('a hostile socket', () => {
  let floor: Floor
  let http: Server
  let gate: SocketGate
  let board: DeviceBoard
  let url = ''
  let clients: Client[] = []
  const observed = new Set<string>()
  beforeEach(async () => {
    floor = await openFloor(openMemoryStore(), settings)
    board = createDeviceBoard(() => gate.publisher.changed())
    http = createServer()
    gate = openSockets({
      http,
      hall: floor.hall,
      identity: createIdentity(floor.hall),
      board,
      alerts: [board.alerts],
      planVersion: () => 'plan',
      build: 'test',
      allowance: { perSecond: 100, burst: 100 },
      observe: (type) => observed.add(type),
      speakWithinMs: 300,
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    observed.clear()
    clients = []
  })
  afterEach(async () => {
    clients.forEach((client) => client.close())
    await gate.close()
    http.close()
  })

  async function phone(): Promise<{ readonly client: Client; readonly link: string }> {
    const issued = expectOk(await floor.give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, kiosk))
    const link = (issued.result.link as string).replace('/t/', '')
    return { client: await phoneOf(link), link }
  }

  async function phoneOf(link: string): Promise<Client> {
    const client = await connect(url, { screen: 'ticket', link })
    clients.push(client)
    return client
  }

  it('SEND-3 invents a hundred commands: the figures know one word for them all', async () => {
    const { client } = await phone()
    await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        client.sendRaw({ commandId: 'example-1', command: { type: `Invented${at}` } }),
      ),
    )
    await client.sendRaw({ commandId: 'example-1', command: { type: 'constructor' } })
    expect([...observed]).toEqual(['unknown'])
  })

  it('SEND-6 one link opens twenty screens at most; the family that watches is not thrown out', async () => {
    const { client, link } = await phone()
    for (let count = 1; count < 20; count += 1) await phoneOf(link)
    await expect(phoneOf(link)).rejects.toThrow('rateLimited')
    expect(client.socket.connected).toBe(true)
    clients[5]?.close()
    await expect.poll(() => gate.count()).toBeLessThan(20)
    await phoneOf(link)
  })

  it('VOICE-10 a display claims to have said the millionth call and falls silent: the next one still speaks every call', async () => {
    const pairing = createPairing(floor.hall.store, floor.hall.nowMs, gate.cut)
    const displays: Client[] = []
    for (const name of ['一', '二']) {
      const { token } = await pairing.pairNow('display', { name, zone: 'C' })
      board.know(await floor.hall.store.devices())
      displays.push(await connect(url, { screen: 'lobby', zone: 'C' }, { deviceToken: token }))
    }
    clients.push(...displays)
    const [liar, honest] = displays as [Client, Client]
    const speaks =
      (name: string) =>
      (view: unknown): boolean =>
        (view as LobbyView).speaker?.name === name
    liar.socket.emit('report', { voice: 'ok', lastSpokenCallNo: Number.MAX_SAFE_INTEGER })
    await honest.until(speaks('一'))
    honest.socket.emit('report', { voice: 'ok' })
    liar.socket.emit('report', { voice: 'muted', lastSpokenCallNo: Number.MAX_SAFE_INTEGER })
    expect(((await honest.until(speaks('二'))) as LobbyView).speaker?.after).toBe(floor.hall.day().callNo)
  })

  it('SEND-6 a connection that never says which screen it is, is cut', async () => {
    const silent = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    const closed = new Promise((resolve) => silent.addEventListener('close', resolve))
    await expect.poll(() => gate.count()).toBe(1)
    await closed
    expect(gate.count()).toBe(0)
  })
})
