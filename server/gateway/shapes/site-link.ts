/** Shapes of orders about tickets that are handed up. */
import type { LinkCommand } from '../../../domain/site-link/commands.ts'
import { command, id, text, ticketNo, type ShapesOf } from './atoms.ts'

export const linkShapes: ShapesOf<LinkCommand> = {
  EscalateTicket: command('EscalateTicket', {
    to: id,
    reason: text,
    counter: id.exactOptional(),
    ticketNo: ticketNo.exactOptional(),
  }),
  // A linked site's server brings the rest over a signed route, or the clock makes it.
  ReceiveEscalation: null,
  ResolveEscalation: null,
  SettleEscalation: null,
  RecallEscalation: null,
  WithdrawEscalation: null,
  MarkDelivered: null,
  MarkRefused: null,
}
