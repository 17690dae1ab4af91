/** How many lamps were red at the end of each day: a small memory beside the log, of the last weeks (WATCH-7). */
import { hallDays } from '../../domain/case/clock.ts'
import type { RedDay } from '../../domain/views/supervision.ts'
import { addDays } from '../../domain/words/wall-time.ts'
import type { Hall } from './hall.ts'
import { serviceDates } from './holding.ts'

const BEGINNING = 'reds/'
const WEEKS_DAYS = 28
const KEPT_MS = 40 * 86_400_000

type Kept = Pick<Hall, 'base' | 'index' | 'nowMs' | 'store'>

/** Notes what is red now as the figure of today; the last of a day stays. */
export async function noteReds({ base, nowMs, store }: Kept, red: number): Promise<void> {
  const date = serviceDates(base.timeZone)(nowMs())
  await store.keepShared([{ key: `${BEGINNING}${date}`, value: String(red), untilMs: nowMs() + KEPT_MS }])
}

/** Working days of the last four weeks that were noted, the oldest first. */
export async function redDays({ base, index, nowMs, store }: Kept): Promise<readonly RedDay[]> {
  const from = addDays(serviceDates(base.timeZone)(nowMs()), -WEEKS_DAYS)
  const days = hallDays(index.settings)
  return (await store.sharedUnder(BEGINNING, nowMs()))
    .map(({ key, value }) => ({ date: key.slice(BEGINNING.length), count: Number(value) }))
    .filter(({ date }) => date > from && days.isWorkingDay(date))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
