/** What ratings say of a time: for the duty manager with their words, for a clerk only in sum and late (RATE-6). */
import {
  STRETCH_DAYS_MOST,
  type OwnRatingsReply,
  type PoorRatingLine,
  type RatingsReply,
} from '../../../domain/contract/http/rating.ts'
import { applicantIn, applicantKeys } from '../../../domain/case/applicant.ts'
import type { Reason } from '../../../domain/rating/levels.ts'
import { addedFigures, ratingFigures, ratingStream, type RatingDay } from '../../../domain/rating/state.ts'
import { RECTIFICATION_STREAM, rectificationLeft } from '../../../domain/rectification/state.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import { folded, type VisitsByLink } from './visits-by-link.ts'

/** With fewer a person could guess whose they are. */
const OWN_LEAST = 5
const OWN_DAYS = 30

interface RatedDate {
  readonly date: string
  readonly ratings: RatingDay
  readonly finished: Awaited<ReturnType<VisitsByLink['finishedOn']>>
}

/** From `from` to `to`, both included. */
async function ratedDates(
  hall: Pick<Hall, 'store'>,
  visits: VisitsByLink,
  from: string,
  to: string,
): Promise<readonly RatedDate[]> {
  const dates: RatedDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1))
    dates.push({ date, ratings: await folded(hall, ratingStream(date)), finished: await visits.finishedOn(date) })
  return dates
}

/** The duty manager's report. */
export async function ratingsReport(
  hall: Hall,
  visits: VisitsByLink,
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
): Promise<RatingsReply> {
  const dates = await ratedDates(hall, visits, from, to)
  const days = dates.map(({ date, ratings, finished }) => ({ date, figures: ratingFigures(ratings, finished.length) }))
  const given = dates.flatMap(({ date, ratings }) => [...ratings.rated.values()].map((one) => ({ ...one, date })))
  const reasons = new Map<Reason, number>()
  for (const { reasons: all } of given) for (const one of all) reasons.set(one, (reasons.get(one) ?? 0) + 1)
  return {
    days,
    total: addedFigures(days.map(({ figures }) => figures)),
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    notable: given
      .filter(({ words, level, review }) => words !== '' || level <= 2 || review !== null)
      .map(({ badgeNo: _badgeNo, ...one }) => one)
      .sort((a, b) => b.atMs - a.atMs),
    poor: await poorRatings(hall, today),
    today,
  }
}

/** Every poor rating that is open or was closed in the last days, the one with the least time first. */
async function poorRatings(hall: Hall, today: string): Promise<readonly PoorRatingLine[]> {
  const { calendar } = hall.index.settings
  const shown = [...hall.streams.state(RECTIFICATION_STREAM).all.values()].filter(
    ({ closedDate }) => closedDate === null || closedDate >= addDays(today, -STRETCH_DAYS_MOST),
  )
  const left = await hall.store.contactsAmong(shown.map(({ reference }) => reference))
  const phones = new Map(left.map(({ reference, phone }) => [reference, phone]))
  const lines: Omit<PoorRatingLine, 'daysLeft'>[] = []
  for (const one of shown) {
    const phone = phones.get(one.reference) ?? null
    const applicantPhone = one.hasPhone || one.closedDate !== null ? null : await applicantPhoneOf(hall, one.caseNo)
    lines.push({ ...one, phone, applicantPhone })
  }
  return lines
    .map((one) => ({
      ...one,
      daysLeft: rectificationLeft(one, calendar, today),
    }))
    .sort((a, b) => (a.daysLeft ?? 999) - (b.daysLeft ?? 999))
}

/** The number that was left when the case was accepted (APPLICANT-5). */
async function applicantPhoneOf({ store }: Pick<Hall, 'store'>, caseNo: string | null): Promise<string | null> {
  const row = caseNo === null ? null : await store.caseRow(caseNo)
  if (row === null) return null
  const applicant = applicantIn(await store.contactsAmong(applicantKeys(row.group)))
  return applicant === null || applicant.phone === '' ? null : applicant.phone
}

/** One's own figures, up to yesterday and with enough ratings only. */
export async function ownRatings(
  hall: Pick<Hall, 'store'>,
  visits: VisitsByLink,
  badgeNo: string,
  today: string,
): Promise<OwnRatingsReply> {
  const [from, to] = [addDays(today, -OWN_DAYS), addDays(today, -1)]
  const dates = await ratedDates(hall, visits, from, to)
  const figures = addedFigures(
    dates.map(({ ratings, finished }) =>
      ratingFigures(
        ratings,
        finished.filter((one) => one.badgeNo === badgeNo).length,
        (served) => served.badgeNo === badgeNo,
      ),
    ),
  )
  return { from, to, figures: figures.rated < OWN_LEAST ? null : figures }
}
