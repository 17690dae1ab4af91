/** What may follow what: the written table of a ticket's life. Anything not in it is a rejection. */

/** A live ticket's state; a closed one has left the floor and says how. */
export type TicketStatus = 'waiting' | 'called' | 'arrived' | 'serving' | 'parked' | 'missed'
export type ClosedAs = 'finished' | 'cancelled' | 'voided' | 'abandoned' | 'merged'

export type TicketVerb =
  | 'callNext'
  | 'callByNumber'
  | 'recall'
  | 'arrive'
  | 'start'
  | 'settle'
  | 'finish'
  | 'miss'
  | 'rejoin'
  | 'park'
  | 'unpark'
  | 'transfer'
  | 'delay'
  | 'cancel'
  | 'void'
  | 'changePriority'
  | 'addItems'
  | 'mergeFrom'
  | 'mergeInto'

/** Rule LIFE-1. Verb → the states in which it is allowed. */
export const ALLOWED: Readonly<Record<TicketVerb, readonly TicketStatus[]>> = {
  callNext: ['waiting'],
  callByNumber: ['waiting', 'parked', 'missed'],
  recall: ['called'],
  arrive: ['called'],
  start: ['called', 'arrived'],
  settle: ['serving'],
  finish: ['serving'],
  miss: ['called'],
  rejoin: ['missed'],
  park: ['called', 'arrived', 'serving'],
  unpark: ['parked'],
  transfer: ['called', 'arrived', 'serving'],
  delay: ['waiting', 'called'],
  cancel: ['waiting', 'called', 'parked', 'missed'],
  void: ['waiting', 'called', 'arrived', 'parked', 'missed'],
  changePriority: ['waiting', 'parked', 'missed'],
  addItems: ['waiting', 'called', 'arrived', 'serving', 'parked'],
  mergeFrom: ['waiting', 'parked', 'missed'],
  mergeInto: ['waiting', 'called', 'arrived', 'serving', 'parked'],
}

/** Whether `verb` may be done to a ticket in `status` (LIFE-1). */
export function isAllowed(verb: TicketVerb, status: TicketStatus): boolean {
  return ALLOWED[verb].includes(status)
}
