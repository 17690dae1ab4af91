/** Erases the phone numbers of suggestions and poor ratings when their time is over (FEED-5, RECT-3). */
import { isContactDue } from '../../domain/feedback/state.ts'
import { RECTIFICATION_STREAM, isRaterContactDue } from '../../domain/rectification/state.ts'
import type { Hall } from '../hall/hall.ts'
import { FEEDBACK_STREAM } from '../../domain/feedback/state.ts'
import { serviceDates } from '../hall/holding.ts'

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
    const poor = hall.streams.state(RECTIFICATION_STREAM).all
    const due = (await hall.store.contacts()).flatMap(({ reference }) => {
      const said = suggestions.get(reference)
      const rated = poor.get(reference)
      const isDue = (said && isContactDue(said, today)) ?? (rated && isRaterContactDue(rated, today)) ?? false
      return isDue ? [reference] : []
    })
    if (due.length > 0) await hall.store.eraseContacts(due)
    lookedAtMs = nowMs
    lookedOn = today
  }
}
