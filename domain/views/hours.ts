/**
 * What the calendar says right now, as screens show it: open or closed, until when, and which queues give no numbers.
 */
import type { DayKind } from '../calendar/day-plan.ts'
import { type NoTicketReason, type QueueOffer, countersAt, queueOffer, ticketWindow } from '../calendar/offer.ts'
import type { SessionKind } from '../plan/calendar-tables.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { DayState } from '../queue-day/state.ts'
import { spanOf, waitingIn } from '../queue-day/waiting.ts'
import type { QueueId } from '../words/ids.ts'
import { momentOf } from '../words/wall-time.ts'

type Day = Readonly<DayState>

/** Whether a queue gives numbers to kiosk and phone now; null where the hall has no calendar: always (CAL-7, CAL-8). */
export function offerOf(day: Day, queue: QueueId, index: SettingsIndex, nowMs: number): QueueOffer | null {
  const { calendar, timeZone } = index.settings
  if (calendar === null) return null
  const span = spanOf(day, queue, waitingIn(day, queue), index)
  return queueOffer(calendar, queue, nowMs, timeZone, span === null ? null : span[1])
}

/** The hours of the hall at `nowMs` (CAL-9). */
export function hoursView(day: Day, index: SettingsIndex, nowMs: number): HoursView | null {
  const { calendar, timeZone } = index.settings
  if (calendar === null) return null
  const { isOpen, untilMs, nextMs, today } = countersAt(calendar, nowMs, timeZone)
  const counters = today.sessions.filter((session) => session.kind !== 'selfService')
  const walkIn = counters.filter((session) => !session.isBookedOnly)
  const windows = walkIn.map((session) => ticketWindow(calendar, session, null))
  const none = index.settings.queues.flatMap(({ id }) => {
    const offer = offerOf(day, id, index, nowMs)
    return offer?.kind === 'none' ? [[id, offer.reason, offer.againMs] as const] : []
  })
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
    closed: none,
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
