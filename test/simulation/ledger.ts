/**
 * Reads the log as it grows and knows nothing of the product's own state: numbers, counters and the life of each ticket
 * must be right after every write.
 */
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { isAllowed, type TicketStatus, type TicketVerb } from '../../domain/queue-day/transitions.ts'
import type { Recorded } from '../../domain/words/recorded.ts'

export interface Ledger {
  /** One committed write to the stream of a day. */
  take(stream: string, records: readonly Recorded<DayEvent>[]): void
}

interface Place {
  readonly status: TicketStatus | 'closed'
  readonly counter: string | null
}

interface Life {
  place: Place
  /** Steps that may be taken back, newest last. */
  steps: { readonly what: string; readonly before: Place }[]
}

interface Day {
  seq: number
  atMs: number
  isClosed: boolean
  readonly numbers: Map<string, number>
  readonly lives: Map<string, Life>
  readonly atCounter: Map<string, string>
}

/**
 * What an event does: verbs of the table (any of them must allow it), the status after it, and whether a counter may
 * take it back.
 */
interface Move {
  readonly verbs: readonly TicketVerb[]
  readonly to: TicketStatus | 'closed' | null
  readonly isStep: boolean
}

/** `fault` is told each thing that must never be. */
export function createLedger(fault: (what: string) => void): Ledger {
  const days = new Map<string, Day>()
  return {
    take: (stream, records) => {
      const day = days.get(stream) ?? {
        seq: 0,
        atMs: 0,
        isClosed: false,
        numbers: new Map(),
        lives: new Map(),
        atCounter: new Map(),
      }
      days.set(stream, day)
      for (const record of records)
        takeOne(day, record, (what) => fault(`${stream} ${record.seq} ${record.event.type}: ${what}`))
      if (day.isClosed && [...day.lives.values()].some((life) => life.place.status !== 'closed'))
        fault(`${stream} is closed and somebody waits in it`)
    },
  }
}

function takeOne(day: Day, record: Recorded<DayEvent>, fault: (what: string) => void): void {
  const { event } = record
  if (record.seq !== day.seq + 1) fault(`follows ${day.seq}`)
  if (record.atMs < day.atMs) fault(`its time runs backwards by ${day.atMs - record.atMs} ms`)
  if (day.isClosed && !isLateSlip(day, event)) fault('written after the day was closed')
  day.seq = record.seq
  day.atMs = record.atMs
  if (event.type === 'DayClosed') day.isClosed = true
  else if (event.type === 'TicketIssued' && event.offline) issueSlip(day, event, record.atMs, fault)
  else if (event.type === 'TicketIssued') issue(day, event, fault)
  else if (event.type === 'TransitionUndone') undo(day, event, fault)
  else if (event.type === 'TicketsMerged') {
    move(day, event.into, { verbs: ['mergeInto'], to: null, isStep: false }, null, event.type, fault)
    move(day, event.from, { verbs: ['mergeFrom'], to: 'closed', isStep: false }, null, event.type, fault)
  } else if ('ticketNo' in event) {
    const made = moveOf(event)
    if (made) move(day, event.ticketNo, made, 'counter' in event ? event.counter : null, event.type, fault)
  }
}

/** A slip that comes in after the day was closed is recorded and closed, nothing else (OFF-7). */
function isLateSlip(day: Day, event: DayEvent): boolean {
  if (event.type === 'TicketIssued') return event.offline !== undefined
  return (
    event.type === 'TicketClosed' &&
    event.because === 'handedInLate' &&
    day.lives.get(event.ticketNo)?.place.status === 'waiting'
  )
}

/** OFF-1: a number of a kiosk's own series, in any order, once. */
function issueSlip(
  day: Day,
  event: Extract<DayEvent, { type: 'TicketIssued' }>,
  atMs: number,
  fault: (what: string) => void,
): void {
  if (day.numbers.has(event.prefix)) fault(`${event.ticketNo} has the letters of a queue`)
  if (event.sinceMs > atMs) fault(`${event.ticketNo} waits from ${event.sinceMs - atMs} ms later on`)
  if (day.lives.has(event.ticketNo)) fault(`${event.ticketNo} is given twice`)
  day.lives.set(event.ticketNo, { place: { status: 'waiting', counter: null }, steps: [] })
}

/** NUM-2: one number after the other, per prefix and date. */
function issue(day: Day, event: Extract<DayEvent, { type: 'TicketIssued' }>, fault: (what: string) => void): void {
  const expected = (day.numbers.get(event.prefix) ?? 0) + 1
  if (event.number !== expected) fault(`${event.ticketNo} where ${event.prefix} ${expected} comes next`)
  if (day.lives.has(event.ticketNo)) fault(`${event.ticketNo} is given twice`)
  day.numbers.set(event.prefix, event.number)
  day.lives.set(event.ticketNo, { place: { status: 'waiting', counter: null }, steps: [] })
}

function moveOf(
  event: Exclude<DayEvent, { type: 'TicketIssued' | 'TransitionUndone' | 'TicketsMerged' }>,
): Move | null {
  switch (event.type) {
    case 'ItemsAdded':
      return { verbs: ['addItems'], to: null, isStep: false }
    case 'TicketCalled':
      return { verbs: [event.why.rule === 'byNumber' ? 'callByNumber' : 'callNext'], to: 'called', isStep: true }
    case 'TicketRecalled':
      return { verbs: ['recall'], to: null, isStep: false }
    case 'TicketArrived':
      return { verbs: ['arrive'], to: 'arrived', isStep: true }
    case 'ServiceStarted':
      return { verbs: ['start'], to: 'serving', isStep: true }
    case 'ItemSettled':
      return { verbs: ['settle'], to: null, isStep: false }
    case 'ServiceFinished':
      return { verbs: ['finish'], to: event.next === null ? 'closed' : 'waiting', isStep: true }
    case 'TicketMissed':
      return { verbs: ['miss'], to: 'missed', isStep: true }
    case 'TicketRejoined':
      return { verbs: ['rejoin'], to: 'waiting', isStep: false }
    case 'TicketParked':
      return { verbs: ['park', 'delay'], to: 'parked', isStep: event.counter !== null }
    case 'TicketUnparked':
      return { verbs: ['unpark'], to: 'waiting', isStep: false }
    case 'TicketTransferred':
      return { verbs: ['transfer'], to: 'waiting', isStep: true }
    case 'TicketClosed':
      return {
        verbs: event.as === 'cancelled' ? ['cancel'] : event.as === 'voided' ? ['void'] : ['cancel', 'void'],
        to: 'closed',
        isStep: false,
      }
    case 'PriorityChanged':
      return { verbs: ['changePriority'], to: null, isStep: false }
    default:
      return null
  }
}

function move(
  day: Day,
  no: string,
  made: Move,
  counter: string | null,
  what: string,
  fault: (what: string) => void,
): void {
  const life = day.lives.get(no)
  if (!life) return fault(`${no} was never given`)
  const before = life.place
  if (before.status === 'closed' || !made.verbs.some((verb) => isAllowed(verb, before.status as TicketStatus)))
    fault(`${no} is ${before.status} and cannot ${made.verbs.join(' or ')}`)
  if (what !== 'TicketCalled' && counter !== null && before.counter !== null && before.counter !== counter)
    fault(`${no} stands at counter ${before.counter}, not at ${counter}`)
  if (made.to === null) return
  const isHeld = made.to === 'called' || made.to === 'arrived' || made.to === 'serving'
  life.steps = made.isStep ? [...life.steps, { what, before }] : []
  put(day, no, life, { status: made.to, counter: isHeld ? (counter ?? before.counter) : null }, fault)
}

/** UNDO-1: exactly the last step is taken back. */
function undo(day: Day, event: Extract<DayEvent, { type: 'TransitionUndone' }>, fault: (what: string) => void): void {
  const life = day.lives.get(event.ticketNo)
  const step = life?.steps.pop()
  if (!life || !step || step.what !== event.undone)
    return fault(`${event.ticketNo} has no ${event.undone} to take back, its last step is ${step?.what ?? 'none'}`)
  put(day, event.ticketNo, life, step.before, fault)
}

/** CALL-1: a ticket at one counter at most, a counter with one ticket at most. */
function put(day: Day, no: string, life: Life, place: Place, fault: (what: string) => void): void {
  if (life.place.counter !== null && day.atCounter.get(life.place.counter) === no)
    day.atCounter.delete(life.place.counter)
  if (place.counter !== null) {
    const holds = day.atCounter.get(place.counter)
    if (holds !== undefined && holds !== no) fault(`counter ${place.counter} holds ${holds} and is given ${no}`)
    day.atCounter.set(place.counter, no)
  }
  life.place = place
}
