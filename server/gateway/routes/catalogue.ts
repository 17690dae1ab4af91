/**
 * The catalogue as a table by button: out as CSV or XLSX, in as drafts with what is wrong per line and field (CAT-5).
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { TableReply } from '../../../domain/contract/http/settings.ts'
import { takeIn } from '../../catalogue/import.ts'
import { tableOf } from '../../catalogue/table.ts'
import { tableBytes, tablesIn } from '../../catalogue/table-file.ts'
import { TableUnreadable } from '../../catalogue/table-row.ts'
import type { HttpParts } from '../http.ts'
import { checked, refuse } from '../problem.ts'
import { needStaff } from '../senders.ts'

const BODY_MOST = 4_000_000
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const query = z.strictObject({ format: z.enum(['csv', 'xlsx'], 'csv or xlsx') })
const body = z.strictObject({
  name: z
    .string()
    .max(200)
    .regex(/\.(csv|xlsx)$/i, 'a file that ends in .csv or .xlsx'),
  content: z.base64('the bytes of the file in base64'),
})

/** Adds the routes; for the duty manager. */
export function catalogueRoutes(app: FastifyInstance, { hall, identity, log }: HttpParts): void {
  app.get(
    '/api/catalogue/table',
    {
      schema: {
        summary: 'The items in force as a table (CSV or XLSX)',
        tags: ['site'],
        querystring: z.toJSONSchema(query),
      },
    },
    async (request, reply) => {
      await needStaff(request, identity, 'dutyManager')
      const { format } = checked(query, request.query)
      const { settings } = hall.index
      void reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="catalogue-${settings.siteId}.${format}"`)
        .header('cache-control', 'no-store')
      return tableBytes(`catalogue.${format}`, tableOf(settings.items))
    },
  )
  app.post(
    '/api/catalogue/table',
    {
      bodyLimit: BODY_MOST,
      schema: {
        summary: 'A table into the catalogue as drafts; with one fault nothing is taken',
        tags: ['site'],
        body: z.toJSONSchema(body),
      },
    },
    async (request): Promise<TableReply> => {
      const { badgeNo } = await needStaff(request, identity, 'dutyManager')
      const { name, content } = checked(body, request.body)
      const table = await tablesIn(name, Buffer.from(content, 'base64')).catch((error: unknown) => {
        if (error instanceof TableUnreadable)
          return refuse(400, { code: 'malformed', field: 'content', problem: error.message })
        throw error
      })
      const reply = await takeIn(hall, table, badgeNo, name)
      log.info(
        { badgeNo, name, drafted: reply.drafted.length, faults: reply.faults.length },
        'a table for the catalogue',
      )
      return reply
    },
  )
}
