/** What a kiosk shows that changes. */
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { labelOf } from './counter.ts'
import { type CalendarMinute, type HoursView, type QueueLine, calendarMinute, hoursView, queueLines } from './hours.ts'
import type { ViewHead } from './view-head.ts'
import type { TicketNo } from '../words/ids.ts'

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
