/** What a hall offers at one moment: which queues give numbers, why others do not, and when counters open again. */
import type { ServiceItem } from '../plan/settings.ts'
import type { QueueId } from '../words/ids.ts'
import type { HallCalendar, Session } from '../plan/calendar-tables.ts'
import { dayPlan, type DayPlan } from './day-plan.ts'
import { addDays, minuteOf, momentOf, wallTime } from '../words/wall-time.ts'

/** Why a queue gives no numbers now. */
export type NoTicketReason =
  | 'beforeOpening'
  | 'noon'
  | 'afterCutoff'
  | 'afterClosing'
  | 'restDay'
  | 'holiday'
  | 'bookedOnly'
  | 'notServedToday'

export type QueueOffer =
  | {
      readonly kind: 'tickets'
      /** Last moment for a number, UTC ms. */ readonly untilMs: number
      readonly session: Session
    }
  | {
      readonly kind: 'none'
      readonly reason: NoTicketReason
      /** When numbers are given again, UTC ms; null when not within a year. */ readonly againMs: number | null
    }

const SEARCH_DAYS = 370
const MINUTE_MS = 60_000

const offers = new WeakMap<
  HallCalendar,
  { minute: number; timeZone: string; readonly known: Map<string, QueueOffer> }
>()

/** The same as `queueOffer`, which nothing within a minute changes: every ticket asks. */
export function offerAt(
  calendar: HallCalendar,
  queue: QueueId,
  nowMs: number,
  timeZone: string,
  waitP80Min: number | null,
  item: ServiceItem['id'],
): QueueOffer {
  const minute = Math.floor(nowMs / MINUTE_MS)
  let memo = offers.get(calendar)
  if (memo?.minute !== minute || memo.timeZone !== timeZone)
    offers.set(calendar, (memo = { minute, timeZone, known: new Map() }))
  const key = `${queue}\n${item}\n${waitP80Min ?? ''}`
  const known = memo.known.get(key)
  if (known) return known
  const offer = queueOffer(calendar, queue, nowMs, timeZone, waitP80Min, item)
  memo.known.set(key, offer)
  return offer
}

/**
 * Whether a queue gives numbers at `nowMs` (CAL-7 … CAL-9). `waitP80Min` is the present upper wait of the queue, for
 * its cut-off;
 * null when unknown. An item of the queue may be served in fewer sessions: hand it in to ask for it alone.
 */
export function queueOffer(
  calendar: HallCalendar,
  queue: QueueId,
  nowMs: number,
  timeZone: string,
  waitP80Min: number | null,
  item?: ServiceItem['id'],
): QueueOffer {
  const now = wallTime(nowMs, timeZone)
  const plan = dayPlan(calendar, now.date)
  const sessions = servedSessions(plan, queue, item)
  const walkIn = sessions.filter((session) => !session.isBookedOnly)
  for (const session of walkIn) {
    const window = ticketWindow(calendar, session, waitP80Min)
    if (now.minute >= window.from && now.minute < window.to)
      return { kind: 'tickets', untilMs: momentOf(now.date, window.to, timeZone), session }
  }
  return {
    kind: 'none',
    reason: reasonAt(plan, sessions, walkIn, now.minute),
    againMs: nextTickets(calendar, queue, nowMs, timeZone, item),
  }
}

/**
 * The stretch of the day in which a session's numbers are given, minutes of the day; `to` is excluded (docs/sources.md N11,
 * cut-off).
 */
export function ticketWindow(
  calendar: HallCalendar,
  session: Session,
  waitP80Min: number | null,
): { readonly from: number; readonly to: number } {
  const end = minuteOf(session.to)
  const reserve =
    waitP80Min === null ? calendar.cutoffMostMin : Math.min(calendar.cutoffMostMin, Math.max(0, waitP80Min))
  return {
    from: Math.max(0, minuteOf(session.from) - calendar.earlyTicketMin),
    to: Math.max(minuteOf(session.from), end - Math.round(reserve)),
  }
}

/** When counters are open at all (any queue, not self-service): now, and the next opening for everybody (CAL-13). */
export function countersAt(
  calendar: HallCalendar,
  nowMs: number,
  timeZone: string,
): {
  readonly isOpen: boolean
  /** End of what is open, UTC ms. */ readonly untilMs: number | null
  readonly nextMs: number | null
  readonly today: DayPlan
} {
  const now = wallTime(nowMs, timeZone)
  const today = dayPlan(calendar, now.date)
  const counters = today.sessions.filter((session) => session.kind !== 'selfService')
  const open = counters.filter((session) => now.minute >= minuteOf(session.from) && now.minute < minuteOf(session.to))
  const until = Math.max(...open.map((session) => minuteOf(session.to)))
  return {
    isOpen: open.length > 0,
    untilMs: open.length > 0 ? momentOf(now.date, until, timeZone) : null,
    nextMs: nextOpening(calendar, now, timeZone),
    today,
  }
}

function nextOpening(
  calendar: HallCalendar,
  now: { readonly date: string; readonly minute: number },
  timeZone: string,
): number | null {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead += 1) {
    const date = addDays(now.date, ahead)
    const starts = dayPlan(calendar, date)
      .sessions.filter((session) => session.kind !== 'selfService' && !session.isBookedOnly)
      .map((session) => minuteOf(session.from))
    const later = starts.filter((minute) => ahead > 0 || minute > now.minute).sort((a, b) => a - b)
    if (later[0] !== undefined) return momentOf(date, later[0], timeZone)
  }
  return null
}

function nextTickets(
  calendar: HallCalendar,
  queue: QueueId,
  nowMs: number,
  timeZone: string,
  item: string | undefined,
): number | null {
  const now = wallTime(nowMs, timeZone)
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead += 1) {
    const date = addDays(now.date, ahead)
    const walkIn = servedSessions(dayPlan(calendar, date), queue, item).filter((session) => !session.isBookedOnly)
    const starts = walkIn
      .map((session) => ticketWindow(calendar, session, null).from)
      .filter((minute) => ahead > 0 || minute > now.minute)
    if (starts.length > 0) return momentOf(date, Math.min(...starts), timeZone)
  }
  return null
}

/** Sessions at counters that serve a queue (or one item of it) on a day, by their beginning. */
export function servedSessions(plan: DayPlan, queue: QueueId, item?: string): readonly Session[] {
  return plan.sessions.filter(
    (session) =>
      session.kind !== 'selfService' &&
      (session.queues === null || session.queues.includes(queue)) &&
      (item === undefined || session.items === null || session.items.includes(item)),
  )
}

/**
 * The stretch of today before the next session of a queue that holds now or is still to come: before opening, at noon.
 * null: none comes today any more.
 */
export function breakOf(
  calendar: HallCalendar,
  queue: QueueId,
  nowMs: number,
  timeZone: string,
): readonly [fromMs: number, toMs: number] | null {
  const now = wallTime(nowMs, timeZone)
  let fromMin = 0
  for (const session of servedSessions(dayPlan(calendar, now.date), queue)) {
    const start = minuteOf(session.from)
    if (start > fromMin && start > now.minute)
      return [momentOf(now.date, fromMin, timeZone), momentOf(now.date, start, timeZone)]
    fromMin = Math.max(fromMin, minuteOf(session.to))
  }
  return null
}

function reasonAt(
  plan: DayPlan,
  sessions: readonly Session[],
  walkIn: readonly Session[],
  minute: number,
): NoTicketReason {
  if (sessions.length === 0)
    return plan.kind === 'holiday' ? 'holiday' : plan.kind === 'restDay' ? 'restDay' : 'notServedToday'
  if (walkIn.length === 0) return 'bookedOnly'
  const later = walkIn.some((session) => minute < minuteOf(session.from))
  const earlier = walkIn.some((session) => minute >= minuteOf(session.to))
  const isInside = walkIn.some((session) => minute >= minuteOf(session.from) && minute < minuteOf(session.to))
  if (isInside) return 'afterCutoff'
  if (later) return earlier ? 'noon' : 'beforeOpening'
  return 'afterClosing'
}
