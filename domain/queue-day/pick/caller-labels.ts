/** The windows that a waiting visitor is told to expect the call from: on the kiosk, on paper and on the phone alike. */
import type { SettingsIndex } from '../../plan/settings-index.ts'
import type { DayState, InLine } from '../state.ts'
import { callersOf } from './waiting.ts'

/** Labels of the open counters that may call it; while none is open, of those the plan has for it (KIOSK-24). */
export function callerLabels(
  day: Readonly<DayState>,
  ticket: InLine,
  index: SettingsIndex,
  nowMs: number,
): readonly string[] {
  const callers = callersOf(day, ticket, index, nowMs)
  if (callers.length > 0) return callers.map((counter) => counter.counter.label)
  return (index.countersOf.get(ticket.leg.queue) ?? [])
    .filter((counter) => ticket.leg.skills.every((skill) => counter.skills.has(skill)))
    .filter((counter) => counter.counter.kind !== 'quick' || ticket.leg.isQuick)
    .map((counter) => counter.counter.label)
}
