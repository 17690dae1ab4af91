/** Shapes of orders about sessions on demand. */
import { z } from 'zod'
import type { RequestCommand } from '../../../domain/session-request/commands.ts'
import { clock, command, date, id, person, runningNo, text, type ShapesOf } from './atoms.ts'

const ids = z.array(runningNo).min(1).max(200)

export const requestShapes: ShapesOf<RequestCommand> = {
  RequestSession: command('RequestSession', {
    date,
    from: clock,
    to: clock,
    items: z.array(id).min(1).max(20),
    person,
  }),
  AcceptRequests: command('AcceptRequests', {
    ids,
    session: z.strictObject({ from: clock, to: clock, isBookedOnly: z.boolean() }),
    badgeNo: id,
    note: text,
  }),
  DeclineRequests: command('DeclineRequests', { ids, reason: text }),
}
