/** Where a ticket stands, by the link on its slip. */
import type { RatableVisit } from '../../../domain/contract/http/rating.ts'
import type { TicketView } from '../../../domain/views/ticket.ts'
import { ask, type Reply } from '../../app/server/http.ts'

/** Asks the hall once. */
export function lookUp(link: string): Promise<Reply<TicketView>> {
  return ask('GET', `/api/tickets/${encodeURIComponent(link)}`)
}

/** The visit of a slip that may be rated now, or that has been; null for every other. */
export async function lookUpVisit(link: string): Promise<RatableVisit | null> {
  const found = await ask<RatableVisit>('GET', `/api/ratings/visits/${encodeURIComponent(link)}`)
  return found.ok && found.value.state !== 'notFinished' ? found.value : null
}

/** Whether this slip has cases: then their page says more than that of the ticket, and is there on later days too. */
export async function hasCases(link: string): Promise<boolean> {
  return (await ask<object>('GET', `/api/receipts/${encodeURIComponent(link)}`)).ok
}
