/** States after which a ticket does nothing more. */
import type { TicketView } from '../../domain/views/ticket.ts'

export const OVER: readonly TicketView['status'][] = ['finished', 'cancelled', 'voided', 'abandoned', 'merged']
