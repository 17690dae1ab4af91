/** Closes the ratings of a date when nobody may rate it any more (RATE-4). */
import { serviceRules } from '../../domain/plan/service-rules.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { addDays } from '../../domain/words/wall-time.ts'
import type { Hall } from '../hall/hall.ts'
import { serviceDates } from '../hall/holding.ts'

/** A hall that was switched off over a holiday closes what it has missed, so far back. */
const DAYS_BACK = 14

/** Makes the job; it does something once for each date. */
export function ratingJob(hall: Pick<Hall, 'base' | 'index' | 'nowMs' | 'execute' | 'store'>): () => Promise<void> {
  const dateOf = serviceDates(hall.base.timeZone)
  let closedOn = ''
  return async () => {
    const today = dateOf(hall.nowMs())
    if (today === closedOn) return
    const { rateWithinDays } = serviceRules(hall.index.settings)
    for (let back = DAYS_BACK; back >= 1; back -= 1) {
      const date = addDays(today, -rateWithinDays - back)
      if ((await hall.store.head(dayStream(date))).seq === 0) continue
      const answer = await hall.execute(
        { commandId: `ratings-of-${date}`, command: { type: 'CloseRatings', date } },
        { kind: 'timekeeper' },
      )
      if (!answer.ok) return
    }
    closedOn = today
  }
}
