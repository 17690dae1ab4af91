/** Routes of reports: figures of a period, the tickets behind a figure, the records of a ticket, all as tables (REPORT-4). */
import { z } from 'zod'
import {
  DRILL_ONLY,
  REPORT_PERIODS,
  type DrillReply,
  type ReportReply,
  type SitesReportReply,
  type TicketLedgerReply,
} from '../../../domain/contract/http/report.ts'
import { comparedSites } from '../../../domain/report/sites.ts'
import { reportTable } from '../../../domain/report/table.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import { TABLE_TYPES, tableBytes } from '../../catalogue/table-file.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Reporter } from '../../reports/reporter.ts'
import { namesIn, ownReported, reportOf, stretchOf } from '../../reports/period-report.ts'
import type { ReportsBelow } from '../../sites/reports-below.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'
import { serviceRoutes } from './services.ts'
import { date, id, ticketNo } from '../shapes/atoms.ts'

/** A stretch that a drill-down may span. */
const DRILL_DAYS_MOST = 400

const asked = z.strictObject({ period: z.enum(REPORT_PERIODS).default('month'), date: date.optional() })
const table = asked.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') })
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const drill = z.strictObject({
  from: date,
  to: date,
  queue: id.optional(),
  counter: id.optional(),
  item: id.optional(),
  weekday: whole(0, 6).optional(),
  minute: whole(0, 1439).optional(),
  only: z.enum(DRILL_ONLY).optional(),
})
const oneTicket = z.strictObject({ date, no: ticketNo })

interface ReportParts {
  readonly hall: Hall
  readonly reporter: Pick<Reporter, 'ask'>
  readonly reportsBelow: ReportsBelow
}
/** A table waits so long for the sites below; who has not answered then is named as not heard. */
const SITES_WITHIN_MS = 10_000

/** Adds them; duty managers only. */
export function reportRoutes(routes: Routes, parts: ReportParts): void {
  figureRoutes(routes, parts)
  siteRoutes(routes, parts)
  drillRoutes(routes, parts)
  serviceRoutes(routes, parts)
}

const tags = ['reports']

function figureRoutes({ managers }: Routes, { hall, reporter, reportsBelow }: ReportParts): void {
  managers.get(
    '/api/reports',
    {
      schema: {
        summary: 'Figures of a day, week, month, quarter or year',
        tags,
        querystring: asked,
      },
    },
    async (request): Promise<ReportReply> =>
      reportOf(hall.index.settings, hall.nowMs(), reporter.ask, queryOf(asked, request)),
  )
  managers.get(
    '/api/reports/table',
    {
      schema: {
        summary: 'The same figures as a table (CSV or XLSX)',
        tags,
        querystring: table,
        produces: Object.values(TABLE_TYPES),
      },
    },
    async (request, reply, { badgeNo }) => {
      const { format, ...query } = queryOf(table, request)
      const { settings } = hall.index
      const report = await reportOf(settings, hall.nowMs(), reporter.ask, query)
      if (report.figures === null)
        refuse(503, {
          code: 'internal',
          problem: `${report.progress.daysLeft} days are still being counted; ask again in a minute.`,
        })
      void reply
        .type(TABLE_TYPES[format])
        .header(
          'content-disposition',
          `attachment; filename="${settings.siteId}-${report.period}-${report.from}.${format}"`,
        )
        .header('cache-control', 'no-store')
      const below = await reportsBelow.whole({ period: report.period, date: report.from }, badgeNo, SITES_WITHIN_MS)
      const sites = below.length === 0 ? [] : comparedSites([ownReported(settings, report), ...below])
      return tableBytes(`report.${format}`, reportTable(report, report.figures, namesIn(settings), sites))
    },
  )
}

function siteRoutes({ managers }: Routes, { hall, reporter, reportsBelow }: ReportParts): void {
  managers.get(
    '/api/reports/sites',
    {
      schema: {
        summary: 'The same period of this site and those below, comparable over the same matters',
        tags,
        querystring: asked,
      },
    },
    async (request, _reply, { badgeNo }): Promise<SitesReportReply> => {
      const { settings } = hall.index
      const report = await reportOf(settings, hall.nowMs(), reporter.ask, queryOf(asked, request))
      const below = reportsBelow.of({ period: report.period, date: report.from }, badgeNo)
      return {
        from: report.from,
        to: report.to,
        sites: below.sites.length === 0 ? [] : comparedSites([ownReported(settings, report), ...below.sites]),
        left: below.left + (report.figures === null ? 1 : 0),
      }
    },
  )
}

function drillRoutes({ managers }: Routes, { hall, reporter }: ReportParts): void {
  managers.get(
    '/api/reports/tickets',
    {
      schema: {
        summary: 'The tickets behind a figure, the longest waits first',
        tags,
        querystring: drill,
      },
    },
    async (request): Promise<DrillReply> => {
      const query = queryOf(drill, request)
      if (query.to > addDays(query.from, DRILL_DAYS_MOST))
        refuse(400, { code: 'malformed', field: 'to', problem: `Ask for at most ${DRILL_DAYS_MOST} days at once.` })
      const fromMs = performance.now()
      const found = await reporter.ask('tickets', { drill: query, stretch: stretchOf(hall.index.settings, query, []) })
      return { ...found, tookMs: Math.round(performance.now() - fromMs) }
    },
  )
  managers.get(
    '/api/reports/ticket',
    {
      schema: {
        summary: 'Every record about a ticket, with its place in the chain',
        tags,
        querystring: oneTicket,
      },
    },
    async (request): Promise<TicketLedgerReply> => {
      const query = queryOf(oneTicket, request)
      const fromMs = performance.now()
      const found = await reporter.ask('ticket', { date: query.date, ticketNo: query.no })
      if (found.records.length === 0)
        refuse(404, { code: 'notFound', field: 'no', problem: `There is no number ${query.no} on ${query.date}.` })
      return { ...found, tookMs: Math.round(performance.now() - fromMs) }
    },
  )
}
