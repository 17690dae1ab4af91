/** Shapes of what a kiosk says of its journal. */
import { z } from 'zod'
import type { OfflineCommand } from '../../../domain/offline/commands.ts'
import { command, commandId, id, missing, ticketNo, time, type ShapesOf } from './atoms.ts'

const journalId = z.string().min(16).max(64)
/** Not `date`: a day that no calendar has is answered ticket by ticket, so that the kiosk puts it aside (OFF-8). */
const serviceDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date looks like 2026-10-01')

/**
 * As wide as whatever a kiosk may have printed: a ticket that is turned away here would stay in its journal for ever.
 */
const ticket = z.strictObject({
  ticketNo,
  prefix: z.string().regex(/^[A-Z]{2,4}$/, 'queue letters and series letters'),
  number: z.number().int().min(1).max(999_999),
  link: z.string().regex(/^[\w-]{16,64}$/, 'an unguessable link'),
  items: z
    .array(
      z.strictObject({
        item: id,
        queue: id,
        serviceMin: z.number().min(0).max(100_000),
        missing: missing.exactOptional(),
      }),
    )
    .min(1)
    .max(50),
  isElder: z.boolean(),
  issuedAtMs: time,
  serviceDate,
  insteadOf: commandId.exactOptional(),
})

export const offlineShapes: ShapesOf<OfflineCommand> = {
  LeaseSeries: command('LeaseSeries', { journalId }),
  HandInTickets: command('HandInTickets', { journalId, serviceDate, tickets: z.array(ticket).min(1).max(50) }),
}
