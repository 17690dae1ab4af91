/** The description of the socket against what a running server really sends to every kind of screen. */
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROTOCOL_VERSION, type Screen } from '../../../domain/contract/protocol.ts'
import type { SocketDescription } from '../../../server/gateway/description/asyncapi.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { schemaChecker } from '../../support/described.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'

let server: InnerServer
let document: SocketDescription
beforeAll(async () => {
  server = await startInnerServer()
  document = (await (await fetch(`${server.url}/api/asyncapi.json`)).json()) as SocketDescription
})
afterAll(() => server.stop())

it('API-2 every reference of the document leads somewhere, every message has its schema', () => {
  const text = JSON.stringify(document)
  for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = path
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
    expect(found, path).toBeDefined()
  }
  expect(Object.keys(document.components.messages).sort()).toEqual(
    ['answer', 'command', 'handshake', 'orders', 'reload', 'report', 'trial', 'trialSeen', 'view', 'welcome'].sort(),
  )
  for (const { payload } of Object.values(document.components.messages)) expect(payload).not.toEqual({})
})

it('API-2 what kiosk, lobby, counter, rating tablet, clerk, manager and phone are sent and answered fits', async () => {
  const check = schemaChecker(document.components.schemas as Record<string, object>)
  const wrong: string[] = []
  const heard = new Map<string, number>()
  const take = (name: string, screen: string, value: unknown): void => {
    heard.set(`${screen} ${name}`, (heard.get(`${screen} ${name}`) ?? 0) + 1)
    const payload = document.components.messages[name]?.payload
    wrong.push(
      ...(payload ? check(name, payload, value) : [`${name} is not described`]).map((one) => `${screen}: ${one}`),
    )
  }
  const open = async (screen: Screen, proof: { deviceToken?: string; cookie?: string } = {}) => {
    const shake = {
      ...screen,
      protocol: PROTOCOL_VERSION,
      ...(proof.deviceToken ? { deviceToken: proof.deviceToken } : {}),
    }
    take('handshake', screen.screen, shake)
    const client = await connect(server.url, screen, proof)
    take('welcome', screen.screen, client.welcome())
    client.socket.onAny((name: string, value: unknown) => take(name, screen.screen, value))
    return {
      close: client.close,
      view: async () => take('view', screen.screen, await client.until(() => true)),
      give: async (command: object) => {
        const envelope = { commandId: crypto.randomUUID(), command }
        take('command', screen.screen, envelope)
        const answer = await client.sendRaw(envelope)
        take('answer', screen.screen, answer)
        return answer
      },
    }
  }
  const token = (kind: 'kiosk' | 'display' | 'rating-pad', place: object = {}) =>
    pairDevice(server.url, kind, { name: kind, ...place })
  const kiosk = await open({ screen: 'kiosk' }, { deviceToken: await token('kiosk') })
  const issued = await kiosk.give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
  await kiosk.give({ type: 'IssueTicket', items: [{ item: 'nothing' }], origin: 'kiosk' })
  const link = issued.ok ? String(issued.result.link).replace('/t/', '') : ''
  const cookie = await signIn(server.url, '0301', '2468')
  const screens = [
    kiosk,
    await open({ screen: 'lobby', zone: null }, { deviceToken: await token('display') }),
    await open({ screen: 'rating', counter: '1' }, { deviceToken: await token('rating-pad', { counter: '1' }) }),
    await open({ screen: 'counter', counter: '1' }, { cookie }),
    await open({ screen: 'clerk', counter: '1' }, { cookie }),
    await open({ screen: 'manager' }, { cookie: await signIn(server.url, '0101', '1357') }),
    await open({ screen: 'ticket', link }),
  ]
  const clerk = screens[4] as (typeof screens)[number]
  await clerk.give({ type: 'SignIn', counter: '1' })
  await clerk.give({ type: 'OpenCounter', counter: '1' })
  await clerk.give({ type: 'CallNext', counter: '1' })
  await clerk.give({ type: 'CallNext', counter: '1' })
  for (const one of screens) await one.view()
  expect(wrong).toEqual([])
  for (const screen of ['kiosk', 'lobby', 'rating', 'counter', 'clerk', 'manager', 'ticket'])
    expect(heard.get(`${screen} view`), screen).toBeGreaterThan(0)
  for (const one of screens) one.close()
})

it('API-2 whoever is refused at the door is told one of the words that the page names', async () => {
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { screen: 'manager', protocol: PROTOCOL_VERSION },
  })
  const word = await new Promise((resolve) => socket.once('connect_error', (error) => resolve(error.message)))
  expect(['notAuthorised', 'unpaired', 'malformed handshake', 'rateLimited']).toContain(word)
  socket.close()
})
