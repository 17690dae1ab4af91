/** Where a number stands on the floor, and which verbs make sense there. */
import type { CommandType } from '../../../domain/queue-day/commands.ts'
import type { TicketNo, PriorityClass } from '../../../domain/words/ids.ts'
import type { ManagerView } from '../../../domain/views/floor.ts'
import type { AsideLine, WaitingLine } from '../../../domain/views/clerk.ts'

export type TicketPlace =
  | { readonly at: 'line'; readonly line: WaitingLine }
  | { readonly at: 'aside'; readonly aside: AsideLine }
  | { readonly at: 'counter'; readonly counter: string; readonly isServing: boolean }
  /** Further back than the view shows, or over: only the server knows. */
  | { readonly at: 'elsewhere' }

/** Finds a number in what the floor shows. */
export function placeOf(view: ManagerView, ticketNo: TicketNo): TicketPlace {
  const line = view.line.find((one) => one.ticketNo === ticketNo)
  if (line) return { at: 'line', line }
  const aside = view.aside.find((one) => one.ticketNo === ticketNo)
  if (aside) return { at: 'aside', aside }
  const counter = view.counters.find((one) => one.ticketNo === ticketNo)
  return counter
    ? { at: 'counter', counter: counter.counter, isServing: counter.status === 'serving' }
    : { at: 'elsewhere' }
}

/** Verbs that the rules allow where the ticket stands. */
export function verbsFor(place: TicketPlace): readonly CommandType[] {
  if (place.at === 'counter') return place.isServing ? [] : ['CancelTicket', 'VoidTicket']
  const anywhere: readonly CommandType[] = ['ChangePriority', 'MergeTickets', 'CancelTicket', 'VoidTicket']
  if (place.at !== 'aside') return anywhere
  if (place.aside.status === 'parked') return ['Unpark', ...anywhere]
  return place.aside.canReturn ? ['Rejoin', ...anywhere] : anywhere
}

/** "c 32", "Ｃ３２" and "C032" are the same number to whoever types it. */
export function typedNumber(text: string): TicketNo {
  const said = text.normalize('NFKC').toUpperCase()
  const parts = /^([A-Z]{1,4})(\d+)$/.exec(said.replace(/\s+/g, ''))
  return parts ? `${parts[1]}${(parts[2] as string).padStart(3, '0')}` : said.trim()
}

/** Classes in the order in which they are offered. */
export const CLASSES: readonly PriorityClass[] = ['ordinary', 'priority', 'reentry']
