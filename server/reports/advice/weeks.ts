/** A week's staffing, worked out by the adviser's thread day by day; what is worked out is kept beside the columns. */
import { createHash } from 'node:crypto'
import type { StaffingDay, StaffingWeekReply } from '../../../domain/contract/http/staffing.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import { staffingHall } from '../../../domain/staffing/hall-of.ts'
import { weekProblem, type ServedQueues } from '../../../domain/staffing/week.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import type { StoreReader } from '../../store/port.ts'
import type { Adviser } from './adviser.ts'
import type { Asks } from '../asks.ts'
import { dateNo } from '../cells.ts'
import type { Columns } from '../columns.ts'
import { sourceFromColumns } from '../measured-columns.ts'
import { daysLike } from '../measured.ts'

type Ask = Asks['week']['ask']
type KeptRoster = StaffingWeekReply['roster']
/** Raised when what is advised of the same days changes. */
const FORM = 3
/** Whom one has served in the last weeks says what one can. */
const SERVED_DAYS = 60
/** More days are not measured ahead of the adviser: another question has its turn. */
const AT_ONCE = 2

export interface Weeks {
  answer(ask: Ask): Promise<Asks['week']['answer']>
}

export interface WeeksParts {
  readonly store: Pick<StoreReader, 'streams' | 'head' | 'rows'>
  readonly columns: Columns
  readonly adviser: Adviser
  /** Does something with the columns between two questions. */
  readonly inTurn: (work: () => Promise<void>) => void
}

/** Answers with what is known by now, and has the rest worked out. */
export function createWeeks({ store, columns, adviser, inTurn }: WeeksParts): Weeks {
  const under = new Set<string>()
  const failed = new Map<string, unknown>()
  /** Rosters that a busy machine did not find in time: nothing that is true of the week, so the next process tries again. */
  const unfound = new Set<string>()

  /** Works once on what has this key, keeps it. */
  function work<T>(key: string, of: Promise<T>): void {
    under.add(key)
    void of.then(
      (made) =>
        inTurn(async () => {
          try {
            if (!unfound.has(key)) await columns.keepMade(key, JSON.stringify(made))
          } catch (error) {
            failed.set(key, error)
          } finally {
            under.delete(key)
          }
        }),
      (error: unknown) => {
        under.delete(key)
        failed.set(key, error)
      },
    )
  }
  function throwIfFailed(key: string): void {
    if (!failed.has(key)) return
    const error = failed.get(key)
    failed.delete(key)
    throw error
  }

  /** A day is advised by the plan and the days like it: as long as those are the same, so is the advice. */
  async function keyOf(plan: string, date: string): Promise<string> {
    const like = await daysLike(store, date)
    const heads = await Promise.all(like.map(async (one) => `${one} ${(await store.head(dayStream(one))).hash}`))
    return hashOf(['day', String(FORM), plan, date, ...heads])
  }

  async function begin({ settings }: Ask, date: string, key: string): Promise<void> {
    const source = await sourceFromColumns(store, columns, settings, date)
    const hall = staffingHall(settings, date, source)
    const made = async (): Promise<StaffingDay> => ({
      date,
      measuredOn: source.days,
      advice: hall.halves === 0 ? null : await adviser.advise(hall),
    })
    work(key, made())
  }

  async function beginRoster(ask: Ask, days: readonly StaffingDay[], key: string): Promise<void> {
    const { settings, away } = ask
    const open = days.flatMap(({ date, advice }) => (advice === null ? [] : [{ date, advice }]))
    const problem = weekProblem(settings, open, await servedBefore(columns, open[0]?.date ?? ''), {
      away,
      pairs: (settings.service?.pairs ?? []).map(({ a, b }) => [a, b] as const),
    })
    const made = async (): Promise<KeptRoster> => {
      const roster = open.length === 0 ? null : await adviser.solve(problem)
      if (roster === null) unfound.add(key)
      return roster === null ? null : { cells: problem.cells, kinds: problem.kinds, ...roster }
    }
    work(key, made())
  }

  return {
    answer: async (ask) => {
      const { dates, away } = ask
      const plan = hashOf([JSON.stringify(ask.settings)])
      const keys = await Promise.all(dates.map((date) => keyOf(plan, date)))
      const kept = await columns.made(keys)
      for (const [at, date] of dates.entries()) {
        const key = keys[at] as string
        throwIfFailed(key)
        if (!kept.has(key) && !under.has(key) && under.size < AT_ONCE) await begin(ask, date, key)
      }
      const days = keys.flatMap((key) => {
        const made = kept.get(key)
        return made === undefined ? [] : [JSON.parse(made) as StaffingDay]
      })
      const daysLeft = dates.length - days.length
      if (daysLeft > 0) return { days, roster: null, isDrafting: true, progress: { daysLeft } }
      const lastDay = (await store.streams('day')).at(-1) ?? ''
      const rosterKey = hashOf(['roster', lastDay, ...keys, JSON.stringify(away)])
      throwIfFailed(rosterKey)
      if (unfound.has(rosterKey)) return { days, roster: null, isDrafting: false, progress: { daysLeft } }
      const roster = (await columns.made([rosterKey])).get(rosterKey)
      if (roster === undefined && !under.has(rosterKey)) await beginRoster(ask, days, rosterKey)
      return {
        days,
        roster: roster === undefined ? null : (JSON.parse(roster) as KeptRoster),
        isDrafting: roster === undefined,
        progress: { daysLeft },
      }
    },
  }
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
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
