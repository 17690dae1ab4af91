/** What the rating tablet at one window shows: the visit that has just ended there, else the window itself. */
import { serviceRules } from '../plan/service-rules.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import type { RatingDay } from '../rating/state.ts'
import { counterView, type CounterView } from './counter.ts'
import type { ViewHead } from './view-head.ts'
import type { TicketNo } from '../words/ids.ts'

/** So long after its end a visit is still asked about; a touch on the tablet goes on for as long as it lasts. */
const ASKED_FOR_MS = 45_000

export interface RatingPadView extends ViewHead {
  readonly kind: 'rating'
  readonly counter: string
  /** The window as its display shows it; a call stands here at once. */
  readonly now: Omit<CounterView, 'kind' | 'seq' | 'atMs'>
  readonly visit: {
    readonly date: string
    readonly ticketNo: TicketNo
    /** Matters, and how many of them were done. */
    readonly items: number
    readonly done: number
    readonly waitMin: number
    readonly serviceMin: number
    /** Whoever served; whoever sits there now may be another. */
    readonly clerk: { readonly name: string; readonly badgeNo: string } | null
    readonly endedAtMs: number
    /** It may still be rated by the slip's code for so many days. */
    readonly rateWithinDays: number
  } | null
}

/**
 * The tablet of a window (RATE-8): asks until somebody has answered, until the next visit begins, at most for a while.
 */
export function ratingPadView(
  day: Day,
  ratings: Pick<RatingDay, 'rated' | 'skipped'>,
  index: SettingsIndex,
  counter: string,
  nowMs: number,
): RatingPadView {
  const { kind: _kind, seq, atMs, ...now } = counterView(day, index, counter, nowMs)
  return { kind: 'rating', seq, atMs, counter, now, visit: visitAt(day, ratings, index, counter, nowMs) }
}

function visitAt(
  day: Day,
  { rated, skipped }: Pick<RatingDay, 'rated' | 'skipped'>,
  index: SettingsIndex,
  counter: string,
  nowMs: number,
): RatingPadView['visit'] {
  const window = day.counters.get(counter)
  const no = window?.last?.ticketNo ?? ''
  const closed = day.closed.get(no)
  if (closed?.as !== 'finished' || nowMs > closed.atMs + ASKED_FOR_MS) return null
  if (rated.has(no) || skipped.has(no)) return null
  // The next person is called with the same press that ends a visit; only their visit's beginning ends the asking.
  const next = window?.ticketNo ? day.tickets.get(window.ticketNo) : undefined
  if (next !== undefined && next.status !== 'called') return null
  const { ticket } = closed
  const clerk = ticket.badgeNo === null ? undefined : index.clerks.get(ticket.badgeNo)
  return {
    date: day.serviceDate,
    ticketNo: no,
    items: ticket.items.length,
    done: ticket.items.filter(({ outcome }) => outcome === 'done').length,
    waitMin: Math.floor(ticket.waitedMs / 60_000),
    serviceMin: Math.max(1, Math.round((window?.last?.servedMs ?? 0) / 60_000)),
    clerk: clerk ? { name: clerk.name, badgeNo: clerk.badgeNo } : null,
    endedAtMs: closed.atMs,
    rateWithinDays: serviceRules(index.settings).rateWithinDays,
  }
}
