/**
 * What a kiosk shows that changes: what the calendar says right now, a line per queue with the people in it, the last
 * calls. The floor shows the first two as well.
 */
import type { DayKind } from '../calendar/day-plan.ts'
import { type NoTicketReason, type QueueOffer, countersAt, queueOffer, ticketWindow } from '../calendar/offer.ts'
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { HallCalendar, SessionKind } from '../plan/calendar-tables.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { DayState } from '../queue-day/state.ts'
import { spanOf, waitingIn } from '../queue-day/pick/waiting.ts'
import type { QueueId, TicketNo } from '../words/ids.ts'
import { momentOf } from '../words/wall-time.ts'
import { labelOf } from './counter.ts'
import type { ViewHead } from './view-head.ts'

type Day = Readonly<DayState>
type NoOffer = Extract<QueueOffer, { readonly kind: 'none' }>

export interface KioskView extends ViewHead {
  readonly kind: 'kiosk'
  /** null: the hall has no calendar, numbers are given at any time. */
  readonly hours: HoursView | null
  readonly queues: readonly QueueLine[]
  /** Last three calls, for the upper half in low-reach mode: number and counter label. */
  readonly calls: readonly (readonly [TicketNo, string])[]
}

/** Everything a kiosk shows that changes (VIEW-1). `minute`: the one of `nowMs`, if somebody has it already. */
export function kioskView(
  day: Day,
  index: SettingsIndex,
  nowMs: number,
  minute: CalendarMinute = calendarMinute(index, nowMs),
): KioskView {
  const calls = day.calls
    .filter((call) => !call.isSilent)
    .slice(-3)
    .reverse()
  return {
    kind: 'kiosk',
    seq: day.seq,
    atMs: nowMs,
    hours: hoursView(day, index, minute),
    queues: queueLines(day, index, minute),
    calls: calls.map((call) => [call.ticketNo, labelOf(call.counter, index)]),
  }
}

/**
 * What the calendar says in one minute of the clock on the wall, each answer found once: whoever shows several views
 * within the minute asks the same one again.
 */
export interface CalendarMinute {
  /** The hours of the hall without the queues that give no numbers; null where it has no calendar. */
  hours(): Omit<HoursView, 'closed'> | null
  /**
   * Whether a queue gives numbers to kiosk and phone, if a newcomer waits `waitMin` at most (null: nobody knows); null
   * where the hall has no calendar: always (CAL-7, CAL-8).
   */
  offerOf(queue: QueueId, waitMin: number | null): QueueOffer | null
}

/** The minute that `nowMs` is in. */
export function calendarMinute(index: SettingsIndex, nowMs: number): CalendarMinute {
  const { calendar, timeZone } = index.settings
  const offers = new Map<string, QueueOffer>()
  let hours: Omit<HoursView, 'closed'> | null = null
  return {
    hours: () => (calendar === null ? null : (hours ??= hoursAt(calendar, nowMs, timeZone))),
    offerOf: (queue, waitMin) => {
      if (calendar === null) return null
      const key = `${queue} ${waitMin}`
      const offer = offers.get(key) ?? queueOffer(calendar, queue, nowMs, timeZone, waitMin)
      offers.set(key, offer)
      return offer
    },
  }
}

/** Why a queue gives no numbers now, with the people who wait there; null: it gives some. */
function refusalOf(day: Day, queue: QueueId, index: SettingsIndex, minute: CalendarMinute): NoOffer | null {
  // What is given to whoever waits longest is given to everybody.
  if (minute.offerOf(queue, null)?.kind !== 'none') return null
  const offer = minute.offerOf(queue, spanOf(day, queue, waitingIn(day, queue), index)?.[1] ?? null)
  return offer?.kind === 'none' ? offer : null
}

/** The hours of the hall in a minute (CAL-9). */
function hoursView(day: Day, index: SettingsIndex, minute: CalendarMinute): HoursView | null {
  const hours = minute.hours()
  if (hours === null) return null
  const closed = index.settings.queues.flatMap(({ id }) => {
    const refusal = refusalOf(day, id, index, minute)
    return refusal === null ? [] : [[id, refusal.reason, refusal.againMs] as const]
  })
  return { ...hours, closed }
}

function hoursAt(calendar: HallCalendar, nowMs: number, timeZone: string): Omit<HoursView, 'closed'> {
  const { isOpen, untilMs, nextMs, today } = countersAt(calendar, nowMs, timeZone)
  const counters = today.sessions.filter((session) => session.kind !== 'selfService')
  const walkIn = counters.filter((session) => !session.isBookedOnly)
  const windows = walkIn.map((session) => ticketWindow(calendar, session, null))
  return {
    isOpen,
    untilMs,
    nextMs,
    lastTicketMs:
      windows.length > 0 ? momentOf(today.date, Math.max(...windows.map((window) => window.to)), timeZone) : null,
    dayKind: today.kind,
    holiday: today.holiday,
    isProvisional: today.status === 'provisional',
    note: today.exception,
    sessions: merged(counters.map((session) => [session.kind, session.from, session.to] as const)),
  }
}

/** Sessions of one kind that touch are one stretch on the wall. */
function merged(sessions: HoursView['sessions']): HoursView['sessions'] {
  const shown: [HoursView['sessions'][number][0], string, string][] = []
  for (const [kind, from, to] of sessions) {
    const last = shown.at(-1)
    if (last && last[0] === kind && last[2] >= from) last[2] = last[2] > to ? last[2] : to
    else shown.push([kind, from, to])
  }
  return shown
}

/** What the calendar says now. Times are UTC ms; wall times "08:30" are the hall's. */
export interface HoursView {
  /** Counters are open (self-service does not count). */
  readonly isOpen: boolean
  readonly untilMs: number | null
  /** The next opening; null when there is none within a year. */
  readonly nextMs: number | null
  /** Latest end of giving numbers today, before the waits of the moment shift it. */
  readonly lastTicketMs: number | null
  readonly dayKind: DayKind
  readonly holiday: string | null
  /** No official holiday table covers this date. */
  readonly isProvisional: boolean
  /** Why the hall ordered this day otherwise. */
  readonly note: string | null
  readonly sessions: readonly (readonly [kind: SessionKind, from: string, to: string])[]
  /** Queues that give no numbers now: why, and when they do again. */
  readonly closed: readonly (readonly [QueueId, NoTicketReason, againMs: number | null])[]
}

/** One line per queue: id, people waiting, wait span, and whether numbers are given (1) or not (0). */
export type QueueLine = readonly [queue: QueueId, waiting: number, span: WaitSpan, isOpen: 0 | 1]

/** One line per queue: waiting, span for a newcomer, whether numbers are given. */
export function queueLines(day: Day, index: SettingsIndex, minute: CalendarMinute): readonly QueueLine[] {
  return index.settings.queues.map(({ id }) => {
    const waiting = waitingIn(day, id)
    const isClosed = day.closedQueues.has(id) || day.status === 'closed' || refusalOf(day, id, index, minute) !== null
    return [id, waiting, spanOf(day, id, waiting, index), isClosed ? 0 : 1]
  })
}
