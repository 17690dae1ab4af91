/** Where a ticket stands, by the link on its slip. */
import type { TicketView } from '../../../domain/views/ticket.ts'
import { ask, type Reply } from '../../app/server/http.ts'

/** The link inside what a scanner read: a whole address or its path; null when there is none. */
export function linkIn(text: string): string | null {
  return /\/t\/([\w-]{8,})/.exec(text)?.[1] ?? null
}

/** Asks the hall once. */
export function lookUp(link: string): Promise<Reply<TicketView>> {
  return ask('GET', `/api/tickets/${encodeURIComponent(link)}`)
}
