/**
 * Routes for slips: a kiosk's printer, printing and reprinting; the ticket itself is already safe before any of this.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RemotePlace } from '../../../domain/plan/remote-place.ts'
import type { CommandResult } from '../../../domain/contract/protocol.ts'
import type { PrinterReply, SlipReply, SlipRequest } from '../../../domain/contract/http/hall.ts'
import type { PrintOutcome, PrinterStatus } from '../../../domain/slip/printer.ts'
import type { HttpParts } from '../http.ts'
import { checked, refuse } from '../problem.ts'
import { needKiosk } from '../senders.ts'

/** A number of another site as its server gave it; `link` is a whole address. */
export interface RemoteNumber {
  readonly result: CommandResult
  readonly place: RemotePlace
}

/** What the routes ask of the printers; slips are made from today's tickets. */
export interface SlipDesk {
  status(kioskName: string): Promise<PrinterStatus>
  /** null: no such ticket today. */
  print(kioskName: string, request: SlipRequest, origin: string): Promise<PrintOutcome | null>
  bytes(request: SlipRequest, origin: string): Uint8Array | null
  /** A number of another site that was handed out here: its slip can be printed from now on, until the server stops. */
  remember(number: RemoteNumber): void
}

const slipBody: z.ZodType<SlipRequest> = z.strictObject({
  ticketNo: z.string().min(1).max(10),
  site: z.string().min(1).max(64).optional(),
  isReprint: z.boolean(),
  isElder: z.boolean(),
  language: z.enum(['zh', 'en']),
})

/** Adds the routes of the slip printers. */
export function slipRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { identity, slips } = parts
  const unknown = (): never =>
    refuse(404, { code: 'notFound', field: 'ticketNo', problem: 'There is no such ticket today.' })
  app.get(
    '/api/printer',
    { schema: { summary: 'The printer of the kiosk that asks, read just now', tags: ['slips'] } },
    async (request): Promise<PrinterReply> => slips.status((await needKiosk(request, identity)).name),
  )
  app.post(
    '/api/slips',
    {
      schema: {
        summary: 'Print a slip on the printer of the kiosk that asks',
        tags: ['slips'],
        body: z.toJSONSchema(slipBody),
      },
    },
    async (request): Promise<SlipReply> => {
      const kiosk = await needKiosk(request, identity)
      const body = checked(slipBody, request.body)
      const outcome = (await slips.print(kiosk.name, body, originOf(request))) ?? unknown()
      if (outcome.state !== 'printed')
        parts.log.info({ kiosk: kiosk.name, ticketNo: body.ticketNo, outcome }, 'slip not confirmed')
      return outcome
    },
  )
  app.post(
    '/api/slips/bytes',
    {
      schema: {
        summary: 'The bytes of a slip, for a printer that hangs on the kiosk itself',
        tags: ['slips'],
        body: z.toJSONSchema(slipBody),
      },
    },
    async (request, reply) => {
      await needKiosk(request, identity)
      const bytes = slips.bytes(checked(slipBody, request.body), originOf(request)) ?? unknown()
      void reply.type('application/octet-stream')
      return Buffer.from(bytes)
    },
  )
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
