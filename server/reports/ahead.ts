/** What the process of the reports does by itself while nobody asks: days and weeks that will be asked for. */
import type { Asks } from './asks.ts'
import type { Behind } from './catch-up.ts'
import type { Promised } from './promised.ts'
import type { Weeks } from './advice/weeks.ts'
import { addDays } from '../../domain/words/wall-time.ts'

/** A question may follow the last one; so long nothing is begun. */
const QUIET_MS = 1200
/** Between two things, so that the hall's own process has the machine. */
const PAUSE_MS = 120
/** Days whose promises and figures are counted ahead: a quarter, and a year with the one before it for a comparison. */
const PROMISED_DAYS = 92
const COUNTED_DAYS = 740

export interface AheadParts {
  readonly promised: Pick<Promised, 'countOne'>
  readonly weeks: Weeks
  readonly behind: (from: string, to: string) => Promise<Behind>
  readonly count: (behind: Behind) => Promise<void>
  readonly inTurn: (work: () => Promise<void>) => void
}

export interface Ahead {
  prepare(ask: Asks['prepare']['ask']): void
  /** Somebody asks: what is done ahead waits. */
  asked(): void
}

/** Does one short thing at a time; whatever fails is asked for again by whoever needs it. */
export function createAhead({ promised, weeks, behind, count, inTurn }: AheadParts): Ahead {
  let wanted: Asks['prepare']['ask'] | null = null
  let timer: NodeJS.Timeout | undefined

  /** false: nothing is left. */
  async function oneThing({ weeks: asked, today, nowMs }: Asks['prepare']['ask']): Promise<boolean> {
    const isAdvising = await oneWeek(asked)
    const settings = asked[0]?.settings
    if (settings && (await promised.countOne({ settings, today, nowMs, days: PROMISED_DAYS }))) return true
    const { days, ratings } = await behind(addDays(today, -COUNTED_DAYS), addDays(today, -1))
    if (days.length + ratings.length > 0) await count({ days: days.slice(0, 1), ratings: ratings.slice(0, 1) })
    return days.length + ratings.length > 0 || isAdvising
  }
  /** Goes on with the first week that is not worked out; false: all are. */
  async function oneWeek(asked: Asks['prepare']['ask']['weeks']): Promise<boolean> {
    for (const week of asked) if ((await weeks.answer(week)).isDrafting) return true
    return false
  }
  function later(ms: number): void {
    clearTimeout(timer)
    if (wanted === null) return
    timer = setTimeout(
      () =>
        inTurn(async () => {
          if (wanted === null) return
          const isMore = await oneThing(wanted).catch(() => false)
          if (!isMore) wanted = null
          else later(PAUSE_MS)
        }),
      ms,
    )
    timer.unref()
  }
  return {
    prepare: (ask) => {
      wanted = ask
      later(QUIET_MS)
    },
    asked: () => later(QUIET_MS),
  }
}
