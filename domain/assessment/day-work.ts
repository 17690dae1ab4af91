/** What each member of staff did on one date, from the events of that day alone (articles 10, 12). */
import type { DayEvent, Recorded } from '../queue-day/events.ts'
import type { BadgeNo, QueueId } from '../words/ids.ts'

/** One visit at one window. */
export interface ServedVisit {
  readonly badgeNo: BadgeNo
  readonly queue: QueueId
  readonly serviceMs: number
  readonly items: number
  /** Items of it that ended with a notice of what is missing. */
  readonly noticed: number
}

export interface Attendance {
  readonly badgeNo: BadgeNo
  readonly firstMs: number
  readonly lastMs: number
  /** Signed in, all stays together. */
  readonly presentMs: number
}

export interface AnsweredHelp {
  readonly badgeNo: BadgeNo
  readonly waitMs: number
}

export interface DayWork {
  readonly visits: readonly ServedVisit[]
  readonly attendance: readonly Attendance[]
  readonly help: readonly AnsweredHelp[]
  /** Calls for help that nobody has taken. */
  readonly unanswered: number
}

interface Seen {
  readonly sits: Map<string, { readonly badgeNo: BadgeNo; readonly sinceMs: number }>
  readonly queueOf: Map<string, QueueId>
  readonly started: Map<string, number>
  readonly noticed: Map<string, number>
  readonly helps: Map<number, number>
  readonly visits: ServedVisit[]
  readonly help: AnsweredHelp[]
  readonly stays: { readonly badgeNo: BadgeNo; readonly fromMs: number; readonly toMs: number }[]
}

/** Reads one day. A stay without an end ends with the day's last event; a step that was taken back counts for nothing. */
export function dayWork(records: Iterable<Recorded>): DayWork {
  const seen: Seen = {
    sits: new Map(),
    queueOf: new Map(),
    started: new Map(),
    noticed: new Map(),
    helps: new Map(),
    visits: [],
    help: [],
    stays: [],
  }
  let lastMs = 0
  for (const { event, atMs } of records) {
    look(seen, event, atMs)
    lastMs = atMs
  }
  for (const { badgeNo, sinceMs } of seen.sits.values()) seen.stays.push({ badgeNo, fromMs: sinceMs, toMs: lastMs })
  return { visits: seen.visits, attendance: attendanceOf(seen.stays), help: seen.help, unanswered: seen.helps.size }
}

function look(seen: Seen, event: DayEvent, atMs: number): void {
  switch (event.type) {
    case 'ClerkSignedIn':
      seen.sits.set(event.counter, { badgeNo: event.badgeNo, sinceMs: atMs })
      break
    case 'ClerkSignedOut':
      leave(seen, event.counter, atMs)
      break
    case 'TicketIssued':
    case 'ItemsAdded':
    case 'TicketTransferred':
      seen.queueOf.set(event.ticketNo, event.leg.queue)
      break
    case 'ServiceStarted':
      seen.started.set(event.ticketNo, atMs)
      break
    case 'ItemSettled':
      if (event.outcome === 'noticed') seen.noticed.set(event.ticketNo, (seen.noticed.get(event.ticketNo) ?? 0) + 1)
      break
    case 'ServiceFinished':
      finish(seen, event, atMs)
      break
    case 'TransitionUndone':
      if (event.undone === 'ServiceFinished') undo(seen, event.counter)
      break
    case 'HelpRequested':
      seen.helps.set(event.helpNo, atMs)
      break
    case 'HelpAnswered':
      seen.help.push({ badgeNo: event.badgeNo, waitMs: atMs - (seen.helps.get(event.helpNo) ?? atMs) })
      seen.helps.delete(event.helpNo)
      break
    default:
  }
}

function finish(seen: Seen, event: Extract<DayEvent, { type: 'ServiceFinished' }>, atMs: number): void {
  const { ticketNo, counter, outcomes, next } = event
  const badgeNo = seen.sits.get(counter)?.badgeNo
  if (badgeNo !== undefined)
    seen.visits.push({
      badgeNo,
      queue: seen.queueOf.get(ticketNo) ?? '',
      serviceMs: atMs - (seen.started.get(ticketNo) ?? atMs),
      items: outcomes.length,
      noticed: outcomes.filter(({ outcome }) => outcome === 'noticed').length + (seen.noticed.get(ticketNo) ?? 0),
    })
  seen.noticed.delete(ticketNo)
  if (next !== null) seen.queueOf.set(ticketNo, next.leg.queue)
}

/** The last visit of whoever sits there. */
function undo(seen: Seen, counter: string): void {
  const badgeNo = seen.sits.get(counter)?.badgeNo
  const at = seen.visits.map((visit) => visit.badgeNo === badgeNo).lastIndexOf(true)
  if (at >= 0) seen.visits.splice(at, 1)
}

function leave(seen: Seen, counter: string, atMs: number): void {
  const sat = seen.sits.get(counter)
  if (sat) seen.stays.push({ badgeNo: sat.badgeNo, fromMs: sat.sinceMs, toMs: atMs })
  seen.sits.delete(counter)
}

function attendanceOf(stays: Seen['stays']): readonly Attendance[] {
  const found = new Map<BadgeNo, Attendance>()
  for (const { badgeNo, fromMs, toMs } of stays) {
    const before = found.get(badgeNo)
    found.set(badgeNo, {
      badgeNo,
      firstMs: Math.min(before?.firstMs ?? Infinity, fromMs),
      lastMs: Math.max(before?.lastMs ?? 0, toMs),
      presentMs: (before?.presentMs ?? 0) + (toMs - fromMs),
    })
  }
  return [...found.values()]
}
