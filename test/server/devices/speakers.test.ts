/** Two lobby displays in one zone, through a real server: one speaks, and the other takes over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LobbyView } from '../../../domain/views/lobby.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

async function display(name: string): Promise<Client> {
  return connect(
    server.url,
    { screen: 'lobby', zone: 'C' },
    { deviceToken: await pairDevice(server.url, 'display', { name, zone: 'C' }) },
  )
}
/** Two calls at window 24, so that there is something to have said. */
async function callTwice(): Promise<void> {
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  const clerk = await connect(
    server.url,
    { screen: 'clerk', counter: '24' },
    { cookie: await signIn(server.url, '0311', '2468') },
  )
  const item = { index: 0, outcome: 'done' } as const
  await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c05' }] })
  await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c05' }] })
  await clerk.send({ type: 'SignIn', counter: '24' })
  await clerk.send({ type: 'CallNext', counter: '24' })
  await clerk.send({ type: 'StartService', counter: '24' })
  expect(
    await clerk.send({ type: 'FinishService', counter: '24', outcomes: [item], thenCallNext: true }),
  ).toMatchObject({ ok: true })
  kiosk.close()
  clerk.close()
}
const speakerIs =
  (name: string) =>
  (view: unknown): boolean =>
    (view as LobbyView).speaker?.name === name

describe('VOICE-10 displays of one zone', () => {
  it('the first that can speak is named to both; a second one that comes changes nothing', async () => {
    await callTwice()
    const one = await display('东侧综合屏')
    one.socket.emit('report', { voice: 'ok', lastSpokenCallNo: 1 })
    await one.until(speakerIs('东侧综合屏'))
    const other = await display('西侧综合屏')
    other.socket.emit('report', { voice: 'ok' })
    await other.until(speakerIs('东侧综合屏'))

    one.socket.emit('report', { voice: 'muted', lastSpokenCallNo: 1 })
    const view = (await other.until(speakerIs('西侧综合屏'))) as LobbyView
    expect(view.speaker?.after, 'goes on behind the last call that was really said').toBe(1)

    one.socket.emit('report', { voice: 'ok', lastSpokenCallNo: 1 })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect((other.view() as LobbyView).speaker?.name, 'no change back and forth').toBe('西侧综合屏')
    other.close()
    await one.until(speakerIs('东侧综合屏'), 60_000)
    one.close()
  })
})
