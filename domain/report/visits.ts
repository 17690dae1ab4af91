/** Follows each visit of a day through its events: what waited where, who served it, how it ended (REPORT-1). */
import type { DayEvent, Recorded } from '../queue-day/events.ts'
import type { CounterId, QueueId, TicketNo } from '../words/ids.ts'
import type { OfType } from '../words/subject.ts'
import type { ItemFact, LegEnd, LegFact, VisitFact } from './facts.ts'

type Of<T extends DayEvent['type']> = OfType<DayEvent, T>

/** A clerk takes back at most so many steps of a counter. */
const STEPS_KEPT = 3

export class Visits {
  readonly #visits = new Map<TicketNo, VisitFact>()
  /** What a counter's last steps would be taken back to. */
  readonly #steps = new Map<CounterId, VisitFact[]>()

  /** Every visit so far, in the order of issue. */
  all(): readonly VisitFact[] {
    return [...this.#visits.values()]
  }

  /** Takes one record; records of other things than tickets change nothing. */
  take({ event, atMs }: Recorded): void {
    if (event.type === 'TransitionUndone') return this.#takeBack(event.counter)
    if (event.type === 'TicketIssued') return void this.#visits.set(event.ticketNo, issued(event, atMs))
    if (event.type === 'TicketsMerged') return this.#merged(event, atMs)
    if (!('ticketNo' in event)) return
    const before = this.#visits.get(event.ticketNo)
    if (!before) return
    if (isStep(event)) this.#keepStep(event.counter, before)
    this.#visits.set(event.ticketNo, changed(before, event, atMs))
  }

  #keepStep(counter: CounterId, before: VisitFact): void {
    this.#steps.set(counter, [...(this.#steps.get(counter) ?? []), before].slice(-STEPS_KEPT))
  }

  #takeBack(counter: CounterId): void {
    const before = this.#steps.get(counter)?.pop()
    if (before) this.#visits.set(before.ticketNo, before)
  }

  #merged(event: Of<'TicketsMerged'>, atMs: number): void {
    const from = this.#visits.get(event.from)
    const into = this.#visits.get(event.into)
    if (from) this.#visits.set(event.from, closed(from, 'merged', atMs))
    if (into) this.#visits.set(event.into, { ...into, items: [...into.items, ...event.items.map(itemFact)] })
  }
}

type Step = Extract<
  Of<
    | 'TicketCalled'
    | 'TicketArrived'
    | 'ServiceStarted'
    | 'ServiceFinished'
    | 'TicketMissed'
    | 'TicketParked'
    | 'TicketTransferred'
  >,
  { readonly counter: CounterId | null }
>
const STEPS: ReadonlySet<DayEvent['type']> = new Set<Step['type']>([
  'TicketCalled',
  'TicketArrived',
  'ServiceStarted',
  'ServiceFinished',
  'TicketMissed',
  'TicketParked',
  'TicketTransferred',
])

function isStep(event: DayEvent): event is Step & { readonly counter: CounterId } {
  return STEPS.has(event.type) && (event as Step).counter !== null
}

function issued(event: Of<'TicketIssued'>, atMs: number): VisitFact {
  return {
    ticketNo: event.ticketNo,
    queue: event.leg.queue,
    origin: event.origin,
    priorityClass: event.priorityClass,
    isBooked: event.slot !== undefined,
    issuedAtMs: event.offline ? event.sinceMs : atMs,
    toldMin: event.told?.span?.[1] ?? null,
    items: event.items.map(itemFact),
    legs: [waitingIn(0, event.leg.queue, Math.max(event.sinceMs, event.slot?.fromMs ?? 0))],
    awayFromMs: null,
    awayMs: 0,
    closedAs: null,
    closedAtMs: null,
  }
}

function itemFact({ item, outcome }: ItemFact): ItemFact {
  return { item, outcome }
}

function waitingIn(leg: number, queue: QueueId, waitingFromMs: number): LegFact {
  return {
    leg,
    queue,
    waitingFromMs,
    calledAtMs: null,
    calls: 0,
    arrivedAtMs: null,
    startedAtMs: null,
    endedAtMs: null,
    counter: null,
    badgeNo: null,
    end: 'open',
  }
}

function changed(visit: VisitFact, event: DayEvent, atMs: number): VisitFact {
  switch (event.type) {
    case 'ItemsAdded':
      return { ...visit, items: [...visit.items, ...event.items.map(itemFact)] }
    case 'PriorityChanged':
      return { ...visit, priorityClass: event.priorityClass }
    case 'TicketCalled':
      return called(visit, event, atMs)
    case 'TicketRecalled':
      return inLeg(visit, { calls: event.nth })
    case 'TicketArrived':
      return inLeg(visit, { arrivedAtMs: atMs })
    case 'ServiceStarted':
      return inLeg(visit, { arrivedAtMs: last(visit).arrivedAtMs ?? atMs, startedAtMs: atMs })
    case 'ItemSettled':
      return { ...visit, items: settled(visit.items, [event]) }
    case 'ServiceFinished':
      return finished(visit, event, atMs)
    case 'TicketMissed':
      return { ...ended(visit, 'missed', atMs), awayFromMs: atMs }
    case 'TicketRejoined':
      return onward(back(visit, atMs), last(visit).queue, atMs)
    case 'TicketParked':
      return ended(visit, 'aside', atMs)
    case 'TicketUnparked':
      return onward(visit, last(visit).queue, atMs)
    case 'TicketTransferred':
      return onward(ended(visit, 'sentOn', atMs), event.leg.queue, atMs)
    case 'TicketClosed':
      return closed(visit, event.as, atMs)
    default:
      return visit
  }
}

function called(visit: VisitFact, event: Of<'TicketCalled'>, atMs: number): VisitFact {
  // Whoever is called from aside, or after a miss, has waited for nothing by then.
  const standing = last(visit).end === 'open' ? visit : onward(back(visit, atMs), last(visit).queue, atMs)
  return inLeg(standing, { calledAtMs: atMs, calls: 1, counter: event.counter, badgeNo: event.badgeNo })
}

function finished(visit: VisitFact, event: Of<'ServiceFinished'>, atMs: number): VisitFact {
  const served = { ...ended(visit, 'served', atMs), items: settled(visit.items, event.outcomes) }
  return event.next === null
    ? { ...served, closedAs: 'finished', closedAtMs: atMs }
    : onward(served, event.next.leg.queue, atMs)
}

function closed(visit: VisitFact, as: NonNullable<VisitFact['closedAs']>, atMs: number): VisitFact {
  const gone = last(visit).end === 'open' ? ended(visit, 'left', atMs) : visit
  return { ...back(gone, atMs), closedAs: as, closedAtMs: atMs }
}

function settled(
  items: readonly ItemFact[],
  outcomes: readonly { readonly index: number; readonly outcome: ItemFact['outcome'] }[],
): readonly ItemFact[] {
  return items.map((one, at) => ({
    ...one,
    outcome: outcomes.find(({ index }) => index === at)?.outcome ?? one.outcome,
  }))
}

function last(visit: VisitFact): LegFact {
  return visit.legs.at(-1) as LegFact
}

function inLeg(visit: VisitFact, change: Partial<LegFact>): VisitFact {
  return { ...visit, legs: [...visit.legs.slice(0, -1), { ...last(visit), ...change }] }
}

function ended(visit: VisitFact, end: LegEnd, atMs: number): VisitFact {
  return inLeg(visit, { end, endedAtMs: atMs })
}

function onward(visit: VisitFact, queue: QueueId, atMs: number): VisitFact {
  return { ...visit, legs: [...visit.legs, waitingIn(visit.legs.length, queue, atMs)] }
}

function back(visit: VisitFact, atMs: number): VisitFact {
  if (visit.awayFromMs === null) return visit
  return { ...visit, awayFromMs: null, awayMs: visit.awayMs + atMs - visit.awayFromMs }
}
