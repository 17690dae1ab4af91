/** Devices on a running floor: orders reach the machine they are for, bind it, and outlive the server. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceOrders } from '../../../domain/device/orders.ts'
import type { ManagerView } from '../../../domain/views/floor.ts'
import type { DeviceBoard } from '../../../server/devices/board.ts'
import { createIdentity } from '../../../server/gateway/identity.ts'
import { createPairing } from '../../../server/gateway/pairing.ts'
import { openSockets, type SocketGate } from '../../../server/gateway/socket.ts'
import { openBoard } from '../../../server/devices/open-board.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { connect, type Client } from '../../support/client.ts'
import {
  expectOk,
  kiosk as otherKiosk,
  manager,
  MINUTE,
  NINE,
  openFloor,
  settings,
  wordOf,
  type Floor,
} from '../hall/floor.ts'

const issue = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const
const log = { info: () => undefined }

describe('devices of a hall', () => {
  let store: Store
  let floor: Floor
  let http: Server
  let gate: SocketGate
  let board: DeviceBoard
  let url = ''
  let clients: Client[] = []
  const states: string[] = []

  async function serve(nowMs = NINE): Promise<void> {
    floor = await openFloor(store, settings, nowMs)
    board = openBoard(
      floor.hall,
      [],
      { info: (facts: object) => void states.push(Object.values(facts).slice(1).join(' ')) },
      () => gate.publisher.changed(),
    )
    board.know(await store.devices())
    http = createServer()
    gate = openSockets({
      http,
      hall: floor.hall,
      identity: createIdentity(floor.hall),
      board,
      planVersion: () => 'plan',
      build: 'test',
      allowance: { perSecond: 100, burst: 100 },
      observe: () => undefined,
      alerts: [board.alerts],
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  }
  async function end(): Promise<void> {
    clients.forEach((client) => client.close())
    clients = []
    await gate.close()
    http.close()
  }
  beforeEach(async () => {
    store = openMemoryStore()
    states.length = 0
    await serve()
  })
  afterEach(end)

  interface Kiosk {
    readonly client: Client
    readonly deviceId: string
    readonly orders: () => DeviceOrders | null
  }
  const tokens = new Map<string, string>()

  async function kiosk(name: string, zone: string): Promise<Kiosk> {
    const known = (await store.devices()).find((one) => one.name === name)
    const paired = known
      ? null
      : await createPairing(store, floor.hall.nowMs, gate.cut).pairNow('kiosk', { name, zone })
    if (paired) tokens.set(name, paired.token)
    board.know(await store.devices())
    const client = await connect(url, { screen: 'kiosk' }, { deviceToken: tokens.get(name) as string })
    clients.push(client)
    let orders: DeviceOrders | null = null
    client.socket.on('orders', (said) => (orders = said))
    client.socket.emit('report', { printer: 'ok', paper: 'ok', isInUse: false, clockMs: Date.now() + 90_000 })
    const deviceId = (known ?? paired?.device)?.deviceId as string
    await expect.poll(() => board.conditionOf(deviceId, floor.hall.nowMs())?.state).toBe('available')
    return { client, deviceId, orders: () => orders }
  }

  it('DEV-5 SEND-5 a kiosk taken out of use gives nothing, names the machines beside it, and calls for help; also after the server has started again', async () => {
    const one = await kiosk('1 号机', 'A')
    await kiosk('9 号机', 'C')
    await kiosk('2 号机', 'A')
    expectOk(await one.client.send(issue))
    expectOk(await floor.give({ type: 'DisableDevice', deviceId: one.deviceId, reason: '打印头坏了' }, manager))
    await expect.poll(one.orders).toMatchObject({ outOfUse: { cause: 'disabled', others: ['2 号机', '9 号机'] } })
    expect(wordOf(await one.client.send(issue))).toBe('DeviceDisabled')
    expectOk(await one.client.send({ type: 'RequestHelp', place: '1 号机' }))
    expect(board.alerts(floor.hall.nowMs()).filter((alert) => alert.place === '1 号机')).toEqual([])

    await end()
    await serve(NINE + MINUTE)
    const again = await kiosk('2 号机', 'A').then(async () =>
      connect(url, { screen: 'kiosk' }, { deviceToken: tokens.get('1 号机') as string }),
    )
    clients.push(again)
    expect(wordOf(await again.send(issue))).toBe('DeviceDisabled')
    expectOk(await floor.give({ type: 'EnableDevice', deviceId: one.deviceId }, manager))
    expectOk(await again.send(issue))
  })

  it('DEV-6 DEV-7 a message and a restart reach the one machine they are for, and it alone; a message ends by the clock', async () => {
    const one = await kiosk('1 号机', 'A')
    const two = await kiosk('2 号机', 'A')
    expectOk(
      await floor.give(
        { type: 'MessageDevice', deviceId: one.deviceId, text: '十点维护', textEn: '', style: 'band', minutes: 10 },
        manager,
      ),
    )
    expectOk(await floor.give({ type: 'RestartDevice', deviceId: one.deviceId }, manager))
    await expect
      .poll(one.orders)
      .toEqual({ outOfUse: null, message: { text: '十点维护', textEn: '', style: 'band' }, restartNo: 1 })
    floor.nowMs += 10 * MINUTE
    gate.tellOrders()
    await expect.poll(() => one.orders()?.message).toBeNull()
    expect(two.orders(), 'told nothing since its connect').toBeNull()
  })

  it('DEV-4 what is not paired is refused by name, a kiosk orders no kiosk, and the log says who ordered what', async () => {
    const one = await kiosk('1 号机', 'A')
    expect(wordOf(await floor.give({ type: 'RestartDevice', deviceId: 'nowhere' }, manager))).toBe('UnknownDevice')
    expect(wordOf(await floor.give({ type: 'RestartDevice', deviceId: one.deviceId }, otherKiosk))).toBe('NotAllowed')
    expectOk(await floor.give({ type: 'DisableDevice', deviceId: one.deviceId, reason: '漏墨' }, manager))
    expect([...(await store.read('devices', 0))]).toMatchObject([
      { seq: 1, actor: manager, event: { type: 'DeviceDisabled', name: '1 号机', reason: '漏墨' } },
    ])
  })

  it('DEV-3 PEERS-38 the duty manager hears of a machine that nobody has heard of since the server began, and what ails the others', async () => {
    const one = await kiosk('1 号机', 'A')
    await end()
    await serve(NINE)
    expect(board.alerts(NINE + 30_000)).toEqual([])
    expect(board.alerts(NINE + 31_000)).toMatchObject([
      { kind: 'device', level: 'red', cause: 'silent', place: '1 号机', sinceMs: NINE },
    ])
    await kiosk('1 号机', 'A')
    const view = { alerts: board.alerts(NINE) } satisfies Pick<ManagerView, 'alerts'>
    expect(view.alerts).toMatchObject([{ level: 'yellow', cause: 'clockOff', place: '1 号机' }])
    expect(board.lines(NINE)).toMatchObject([
      { deviceId: one.deviceId, condition: { state: 'available', cause: 'clockOff' }, orders: { disabled: null } },
    ])
    expect(JSON.stringify(board.lines(NINE))).not.toContain('clockMs')
    expect(states).toContain('1 号机 available clockOff')
  })

  it('DEV-2 a hall that requires the printer takes a kiosk without paper out of use', async () => {
    const strict = openBoard(floor.hall, ['printer'], log, () => undefined)
    strict.know([
      { deviceId: 'x', kind: 'kiosk', name: '5 号机', zone: null, counter: null, tokenHash: '', pairedAtMs: 0 },
    ])
    strict.reported('x', { printer: 'ok', paper: 'out' }, NINE)
    expect(strict.conditionOf('x', NINE)).toMatchObject({ state: 'unavailable', cause: 'paperOut' })
  })
})
