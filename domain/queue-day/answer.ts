/** What a command's sender is told, found again from its own events: a retry after a lost answer gets the same one. */
import type { CommandResult } from '../contract/protocol.ts'
import type { Command } from './commands.ts'
import type { DayEvent } from './events.ts'
import type { DayState } from './state.ts'

/**
 * Result of `command` from the events it caused. People ahead and span are told while the ticket still waits.
 * `atMs` is the time the events were recorded.
 */
export function resultOf(
  command: Command,
  events: readonly DayEvent[],
  day: Readonly<DayState>,
  atMs: number,
): CommandResult {
  const issued = events.find((event) => event.type === 'TicketIssued')
  const called = events.find((event) => event.type === 'TicketCalled')
  if (issued) {
    // What the log holds is what is said: the same again to whoever lost the answer.
    const isWaiting = day.tickets.get(issued.ticketNo)?.status === 'waiting'
    const place = isWaiting && issued.told ? issued.told : {}
    return { ticketNo: issued.ticketNo, link: issued.link, issuedAtMs: atMs, ...place }
  }
  if (called) return { ticketNo: called.ticketNo, why: called.why.rule }
  const wantedNext =
    (command.type === 'FinishService' || command.type === 'MarkMissed') && command.thenCallNext === true
  return wantedNext ? { isQueueEmpty: true } : {}
}
