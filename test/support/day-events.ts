/** Two events of a day as a server writes them, for those who judge what was written. */
import type { DayEvent } from '../../domain/queue-day/events.ts'

/** A001, A002, … was given. */
export function issued(number: number): DayEvent {
  return {
    type: 'TicketIssued',
    ticketNo: `A00${number}`,
    prefix: 'A',
    number,
    items: [],
    leg: { queue: 'A', skills: ['A'], isQuick: false },
    priorityClass: 'ordinary',
    origin: 'kiosk',
    isElder: false,
    link: '',
    sinceMs: 0,
  }
}

/** It was called to a counter. */
export function called(number: number, counter: string): DayEvent {
  return {
    type: 'TicketCalled',
    ticketNo: `A00${number}`,
    counter,
    badgeNo: counter,
    callNo: 1,
    why: { rule: 'arrivalOrder', overtook: 0, overtaken: null },
    isSilent: false,
  }
}
