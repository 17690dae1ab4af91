/** Where a ticket stands, by the link on its slip. */
import type { TicketView } from '../../../domain/views/ticket.ts'
import { askServer } from '../../app/server/servers.ts'

export interface Found {
  readonly view: TicketView | null
  /** The hall answered that it has no such ticket today. */
  readonly isUnknown: boolean
}

/** Asks the hall once; never rejects. */
export async function lookUp(link: string): Promise<Found> {
  try {
    const response = await askServer(`/api/tickets/${encodeURIComponent(link)}`)
    if (response.ok) return { view: (await response.json()) as TicketView, isUnknown: false }
    return { view: null, isUnknown: response.status === 404 }
  } catch {
    return { view: null, isUnknown: false }
  }
}
