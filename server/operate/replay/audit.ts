/**
 * Reads a day's events as a stranger would and counts what must never be: numbers twice, numbers missing, tickets
 * called twice.
 */
import type { DayEvent, Recorded } from '../../../domain/queue-day/events.ts'

export interface DayAudit {
  readonly events: number
  readonly issued: number
  /** Tickets called for the first time. */
  readonly called: number
  /** Ticket numbers issued more than once. */
  readonly duplicates: number
  /**
   * Numbers missing between 1 and the highest of their prefix; of a kiosk's own series some may still lie in its
   * journal.
   */
  readonly gaps: number
  /** Calls of a ticket that another call already held, and calls to a counter that still held a ticket. */
  readonly doubleCalls: number
  /** Minutes from the ticket to its first call, in the order of calls. */
  readonly waitsMin: readonly number[]
}

/**
 * Knows nothing of the rules' own state: it folds the events by itself, so that a fault in the state would show here.
 * `records` are all events of one stream in order.
 */
export function auditDay(records: Iterable<Recorded>): DayAudit {
  const numbers = new Map<string, number[]>()
  const issuedAtMs = new Map<string, number>()
  const calledOnce = new Set<string>()
  const held = new Held()
  const waitsMin: number[] = []
  let events = 0
  let duplicates = 0
  let doubleCalls = 0
  const issue = (event: DayEvent & { readonly type: 'TicketIssued' }): void => {
    if (issuedAtMs.has(event.ticketNo)) duplicates += 1
    issuedAtMs.set(event.ticketNo, event.sinceMs)
    if (event.offline) return
    const taken = numbers.get(event.prefix)
    if (taken) taken.push(event.number)
    else numbers.set(event.prefix, [event.number])
  }
  const call = ({ ticketNo, counter }: DayEvent & { readonly type: 'TicketCalled' }, atMs: number): void => {
    if (held.isHeld(ticketNo) || held.isHolding(counter)) doubleCalls += 1
    held.hold(ticketNo, counter)
    if (!calledOnce.has(ticketNo)) waitsMin.push((atMs - (issuedAtMs.get(ticketNo) ?? atMs)) / 60_000)
    calledOnce.add(ticketNo)
  }
  for (const { event, atMs } of records) {
    events += 1
    if (event.type === 'TicketIssued') issue(event)
    else if (event.type === 'TicketCalled') call(event, atMs)
    else if (event.type === 'TransitionUndone' && event.undone !== 'TicketCalled')
      held.hold(event.ticketNo, event.counter)
    else for (const no of lettingGo(event)) held.release(no)
  }
  return {
    events,
    issued: issuedAtMs.size + duplicates,
    called: calledOnce.size,
    duplicates,
    gaps: gapsIn(numbers),
    doubleCalls,
    waitsMin,
  }
}

/** Which counter holds which ticket. */
class Held {
  private readonly holder = new Map<string, string>()
  private readonly atCounter = new Map<string, string>()

  isHeld(no: string): boolean {
    return this.holder.has(no)
  }

  isHolding(counter: string): boolean {
    return this.atCounter.has(counter)
  }

  hold(no: string, counter: string): void {
    this.holder.set(no, counter)
    this.atCounter.set(counter, no)
  }

  release(no: string): void {
    const counter = this.holder.get(no)
    if (counter === undefined) return
    this.holder.delete(no)
    if (this.atCounter.get(counter) === no) this.atCounter.delete(counter)
  }
}

/** Tickets that an event takes away from whichever counter held them. */
function lettingGo(event: DayEvent): readonly string[] {
  switch (event.type) {
    case 'ServiceFinished':
    case 'TicketMissed':
    case 'TicketParked':
    case 'TicketTransferred':
    case 'TicketClosed':
      return [event.ticketNo]
    case 'TransitionUndone':
      return [event.ticketNo]
    case 'TicketsMerged':
      return [event.from]
    default:
      return []
  }
}

function gapsIn(numbers: ReadonlyMap<string, readonly number[]>): number {
  let gaps = 0
  for (const taken of numbers.values()) gaps += Math.max(...taken) - new Set(taken).size
  return gaps
}
