/**
 * Routes for slips: a kiosk's printer, printing and reprinting; the ticket itself is already safe before any of this.
 */
import { id } from '../shapes/atoms.ts'
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { PrinterReply, SlipReply, SlipRequest } from '../../../domain/contract/http/hall.ts'
import type { SlipPrinting } from '../../devices/printing/slip-printing.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'

const slipBody: z.ZodType<SlipRequest> = z.strictObject({
  ticketNo: z.string().min(1).max(10),
  site: id.optional(),
  isReprint: z.boolean(),
  isElder: z.boolean(),
  language: z.enum(['zh', 'en']),
})

/** Adds the routes of the slip printers. */
export function slipRoutes(
  { kiosks }: Routes,
  { slips, log }: { readonly slips: Omit<SlipPrinting, 'remember'>; readonly log: Logger },
): void {
  const unknown = (): never =>
    refuse(404, { code: 'notFound', field: 'ticketNo', problem: 'There is no such ticket today.' })
  kiosks.get(
    '/api/printer',
    { schema: { summary: 'The printer of the kiosk that asks, read just now', tags: ['slips'] } },
    async (_request, _reply, kiosk): Promise<PrinterReply> => slips.status(kiosk.name),
  )
  kiosks.post(
    '/api/slips',
    {
      schema: {
        summary: 'Print a slip on the printer of the kiosk that asks',
        tags: ['slips'],
        body: z.toJSONSchema(slipBody),
      },
    },
    async (request, _reply, kiosk): Promise<SlipReply> => {
      const body = checked(slipBody, request.body)
      const outcome = (await slips.print(kiosk.name, body, originOf(request))) ?? unknown()
      if (outcome.state !== 'printed')
        log.info({ kiosk: kiosk.name, ticketNo: body.ticketNo, outcome }, 'slip not confirmed')
      return outcome
    },
  )
  kiosks.post(
    '/api/slips/bytes',
    {
      schema: {
        summary: 'The bytes of a slip, for a printer that hangs on the kiosk itself',
        produces: ['application/octet-stream'],
        tags: ['slips'],
        body: z.toJSONSchema(slipBody),
      },
    },
    async (request, reply) => {
      const bytes = slips.bytes(checked(slipBody, request.body), originOf(request)) ?? unknown()
      void reply.type('application/octet-stream')
      return Buffer.from(bytes)
    },
  )
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
