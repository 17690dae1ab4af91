/** Rules as they once stood, put back on purpose: an ordeal of fairness that does not find them finds nothing. */
import type { CounterIndex, SettingsIndex } from '../../domain/plan/settings-index.ts'
import { openCounters } from '../../domain/queue-day/pick/may-call.ts'
import type { DayState, Ticket } from '../../domain/queue-day/state.ts'
import type { Refuses } from './fair-oracle.ts'

export type FairPlantName = 'reserve-counts' | 'named-clerk'
export const FAIR_PLANTS: readonly FairPlantName[] = ['reserve-counts', 'named-clerk']

/** null: the rules as they are. */
export function refusalsOf(plant: FairPlantName | null): Refuses {
  if (plant === 'reserve-counts') return reserveCounts
  if (plant === 'named-clerk') return isNamedForAnother
  return () => false
}

/** Only a counter for all the matters, while one is open, be it one that its own reserve keeps out. */
function reserveCounts(
  day: Readonly<DayState>,
  counter: CounterIndex,
  { leg, sinceMs, target }: Ticket,
  index: SettingsIndex,
  nowMs: number,
): boolean {
  if (target !== null) return false
  const isForAll = (one: CounterIndex): boolean => leg.skills.every((skill) => one.skills.has(skill))
  const forAll = openCounters(day, leg.queue, index).filter((one) => one.counter.kind !== 'quick' && isForAll(one))
  if (!isForAll(counter) && forAll.length > 0) return true
  const isOverdue = nowMs - sinceMs >= index.settings.rules.longestWaitMin * 60_000
  return !isOverdue && (day.waiting.get(leg.queue) ?? 0) < (counter.fromWaiting.get(leg.queue) ?? 0)
}

/** What was sent to somebody stays with them while they are signed in, be it through a pause, without an end. */
function isNamedForAnother(day: Readonly<DayState>, counter: CounterIndex, { target }: Ticket): boolean {
  if (target === null || target.kind === 'queue') return false
  const at = target.kind === 'counter' ? target.counter : day.clerks.get(target.badgeNo)
  if (at === undefined || (day.counters.get(at)?.badgeNo ?? null) === null) return false
  return at !== counter.counter.id
}
