/** Where a ticket stands, by the link on its slip. */
import type { TicketView } from '../../../domain/views/ticket.ts'
import { ask, type Reply } from '../../app/server/http.ts'

/** Asks the hall once. */
export function lookUp(link: string): Promise<Reply<TicketView>> {
  return ask('GET', `/api/tickets/${encodeURIComponent(link)}`)
}
