/**
 * A counter that was taken out of the plan while somebody sits there: it finishes whom it has and calls nobody
 * (STAFF-5).
 */
import type { CounterIndex, SettingsIndex } from '../plan/settings-index.ts'
import type { CounterId } from '../words/ids.ts'
import type { DayState } from './state.ts'

/**
 * The plan of a counter; one without skills while a clerk still sits at a counter that has left the plan; else
 * undefined.
 */
export function planOf(counter: CounterId, day: Readonly<DayState>, index: SettingsIndex): CounterIndex | undefined {
  const plan = index.counters.get(counter)
  if (plan || (day.counters.get(counter)?.badgeNo ?? null) === null) return plan
  return {
    counter: { id: counter, label: counter, zone: '', name: '', nameEn: '', kind: 'specialist', skills: [] },
    skills: new Set(),
    fromWaiting: new Map(),
  }
}
