/** Works a week's staffing out day by day, between other questions, and keeps what is worked out. */
import type { StaffingDay, StaffingWeekReply } from '../../domain/contract/http/staffing.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { adviceLines } from '../../domain/staffing/advice-lines.ts'
import { adviseStaffing } from '../../domain/staffing/advise.ts'
import { staffingHall } from '../../domain/staffing/hall-of.ts'
import { weekProblem, type ServedQueues } from '../../domain/staffing/week.ts'
import { addDays } from '../../domain/words/wall-time.ts'
import type { StoreReader } from '../store/port.ts'
import type { Asks } from './asks.ts'
import { dateNo } from './cells.ts'
import type { Columns } from './columns.ts'
import { sourceFromColumns } from './measured-columns.ts'

/** Lives as many days for each figure as a page can wait for. */
const RUNS = 60
const KEPT_MOST = 60
/** Whom one has served in the last weeks says what one can. */
const SERVED_DAYS = 60

export interface Weeks {
  answer(ask: Asks['week']['ask']): Promise<Asks['week']['answer']>
}

/** Knows nothing yet. */
export function createWeeks(store: Pick<StoreReader, 'streams' | 'head' | 'rows'>, columns: Columns): Weeks {
  const days = new Map<string, StaffingDay>()
  const rosters = new Map<string, StaffingWeekReply['roster']>()

  async function dayOf(settings: HallSettings, date: string): Promise<StaffingDay> {
    const source = await sourceFromColumns(store, columns, settings, date)
    const hall = staffingHall(settings, date, source)
    const advice = hall.halves === 0 ? null : adviceLines(hall, adviseStaffing(hall, RUNS))
    return { date, measuredOn: source.days, advice }
  }

  async function rosterOf(
    { settings, away }: Asks['week']['ask'],
    found: readonly StaffingDay[],
  ): Promise<StaffingWeekReply['roster']> {
    const open = found.flatMap(({ date, advice }) => (advice === null ? [] : [{ date, advice }]))
    if (open.length === 0) return null
    const problem = weekProblem(settings, open, await servedBefore(columns, open[0]?.date ?? ''), {
      away,
      pairs: (settings.service?.pairs ?? []).map(({ a, b }) => [a, b] as const),
    })
    const { solveRoster } = await import('./solve.ts')
    const roster = await solveRoster(problem)
    return roster === null ? null : { cells: problem.cells, kinds: problem.kinds, ...roster }
  }

  return {
    answer: async (ask) => {
      const { settings, dates, away } = ask
      // Another plan, or a day that has come to its end, is other advice.
      const key = `${JSON.stringify(settings).length} ${(await store.streams('day')).length}`
      const keyOf = (date: string): string => `${key} ${date}`
      const next = dates.find((date) => !days.has(keyOf(date)))
      if (next !== undefined) keep(days, keyOf(next), await dayOf(settings, next))
      const found = dates.flatMap((date) => days.get(keyOf(date)) ?? [])
      if (found.length < dates.length)
        return { days: found, roster: null, progress: { daysLeft: dates.length - found.length } }
      const weekKey = keyOf(`${dates.join(' ')} ${JSON.stringify(away)}`)
      if (!rosters.has(weekKey)) keep(rosters, weekKey, await rosterOf(ask, found))
      return { days: found, roster: rosters.get(weekKey) ?? null, progress: { daysLeft: 0 } }
    },
  }
}

function keep<T>(into: Map<string, T>, key: string, value: T): void {
  into.set(key, value)
  if (into.size > KEPT_MOST) into.delete(into.keys().next().value as string)
}

/** Queues that each clerk has served in the last weeks before a date. */
export async function servedBefore(columns: Columns, date: string): Promise<ServedQueues> {
  const rows = await columns.all<{ readonly badge: string; readonly queue: string }>(
    `SELECT DISTINCT badge_no AS badge, queue FROM leg
     WHERE date BETWEEN ${dateNo(addDays(date, -SERVED_DAYS))} AND ${dateNo(date)} AND ended = 'served' AND badge_no IS NOT NULL`,
  )
  const served = new Map<string, Set<string>>()
  for (const { badge, queue } of rows) served.set(badge, (served.get(badge) ?? new Set()).add(queue))
  return served
}
