/** Decides sessions on demand (REQ-1 … REQ-5): asking, opening one in the calendar, declining. */
import type { HallCalendar, Session, SessionKind } from '../plan/calendar-tables.ts'
import { dayPlan, type DayKind } from '../calendar/day-plan.ts'
import { servedSessions } from '../calendar/offer.ts'
import { addDays, minuteOf } from '../words/wall-time.ts'
import type { Actor } from '../words/actor.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ItemId, QueueId } from '../words/ids.ts'
import { reject } from '../words/rejected.ts'
import type { RequestCommand, RequestNo } from './commands.ts'
import type { RequestEvent } from './events.ts'
import type { RequestState, SessionRequest } from './state.ts'

export interface RequestContext {
  readonly actor: Actor
  /** 'YYYY-MM-DD' of the hall now. */
  readonly today: string
  /** Settings in force now. */
  readonly index: SettingsIndex
}

/** What a decision writes: the event of the requests, and the calendar that accepting them brings into force. */
export interface RequestDecision {
  readonly events: readonly RequestEvent[]
  readonly calendar: HallCalendar | null
}

/** Requests reach so many days ahead (D). */
export const REQUEST_DAYS_MOST = 60
/** One person may have so many requests open at a time (D). */
export const REQUESTS_MOST = 3

type Of<T extends RequestCommand['type']> = Extract<RequestCommand, { type: T }>

/** The events that a command causes; throws Rejected otherwise. */
export function decideRequest(
  state: Readonly<RequestState>,
  command: RequestCommand,
  context: RequestContext,
): RequestDecision {
  if (command.type === 'RequestSession') return { events: [ask(state, command, context)], calendar: null }
  if (context.actor.kind !== 'clerk' || context.actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  const asked = openOnes(state, command.ids)
  return command.type === 'AcceptRequests' ? accept(asked, command, context) : decline(command)
}

function ask(state: Readonly<RequestState>, command: Of<'RequestSession'>, context: RequestContext): RequestEvent {
  const { date, from, to, person } = command
  const items = [...new Set(command.items)]
  const calendar = calendarOf(context)
  if (date < context.today) reject({ code: 'DateInPast', date })
  if (date > addDays(context.today, REQUEST_DAYS_MOST)) reject({ code: 'DateTooFar', date, days: REQUEST_DAYS_MOST })
  checkTimes(from, to)
  if (items.length === 0) reject({ code: 'NoItems' })
  const queues = items.map((item) => queueOf(item, context.index))
  const open = [...state.requests.values()].filter((one) => one.person === person && one.outcome.kind === 'open')
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
  return { type: 'SessionRequested', requestNo: state.requests.size + 1, date, from, to, items, person }
}

function accept(
  asked: readonly SessionRequest[],
  command: Of<'AcceptRequests'>,
  context: RequestContext,
): RequestDecision {
  const note = command.note.trim()
  if (note === '') reject({ code: 'ReasonMissing' })
  if (!context.index.clerks.has(command.badgeNo)) reject({ code: 'UnknownClerk', badgeNo: command.badgeNo })
  const calendar = calendarOf(context)
  const { from, to, isBookedOnly } = command.session
  checkTimes(from, to)
  const date = (asked[0] as SessionRequest).date
  if (asked.some((one) => one.date !== date)) reject({ code: 'RequestsApart' })
  if (date < context.today) reject({ code: 'DateInPast', date })
  const items = [...new Set(asked.flatMap((one) => one.items))]
  const queues = [...new Set(items.map((item) => queueOf(item, context.index)))]
  const session: Session = { kind: kindOn(dayPlan(calendar, date).kind), from, to, queues, items, isBookedOnly }
  return {
    events: [{ type: 'RequestsAccepted', ids: command.ids, date, session, badgeNo: command.badgeNo, note }],
    calendar: {
      ...calendar,
      exceptions: [...calendar.exceptions, { date, reason: note, sessions: [session], isAdded: true }],
    },
  }
}

function decline(command: Of<'DeclineRequests'>): RequestDecision {
  const reason = command.reason.trim()
  if (reason === '') reject({ code: 'ReasonMissing' })
  return { events: [{ type: 'RequestsDeclined', ids: command.ids, reason }], calendar: null }
}

function openOnes(state: Readonly<RequestState>, ids: readonly RequestNo[]): readonly SessionRequest[] {
  if (ids.length === 0) reject({ code: 'UnknownRequest', requestNo: 0 })
  return ids.map((id) => {
    const asked = state.requests.get(id) ?? reject({ code: 'UnknownRequest', requestNo: id })
    if (asked.outcome.kind !== 'open') reject({ code: 'RequestSettled', requestNo: id, outcome: asked.outcome.kind })
    return asked
  })
}

function calendarOf({ index }: RequestContext): HallCalendar {
  return index.settings.calendar ?? reject({ code: 'NoCalendar' })
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
