/** Sessions on demand through the running hall: one transaction, in force at once, numbers only in its time. */
import { REQUESTS_STREAM } from '../../../domain/session-request/state.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AskedReply, RequestsReply } from '../../../domain/contract/http/settings.ts'
import { reminderOf, soonSessions } from '../../../domain/session-request/reminders.ts'
import { loadSite } from '../../support/site.ts'
import { signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { clerk, kiosk, manager, openFloor } from '../hall/floor.ts'

const { settings } = loadSite('county')
const SUNDAY = '2026-11-29'
const ask = {
  type: 'RequestSession',
  date: SUNDAY,
  from: '09:00',
  to: '11:00',
  items: ['c01'],
  person: 'a-person-of-the-hall',
} as const
const accept = {
  type: 'AcceptRequests',
  ids: [1],
  session: { from: '09:30', to: '11:30', isBookedOnly: false },
  badgeNo: '0301',
  note: '应约周日办理',
} as const
const issue = (item: string) => ({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk' }) as const
const sundayAt = (hour: number): number => Date.UTC(2026, 10, 29, hour - 8)

let server: RunningServer
let boss = ''
let desk = ''
beforeAll(async () => {
  server = await startServer()
  boss = await signIn(server.url, '0101', '1357')
  desk = await signIn(server.url, '0301', '2468')
})
afterAll(() => server.stop())

it('REQ-3 REQ-4 CAL-10 a request for Sunday, accepted, gives numbers in that session alone, also after a restart', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store, settings)
  expect(await floor.give(ask, { kind: 'visitor' })).toMatchObject({ ok: true, result: { requestNo: 1 } })
  expect(await floor.give(accept, manager, 'the-same-answer')).toMatchObject({ ok: true })
  expect(await floor.give(accept, manager, 'the-same-answer')).toMatchObject({ ok: true })
  expect((await store.head('requests')).seq).toBe(2)
  expect((await store.head('settings')).seq).toBe(1)
  const again = await openFloor(store, settings, sundayAt(10))
  expect(await again.give(issue('c01'), kiosk)).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
  expect(await again.give(issue('g01'), kiosk)).toMatchObject({ ok: false, rejection: { code: 'NotOffered' } })
  again.nowMs = sundayAt(13)
  expect(await again.give(issue('c01'), kiosk)).toMatchObject({
    ok: false,
    rejection: { code: 'NotOffered', reason: 'afterClosing' },
  })
})

it('REQ-6 those who asked are reminded a day before, an hour before and while it lasts; everybody sees the session once; one that is called off says so', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store, settings)
  await floor.give(ask, { kind: 'visitor' })
  await floor.give({ ...ask, person: 'another-of-the-hall' }, { kind: 'visitor' })
  await floor.give({ ...accept, ids: [1, 2] }, manager)
  const requests = () => [...floor.hall.streams.state(REQUESTS_STREAM).requests.values()]
  const at = (hour: number) => {
    const { calendar, timeZone } = floor.hall.index.settings
    return [
      reminderOf(requests()[0]!, calendar, timeZone, sundayAt(hour))?.kind ?? null,
      soonSessions(requests(), floor.hall.index, sundayAt(hour)).length,
    ]
  }
  expect([-20, -14, 9, 10, 12].map(at)).toEqual([
    [null, 0],
    ['dayBefore', 1],
    ['soon', 1],
    ['now', 1],
    [null, 0],
  ])
  await floor.give({ type: 'RollBackSettings', toVersion: 0, note: '停电' }, manager)
  expect(at(9)).toEqual(['calledOff', 0])
})

it('REQ-3 an answer that is refused changes neither the requests nor the calendar', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store, settings)
  await floor.give(ask, { kind: 'visitor' })
  expect(await floor.give({ ...accept, session: { ...accept.session, to: '09:00' } }, manager)).toMatchObject({
    ok: false,
    rejection: { code: 'CalendarRefused' },
  })
  expect(await floor.give(accept, clerk('0301'))).toMatchObject({ ok: false, rejection: { code: 'NotAllowed' } })
  expect([(await store.head('requests')).seq, (await store.head('settings')).seq]).toEqual([1, 0])
})

async function post(path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
}

it('REQ-1 REQ-5 anyone asks without a name and reads the answer by the receipt; a clerk sees and answers nothing', async () => {
  const body = { date: SUNDAY, from: '09:00', to: '11:00', items: ['c01'] }
  const asked = (await (await post('/api/requests', body)).json()) as AskedReply
  expect(asked).toMatchObject({ requestNo: 1, receipt: expect.any(String) })
  expect((await post('/api/requests', { ...body, receipt: asked.receipt })).status).toBe(409)
  expect(await (await post('/api/requests', { ...body, from: 'noon' })).json()).toMatchObject({
    code: 'malformed',
    field: 'from',
  })
  expect((await fetch(`${server.url}/api/requests`)).status).toBe(401)
  expect((await fetch(`${server.url}/api/requests`, { headers: { cookie: desk } })).status).toBe(403)
  const command = { commandId: 'accept-by-a-clerk', command: accept }
  expect(await (await post('/api/commands', command, desk)).json()).toMatchObject({
    ok: false,
    rejection: { code: 'NotAllowed' },
  })
  expect(
    await (await post('/api/commands', { ...command, commandId: 'accept-by-the-boss' }, boss)).json(),
  ).toMatchObject({ ok: true })
  const seen = (await (await fetch(`${server.url}/api/requests/${asked.receipt}`)).json()) as RequestsReply
  expect(seen.requests).toMatchObject([
    { requestNo: 1, outcome: { kind: 'accepted', badgeNo: '0301', note: '应约周日办理' } },
  ])
  expect(JSON.stringify(seen)).not.toContain('person')
  expect((await fetch(`${server.url}/api/requests/somebody-else-entirely`)).status).toBe(404)
})
