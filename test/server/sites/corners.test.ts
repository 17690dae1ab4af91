/** Handing up and taking in on composed halls without a network: the corners that two servers seldom meet. */
import { expect, it } from 'vitest'
import type { EscalatedTicket, EscalationResult } from '../../../domain/site-link/commands.ts'
import { OUTBOX_STREAM } from '../../../domain/site-link/state.ts'
import { actorOfSite } from '../../../server/gateway/peers/signed-body.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { loadSite } from '../../support/site.ts'
import { HOUR, MINUTE, NINE, clerk, kiosk, openFloor, settings, type Floor } from '../hall/floor.ts'

const station = { ...loadSite('township').settings, calendar: null }
const result: EscalationResult = { ticketNo: 'C001', ended: 'finished', outcomes: [{ item: 'c01', outcome: 'done' }] }
const handUp = (floor: Floor, ticketNo: string) =>
  floor.give({ type: 'EscalateTicket', ticketNo, to: 'weiyuan', reason: '需县级审核' }, clerk('0301'))
const sentOf = (floor: Floor) => [...floor.hall.streams.state(OUTBOX_STREAM).sent.values()]
const settle = (floor: Floor, escalationId: string, from = 'weiyuan') =>
  floor.give({ type: 'SettleEscalation', escalationId, from, result }, actorOfSite(from))

it('LINK-5 a ticket is handed up once at a time, with a reason, and only by its own clerk when it stands at a counter', async () => {
  const floor = await openFloor(openMemoryStore(), station)
  const no = await floor.issue('c01')
  expect(
    await floor.give({ type: 'EscalateTicket', ticketNo: no, to: 'weiyuan', reason: ' ' }, clerk('0301')),
  ).toMatchObject({ rejection: { code: 'ReasonMissing' } })
  expect(
    await floor.give({ type: 'EscalateTicket', counter: '1', to: 'weiyuan', reason: 'x' }, clerk('0301')),
  ).toMatchObject({ rejection: { code: 'NotSignedIn' } })
  expect(await handUp(floor, no)).toMatchObject({ ok: true })
  expect(await handUp(floor, no)).toMatchObject({ rejection: { code: 'TicketNotReady', status: 'escalated' } })
  expect(floor.hall.day().tickets.get(no)).toMatchObject({
    status: 'parked',
    parked: { because: 'escalated', keepFor: null },
    sinceMs: NINE,
  })
})

it('LINK-7 given a ticket that was called back and handed up anew, when the first result comes, then it stays up until the second', async () => {
  const floor = await openFloor(openMemoryStore(), station)
  const no = await floor.issue('c01')
  await handUp(floor, no)
  floor.nowMs += MINUTE
  expect(await floor.give({ type: 'Unpark', ticketNo: no }, clerk('0301'))).toMatchObject({ ok: true })
  await handUp(floor, no)
  const [first, second] = sentOf(floor).map((one) => one.escalationId) as [string, string]
  expect(await settle(floor, first, 'baiyang')).toMatchObject({ rejection: { code: 'UnknownEscalation' } })
  expect(await settle(floor, first)).toMatchObject({ ok: true })
  expect(floor.hall.day().tickets.get(no)?.status).toBe('parked')
  expect(await settle(floor, second)).toMatchObject({ ok: true })
  expect(floor.hall.day().tickets.get(no)).toMatchObject({ status: 'waiting', sinceMs: NINE })
  expect(await settle(floor, second)).toMatchObject({ rejection: { code: 'UnknownEscalation' } })
})

it('LINK-6 LINK-7 given a ticket taken in, then it waits by the clock it brought in the back office’s queue, is called silently, and the day’s end settles it', async () => {
  const floor = await openFloor(openMemoryStore(), settings)
  const before = await floor.issue('c05')
  const ticket: EscalatedTicket = {
    site: 'liulin',
    ticketNo: 'B009',
    sinceMs: NINE - HOUR,
    items: [{ item: 'l01' }],
    priorityClass: 'ordinary',
    isElder: false,
    reason: '需审核',
  }
  const taken = await floor.give(
    { type: 'ReceiveEscalation', escalationId: 'liulin-9', ticket, queue: 'C' },
    actorOfSite('liulin'),
  )
  expect(taken).toMatchObject({ ok: true, result: { ticketNo: 'C002', ahead: 0 } })
  expect(floor.hall.day().tickets.get('C002')).toMatchObject({
    leg: { queue: 'C' },
    sinceMs: NINE - HOUR,
    escalatedFrom: { site: 'liulin', ticketNo: 'B009' },
  })
  expect(await floor.give({ type: 'SignIn', counter: '21' }, clerk('0301'))).toMatchObject({ ok: true })
  expect(await floor.give({ type: 'CallNext', counter: '21' }, clerk('0301'))).toMatchObject({
    result: { ticketNo: 'C002' },
  })
  expect(floor.hall.day().calls.at(-1)).toMatchObject({ ticketNo: 'C002', isSilent: true })
  expect(floor.hall.day().tickets.get(before)?.status).toBe('waiting')
  const timekeeper = { kind: 'timekeeper' } as const
  expect(await floor.give({ type: 'ResolveEscalation', escalationId: 'liulin-9' }, timekeeper)).toMatchObject({
    rejection: { code: 'TicketNotReady' },
  })
  floor.nowMs += 24 * HOUR
  expect(await floor.give({ type: 'ResolveEscalation', escalationId: 'liulin-9' }, timekeeper)).toMatchObject({
    ok: true,
  })
  expect([...floor.hall.streams.state(OUTBOX_STREAM).pending.values()]).toMatchObject([
    { kind: 'result', to: 'liulin', result: { ended: 'dayOver' } },
  ])
  expect(await floor.give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, kiosk)).toMatchObject({
    ok: true,
  })
})
