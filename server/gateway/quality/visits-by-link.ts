/** Visits by the link on their slip, of today and of the days on which one may still be rated (RATE-7). */
import { emptyState, foldInto } from '../../../domain/contract/subjects.ts'
import type { RatableVisit } from '../../../domain/contract/http/rating.ts'
import { serviceRules } from '../../../domain/plan/service-rules.ts'
import { dayStream, type DayState, type Ticket } from '../../../domain/queue-day/state.ts'
import { ratingStream, type RatingDay } from '../../../domain/rating/state.ts'
import type { StreamName } from '../../../domain/words/stream.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import { labelOf } from '../../../domain/views/counter.ts'
import type { Hall } from '../../hall/hall.ts'
import { serviceDates } from '../../hall/holding.ts'

type Kept = Pick<Hall, 'base' | 'day' | 'index' | 'nowMs' | 'store'>
type Visit = Omit<RatableVisit, 'state' | 'untilDate'> & { readonly isFinished: boolean }

export interface VisitsByLink {
  /** null: no visit of the days in question has this link. */
  find(link: string): Promise<RatableVisit | null>
  /** Finished visits of a date, by whom they were served. */
  finishedOn(date: string): Promise<readonly { readonly badgeNo: string | null; readonly queue: string }[]>
}

interface PastDay {
  readonly seq: number
  readonly visits: ReadonlyMap<string, Visit>
  readonly finished: readonly { readonly badgeNo: string | null; readonly queue: string }[]
}

/** Days that are over are folded once and kept as a few words for each visit. */
export function createVisitsByLink(hall: Kept): VisitsByLink {
  const dateOf = serviceDates(hall.base.timeZone)
  const kept = new Map<string, PastDay>()

  async function pastDay(date: string): Promise<PastDay> {
    const { seq } = await hall.store.head(dayStream(date))
    const known = kept.get(date)
    if (known?.seq === seq) return known
    const day = await folded(hall, dayStream(date))
    const visits = new Map([...day.links].map(([link, no]) => [link, visitOf(date, no, day, hall)] as const))
    const fresh = { seq, visits, finished: finishedOf(day) }
    kept.set(date, fresh)
    return fresh
  }

  return {
    find: async (link) => {
      const today = dateOf(hall.nowMs())
      // The day that is held may still be yesterday's, for the second after midnight.
      const day = hall.day()
      const no = day.links.get(link)
      const days = serviceRules(hall.index.settings).rateWithinDays
      let visit = no === undefined ? undefined : visitOf(day.serviceDate, no, day, hall)
      for (let back = 1; visit === undefined && back <= days; back += 1)
        visit = (await pastDay(addDays(today, -back))).visits.get(link)
      for (const date of kept.keys()) if (date < addDays(today, -Math.max(days, 31))) kept.delete(date)
      if (visit === undefined) return null
      const { isFinished, ...rest } = visit
      const ratings = await folded<RatingDay>(hall, ratingStream(rest.date))
      const state = ratings.rated.has(rest.ticketNo) ? 'rated' : isFinished ? 'open' : 'notFinished'
      return { ...rest, state, untilDate: addDays(rest.date, days) }
    },
    finishedOn: async (date) =>
      date === hall.day().serviceDate ? finishedOf(hall.day()) : (await pastDay(date)).finished,
  }
}

/** What a stream of the store holds, without holding it. */
export async function folded<S>({ store }: Pick<Hall, 'store'>, stream: StreamName<S>): Promise<S> {
  const state = emptyState(stream)
  for (const record of await store.read(stream, 0)) foldInto(stream, state, record)
  return state as unknown as S
}

function finishedOf(day: Readonly<DayState>): PastDay['finished'] {
  return [...day.closed.values()]
    .filter(({ as }) => as === 'finished')
    .map(({ ticket: { badgeNo, leg } }) => ({ badgeNo, queue: leg.queue }))
}

function visitOf(date: string, no: string, day: Readonly<DayState>, { index }: Kept): Visit {
  const closed = day.closed.get(no)
  const ticket = closed?.ticket ?? (day.tickets.get(no) as Ticket)
  const serviceMs = closed && ticket.startedAtMs !== null ? closed.atMs - ticket.startedAtMs : 0
  return {
    date,
    ticketNo: no,
    window: ticket.counter === null ? '' : labelOf(ticket.counter, index),
    items: ticket.items.length,
    done: ticket.items.filter(({ outcome }) => outcome === 'done').length,
    waitMin: Math.floor(ticket.waitedMs / 60_000),
    serviceMin: Math.max(1, Math.round(serviceMs / 60_000)),
    isFinished: closed?.as === 'finished',
  }
}
