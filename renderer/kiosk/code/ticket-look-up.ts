/** Where a ticket stands, by the link on its slip. */
import type { TicketView } from '../../../domain/views/ticket.ts'
import { ask, type Reply } from '../../app/server/http.ts'

/** Asks the hall once. */
export function lookUp(link: string): Promise<Reply<TicketView>> {
  return ask('GET', `/api/tickets/${encodeURIComponent(link)}`)
}

/** Whether this slip has cases: then their page says more than that of the ticket, and is there on later days too. */
export async function hasCases(link: string): Promise<boolean> {
  return (await ask<object>('GET', `/api/receipts/${encodeURIComponent(link)}`)).ok
}
