/** What the clients were told, and the check of all of it against what the disk kept. */
import type { Recorded } from '../../domain/queue-day/events.ts'
import { auditDay } from '../../server/operate/replay/audit.ts'

/** One answer that a client has in its hands: a number given, or a number called. */
export interface Acknowledged {
  readonly commandId: string
  readonly what: 'issue' | 'call'
  readonly ticketNo: string
}

export interface Verdict {
  /** Answers in the hands of kiosks and counters. */
  readonly acknowledged: number
  /** Of those, the ones the disk does not hold as they were told. */
  readonly lost: number
  /** Numbers given twice, commands carried out twice, and two answers that name one number. */
  readonly duplicates: number
  readonly doubleCalls: number
  readonly gaps: number
}

/** Judges a history. `days` are the events of each day's stream, in order. */
export function judge(history: readonly Acknowledged[], days: readonly (readonly Recorded[])[]): Verdict {
  const issuedBy = new Map<string, string[]>()
  const calledBy = new Map<string, string[]>()
  for (const { commandId, event } of days.flat()) {
    if (event.type === 'TicketIssued') issuedBy.set(commandId, [...(issuedBy.get(commandId) ?? []), event.ticketNo])
    if (event.type === 'TicketCalled') calledBy.set(commandId, [...(calledBy.get(commandId) ?? []), event.ticketNo])
  }
  const kept = { issue: issuedBy, call: calledBy }
  const twice = [...issuedBy.values(), ...calledBy.values()].filter((tickets) => tickets.length > 1).length
  const audits = days.map(auditDay)
  const sum = (of: 'duplicates' | 'doubleCalls' | 'gaps'): number =>
    audits.reduce((total, audit) => total + audit[of], 0)
  return {
    acknowledged: history.length,
    lost: history.filter((one) => !kept[one.what].get(one.commandId)?.includes(one.ticketNo)).length,
    duplicates: sum('duplicates') + twice + namedTwice(history, days.length),
    doubleCalls: sum('doubleCalls'),
    gaps: sum('gaps'),
  }
}

/** Two commands that were told the same number, or one command that was told two. */
function namedTwice(history: readonly Acknowledged[], days: number): number {
  let found = 0
  for (const what of ['issue', 'call'] as const) {
    const byTicket = new Map<string, Set<string>>()
    const byCommand = new Map<string, Set<string>>()
    for (const one of history) {
      if (one.what !== what) continue
      byTicket.set(one.ticketNo, (byTicket.get(one.ticketNo) ?? new Set()).add(one.commandId))
      byCommand.set(one.commandId, (byCommand.get(one.commandId) ?? new Set()).add(one.ticketNo))
    }
    // Numbers begin anew at midnight: a run across it may rightly be told one number on each of its days.
    for (const commands of byTicket.values()) if (commands.size > Math.max(1, days)) found += 1
    for (const tickets of byCommand.values()) if (tickets.size > 1) found += 1
  }
  return found
}
