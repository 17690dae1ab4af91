/** States after which a ticket does nothing more. */
import type { TicketView } from '../../domain/views/types.ts'

export const OVER: readonly TicketView['status'][] = ['finished', 'cancelled', 'voided', 'abandoned', 'merged']
