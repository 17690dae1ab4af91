/** The clerk's console. Bounded: it never grows with the queue. And its rows of tickets, which the floor shows as well. */
import type { CounterIndex, SettingsIndex } from '../plan/settings-index.ts'
import type { ItemOutcome } from '../queue-day/commands.ts'
import { planOf, undoableStep } from '../queue-day/decide/checks.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import type { CallRule, ParkedBecause } from '../queue-day/events.ts'
import { coverings, untrainedAt } from '../queue-day/pick/cover.ts'
import { itemsHere } from '../queue-day/pick/legs.ts'
import { isKeptFrom } from '../queue-day/pick/may-call.ts'
import { nextInOrder } from '../queue-day/pick/pick.ts'
import type { StepType, Ticket } from '../queue-day/state.ts'
import { longestSince, waitingIn } from '../queue-day/pick/waiting.ts'
import { type CounterStatus, clerkAt, statusOf } from './counter.ts'
import type { PostingLine } from '../posting/state.ts'
import type { ViewHead } from './view-head.ts'
import type { CounterId, PriorityClass, QueueId, TicketNo } from '../words/ids.ts'

export interface ClerkItem {
  readonly index: number
  readonly item: string
  readonly queue: QueueId
  readonly outcome: ItemOutcome | null
  readonly missing: number | null
  /** Of an accepted item. */
  readonly caseNo?: string
  /** false: served elsewhere, the ticket travels on by itself. */
  readonly isHere: boolean
}

export interface ClerkTicket {
  readonly ticketNo: TicketNo
  readonly status: 'called' | 'arrived' | 'serving'
  readonly priorityClass: PriorityClass
  readonly isElder: boolean
  readonly calls: number
  readonly items: readonly ClerkItem[]
  /** Wait frozen at the first call, ms. */
  readonly waitedMs: number
  readonly calledAtMs: number
  readonly lastCalledAtMs: number
  readonly arrivedAtMs: number | null
  readonly startedAtMs: number | null
  readonly why: CallRule
  readonly promiseMin: number
  /** Handed up by a station: the number that its holder has there. */
  readonly escalatedFrom?: { readonly site: string; readonly ticketNo: TicketNo; readonly sinceMs: number }
}

export interface ClerkView extends ViewHead {
  readonly kind: 'clerk'
  readonly counter: CounterId
  readonly status: CounterStatus
  readonly clerk: { readonly name: string; readonly badgeNo: string; readonly post: string } | null
  readonly untilMs: number | null
  readonly current: ClerkTicket | null
  /** id, waiting, longest wait since (ms) or null. Only this counter's queues. */
  readonly queues: readonly (readonly [QueueId, number, number | null])[]
  /** At most five, in the order this counter would call them. */
  readonly next: readonly WaitingLine[]
  /** At most eight, oldest first; `asideCount` says how many there are. */
  readonly aside: readonly AsideLine[]
  readonly asideCount: number
  /** What 撤销 would take back now, and until when. */
  readonly undo: { readonly what: StepType; readonly ticketNo: TicketNo; readonly untilMs: number } | null
  readonly last: { readonly ticketNo: TicketNo; readonly servedMs: number } | null
  /** Posts that this window stands in for now (COVER-1), left out where there are none. */
  readonly covering?: readonly { readonly post: string; readonly name: string }[]
  /** Queues of this window that its clerk was not trained for (SKILL-1), left out where there are none. */
  readonly untrained?: readonly QueueId[]
  /** Where this clerk was sent, or until when they were sent here (ACT-3, ACT-4); left out where nobody sent them. */
  readonly posting?: PostingLine
}

const CLERK_NEXT = 5

const CLERK_ASIDE = 8

/** One clerk's console (VIEW-5). */
export function clerkView(day: Day, index: SettingsIndex, counter: CounterId, nowMs: number): ClerkView {
  const plan = planOf(counter, day, index)
  const now = day.counters.get(counter)
  const ticket = now?.ticketNo ? day.tickets.get(now.ticketNo) : undefined
  const badgeNo = now?.badgeNo ?? ''
  const aside = plan ? asideTickets(day).filter((one) => concerns(one, plan, badgeNo)) : []
  const step = now ? undoableStep(day, now.steps.at(-1), now.ticketNo, nowMs, index.settings.rules.undoWithinSec) : null
  return {
    kind: 'clerk',
    seq: day.seq,
    atMs: nowMs,
    counter,
    status: statusOf(now, ticket),
    clerk: clerkAt(now, index),
    untilMs: now?.status === 'paused' ? (now.pause?.untilMs ?? null) : null,
    current: ticket && plan ? clerkTicket(ticket, plan, index) : null,
    queues: plan
      ? [...plan.skills].map((queue) => [queue, waitingIn(day, queue), longestSince(day, queue)?.sinceMs ?? null])
      : [],
    next: plan ? nextInOrder(day, plan, index, nowMs, CLERK_NEXT).map(waitingLine) : [],
    aside: aside.slice(0, CLERK_ASIDE).map((one) => asideLine(day, one, badgeNo, index, nowMs)),
    asideCount: aside.length,
    undo: step
      ? { what: step.what, ticketNo: step.ticketNo, untilMs: step.atMs + index.settings.rules.undoWithinSec * 1000 }
      : null,
    last: now?.last ?? null,
    ...(index.isByPeople ? coverFacts(day, index, counter) : {}),
  }
}

/** What the clerk is told of standing in and of training. */
function coverFacts(day: Day, index: SettingsIndex, counter: CounterId): Pick<ClerkView, 'covering' | 'untrained'> {
  const covering = coverings(day, index)
    .filter(({ by }) => by?.counter === counter)
    .map(({ pair: { post, a } }) => ({ post, name: index.clerks.get(a)?.name ?? a }))
  const untrained = untrainedAt(day, counter, index)
  return {
    ...(covering.length > 0 ? { covering } : {}),
    ...(untrained.length > 0 ? { untrained } : {}),
  }
}

function clerkTicket(ticket: Ticket, plan: CounterIndex, index: SettingsIndex): ClerkTicket {
  const here = new Set(itemsHere(ticket.items, plan))
  return {
    ticketNo: ticket.no,
    status: ticket.status as ClerkTicket['status'],
    priorityClass: ticket.priorityClass,
    isElder: ticket.isElder,
    calls: ticket.calls,
    items: ticket.items.map((item, at) => ({
      index: at,
      item: item.item,
      queue: item.queue,
      outcome: item.outcome,
      missing: item.missing,
      isHere: item.outcome !== null || here.has(at),
      ...(item.caseNo === undefined ? {} : { caseNo: item.caseNo }),
    })),
    waitedMs: ticket.waitedMs,
    calledAtMs: ticket.calledAtMs,
    lastCalledAtMs: ticket.lastCalledAtMs,
    arrivedAtMs: ticket.arrivedAtMs,
    startedAtMs: ticket.startedAtMs,
    why: ticket.why?.rule ?? 'arrivalOrder',
    promiseMin: index.queues.get(ticket.leg.queue)?.promiseMin ?? 30,
    ...(ticket.escalatedFrom ? { escalatedFrom: ticket.escalatedFrom } : {}),
  }
}

function concerns(ticket: Ticket, plan: CounterIndex, badgeNo: string): boolean {
  return ticket.parked?.keepFor === badgeNo || plan.skills.has(ticket.leg.queue)
}

export interface WaitingLine {
  readonly ticketNo: TicketNo
  readonly queue: QueueId
  readonly priorityClass: PriorityClass
  readonly sinceMs: number
  readonly items: readonly string[]
}

export interface AsideLine {
  readonly ticketNo: TicketNo
  readonly status: 'parked' | 'missed'
  /** Why it stands aside; null: it was missed. */
  readonly because: ParkedBecause | null
  /** What was typed. */
  readonly reason: string
  readonly atMs: number
  readonly returnAtMs: number | null
  /** false: parked for a colleague, or a missed number whose time to rejoin is over. */
  readonly canReturn: boolean
}

export function asideTickets(day: Day): readonly Ticket[] {
  return [...day.aside].map((no) => day.tickets.get(no) as Ticket)
}

export function asideLine(
  day: Day,
  ticket: Ticket,
  badgeNo: string | null,
  index: SettingsIndex,
  nowMs: number,
): AsideLine {
  const { rules } = index.settings
  const keptFor = ticket.parked?.keepFor ?? null
  const isMine =
    badgeNo === null || keptFor === null || !isKeptFrom(day, badgeNo, keptFor, ticket.parked?.atMs ?? 0, index, nowMs)
  const canRejoin =
    ticket.rejoins < rules.rejoinsMax && nowMs - (ticket.missedAtMs ?? 0) <= rules.rejoinWithinMin * 60_000
  return {
    ticketNo: ticket.no,
    status: ticket.status === 'missed' ? 'missed' : 'parked',
    because: ticket.parked?.because ?? null,
    reason: ticket.parked?.reason ?? '',
    atMs: ticket.parked?.atMs ?? ticket.missedAtMs ?? 0,
    returnAtMs: ticket.parked?.returnAtMs ?? null,
    canReturn: ticket.status === 'missed' ? canRejoin : isMine,
  }
}

export function waitingLine(ticket: Ticket): WaitingLine {
  return {
    ticketNo: ticket.no,
    queue: ticket.leg.queue,
    priorityClass: ticket.priorityClass,
    sinceMs: ticket.sinceMs,
    items: ticket.items.map((item) => item.item),
  }
}
