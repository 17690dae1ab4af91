/** Erases the phone numbers of suggestions when their time is over (FEED-5). */
import { isContactDue } from '../../domain/feedback/state.ts'
import type { Hall } from '../hall/hall.ts'
import { FEEDBACK_STREAM } from '../../domain/feedback/state.ts'
import { serviceDates } from '../hall/service-date.ts'

const LOOK_EVERY_MS = 600_000

/**
 * Makes the job of a hall's contacts; call it about once a second, it looks every ten minutes and whenever the date
 * has changed.
 */
export function contactJob(hall: Pick<Hall, 'base' | 'streams' | 'nowMs' | 'store'>): () => Promise<void> {
  const dateOf = serviceDates(hall.base.timeZone)
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let lookedOn = ''
  return async () => {
    const nowMs = hall.nowMs()
    const today = dateOf(nowMs)
    if (today === lookedOn && nowMs >= lookedAtMs && nowMs < lookedAtMs + LOOK_EVERY_MS) return
    const { suggestions } = hall.streams.state(FEEDBACK_STREAM)
    const due = (await hall.store.contacts()).flatMap(({ reference }) => {
      const one = suggestions.get(reference)
      return one && isContactDue(one, today) ? [reference] : []
    })
    if (due.length > 0) await hall.store.eraseContacts(due)
    lookedAtMs = nowMs
    lookedOn = today
  }
}
