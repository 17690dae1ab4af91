/** Decides sessions on demand (REQ-1 … REQ-5): asking, opening one in the calendar, declining. */
import type { HallCalendar, Session, SessionKind } from '../plan/calendar-tables.ts'
import { dayPlan, type DayKind } from '../calendar/day-plan.ts'
import { servedSessions } from '../calendar/offer.ts'
import { addDays, minuteOf } from '../words/wall-time.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { World } from '../plan/world.ts'
import { changeSettings } from '../settings/decide.ts'
import type { ItemId, QueueId } from '../words/ids.ts'
import { reasonIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import type { RequestCommand, RequestNo } from './commands.ts'
import type { RequestEvent } from './events.ts'
import { reject } from './rejections.ts'
import { REQUESTS_STREAM, type RequestState, type SessionRequest } from './state.ts'

/** Requests reach so many days ahead (D). */
export const REQUEST_DAYS_MOST = 60
/** One person may have so many requests open at a time (D). */
const REQUESTS_MOST = 3

export const deciders: Deciders<RequestCommand, World> = {
  RequestSession: (command, world) => [onto(REQUESTS_STREAM, ask(command, world))],
  AcceptRequests: accept,
  DeclineRequests: (command, world) => {
    askedFor(command.ids, world)
    return [onto(REQUESTS_STREAM, { type: 'RequestsDeclined', ids: command.ids, reason: reasonIn(command.reason) })]
  },
}

function ask(command: OfType<RequestCommand, 'RequestSession'>, { state, plan: index, today }: World): RequestEvent {
  const { requests } = state(REQUESTS_STREAM)
  const { date, from, to, person } = command
  const items = [...new Set(command.items)]
  const calendar = calendarOf(index)
  if (date < today) reject({ code: 'DateInPast', date })
  if (date > addDays(today, REQUEST_DAYS_MOST)) reject({ code: 'DateTooFar', date, days: REQUEST_DAYS_MOST })
  checkTimes(from, to)
  if (items.length === 0) reject({ code: 'NoItems' })
  const queues = items.map((item) => queueOf(item, index))
  const open = [...requests.values()].filter((one) => one.person === person && one.outcome.kind === 'open')
  const same = open.find((one) => one.date === date)
  if (same) reject({ code: 'RequestTwice', requestNo: same.requestNo, date })
  if (open.length >= REQUESTS_MOST) reject({ code: 'TooManyRequests', most: REQUESTS_MOST })
  const plan = dayPlan(calendar, date)
  const isServed = items.every((item, at) =>
    servedSessions(plan, queues[at] as QueueId, item).some(
      (session) =>
        !session.isBookedOnly && minuteOf(session.from) <= minuteOf(from) && minuteOf(to) <= minuteOf(session.to),
    ),
  )
  if (isServed) reject({ code: 'AlreadyOpen', date, from, to })
  return { type: 'SessionRequested', requestNo: requests.size + 1, date, from, to, items, person }
}

/**
 * Accepting writes the requests and the calendar in one transaction: a session that is promised is open, or nothing has
 * happened (REQ-3).
 */
function accept(command: OfType<RequestCommand, 'AcceptRequests'>, world: World): readonly Written[] {
  const asked = askedFor(command.ids, world)
  const { plan, today } = world
  const note = reasonIn(command.note)
  if (!plan.clerks.has(command.badgeNo)) reject({ code: 'UnknownClerk', badgeNo: command.badgeNo })
  const calendar = calendarOf(plan)
  const { from, to, isBookedOnly } = command.session
  checkTimes(from, to)
  const date = (asked[0] as SessionRequest).date
  if (asked.some((one) => one.date !== date)) reject({ code: 'RequestsApart' })
  if (date < today) reject({ code: 'DateInPast', date })
  const items = [...new Set(asked.flatMap((one) => one.items))]
  const queues = [...new Set(items.map((item) => queueOf(item, plan)))]
  const session: Session = { kind: kindOn(dayPlan(calendar, date).kind), from, to, queues, items, isBookedOnly }
  const exceptions = [...calendar.exceptions, { date, reason: note, sessions: [session], isAdded: true }]
  return [
    onto(REQUESTS_STREAM, {
      type: 'RequestsAccepted',
      ids: command.ids,
      date,
      session,
      badgeNo: command.badgeNo,
      note,
    }),
    ...changeSettings({ calendar: { ...calendar, exceptions } }, command.note, world),
  ]
}

/** The requests that a duty manager answers, all of them still open. */
function askedFor(ids: readonly RequestNo[], { actor, state }: World): readonly SessionRequest[] {
  if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  return openOnes(state(REQUESTS_STREAM), ids)
}

function openOnes(state: Readonly<RequestState>, ids: readonly RequestNo[]): readonly SessionRequest[] {
  if (ids.length === 0) reject({ code: 'UnknownRequest', requestNo: 0 })
  return ids.map((id) => {
    const asked = state.requests.get(id) ?? reject({ code: 'UnknownRequest', requestNo: id })
    if (asked.outcome.kind !== 'open') reject({ code: 'RequestSettled', requestNo: id, outcome: asked.outcome.kind })
    return asked
  })
}

function calendarOf({ settings }: SettingsIndex): HallCalendar {
  return settings.calendar ?? reject({ code: 'NoCalendar' })
}

function checkTimes(from: string, to: string): void {
  if (minuteOf(to) <= minuteOf(from))
    reject({ code: 'CalendarRefused', fault: { code: 'SessionBackwards', path: 'session', from, to } })
}

function queueOf(id: ItemId, index: SettingsIndex): QueueId {
  const item = index.items.get(id) ?? reject({ code: 'UnknownItem', item: id })
  if (!item.isApplicantInitiated) reject({ code: 'ItemNotForTickets', item: id })
  return item.queue
}

function kindOn(day: DayKind): SessionKind {
  return { workday: 'extended', makeup: 'extended', restDay: 'weekend', holiday: 'holidayUrgent' }[day] as SessionKind
}
