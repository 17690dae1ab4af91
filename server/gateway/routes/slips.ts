/**
 * Routes for slips: a kiosk's printer, printing and reprinting; the ticket itself is already safe before any of this.
 */
import { id } from '../shapes/atoms.ts'
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import type {
  PrinterReply,
  PrintersReply,
  PrinterTestReply,
  PrinterTestRequest,
  SlipReply,
  SlipRequest,
} from '../../../domain/contract/http/hall.ts'
import type { SlipPrinting } from '../../devices/printing/slip-printing.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'

const slipBody: z.ZodType<SlipRequest> = z.strictObject({
  ticketNo: z.string().min(1).max(10),
  site: id.optional(),
  link: z.string().max(64).optional(),
  isReprint: z.boolean(),
  isElder: z.boolean(),
  language: z.enum(['zh', 'en']),
})

const testBody: z.ZodType<PrinterTestRequest> = z.strictObject({
  kiosk: z.string().min(1).max(60),
  test: z.enum(['sheet', 'ticket']),
  language: z.enum(['zh', 'en']),
})

interface SlipParts {
  readonly slips: Omit<SlipPrinting, 'remember'>
  readonly log: Logger
}

/** Adds the routes of the slip printers. */
export function slipRoutes(routes: Routes, parts: SlipParts): void {
  testRoutes(routes, parts)
  const { kiosks } = routes
  const { slips, log } = parts
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
        body: slipBody,
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
        body: slipBody,
      },
    },
    async (request, reply) => {
      const bytes = slips.bytes(checked(slipBody, request.body), originOf(request)) ?? unknown()
      void reply.type('application/octet-stream')
      return Buffer.from(bytes)
    },
  )
}

/** What a duty manager tries before the hall opens. */
function testRoutes({ managers }: Routes, { slips, log }: SlipParts): void {
  managers.get(
    '/api/printers',
    { schema: { summary: "The hall's printers by kiosk, read just now", tags: ['slips'] } },
    async (): Promise<PrintersReply> => ({
      printers: await Promise.all(
        slips.kioskNames.map(async (kiosk) => ({ kiosk, status: await slips.status(kiosk) })),
      ),
    }),
  )
  managers.post(
    '/api/printers/test',
    {
      schema: {
        summary: 'Print a test sheet or a test slip, which no figure of the day counts',
        tags: ['slips'],
        body: testBody,
      },
    },
    async (request, _reply, { badgeNo }): Promise<PrinterTestReply> => {
      const { kiosk, test, language } = checked(testBody, request.body)
      if (!slips.kioskNames.includes(kiosk))
        refuse(404, { code: 'notFound', field: 'kiosk', problem: `The hall has set no printer for ${kiosk}.` })
      const beganMs = performance.now()
      const outcome = await slips.printTest(kiosk, test, language, originOf(request))
      log.info({ badgeNo, kiosk, test, outcome }, 'printer tried')
      return { outcome, tookMs: Math.round(performance.now() - beganMs) }
    },
  )
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
