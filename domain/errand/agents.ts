/** Agents as their station knows them (article 26): what they brought, how long it was under way, when last heard of. */
import { workingDaysBetween, workingDaysOf } from '../calendar/working-days.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import type { SiteId } from '../words/ids.ts'
import { HOP_WORKING_DAYS } from './limits.ts'
import type { Errand } from './state.ts'

export interface AgentLine {
  readonly site: SiteId
  readonly name: string
  readonly errands: number
  /** Hops from this agent's hands to the receipt that took longer than the limit, or take longer now. */
  readonly late: number
  /** Results of theirs that came back. */
  readonly settled: number
  readonly lastDate: string
}

/** One line for each giver below, since `from`, in the order of sites and names: no order of merit (AGENT-3). */
export function agentLines(
  errands: Iterable<Errand>,
  calendar: HallCalendar | null,
  today: string,
  from: string,
): readonly AgentLine[] {
  const days = workingDaysOf(calendar)
  const found = new Map<string, AgentLine>()
  for (const { below, steps, result } of errands) {
    const given = steps[0]
    if (below === null || given?.what !== 'handedOver' || given.date < from) continue
    const taken = steps.find(({ what }) => what === 'taken' || what === 'returned')
    const key = `${given.site} ${given.by}`
    const before = found.get(key)
    found.set(key, {
      site: given.site,
      name: given.by,
      errands: (before?.errands ?? 0) + 1,
      late: (before?.late ?? 0) + Number(workingDaysBetween(given.date, taken?.date ?? today, days) > HOP_WORKING_DAYS),
      settled: (before?.settled ?? 0) + Number(result !== null),
      lastDate: before !== undefined && before.lastDate > given.date ? before.lastDate : given.date,
    })
  }
  return [...found.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, line]) => line)
}
