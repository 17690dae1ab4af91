/** Routes of reports: figures of a period, the tickets behind a figure, the records of a ticket, all as tables (REPORT-4). */
import { z } from 'zod'
import { dayPlan } from '../../../domain/calendar/day-plan.ts'
import {
  DRILL_ONLY,
  REPORT_PERIODS,
  type DrillReply,
  type ReportReply,
  type TicketLedgerReply,
} from '../../../domain/contract/http/report.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { reportTable, type ReportNames } from '../../../domain/report/table.ts'
import { periodBefore, periodOf } from '../../../domain/report/period.ts'
import { addDays, minuteOf, wallTime } from '../../../domain/words/wall-time.ts'
import { TABLE_TYPES, tableBytes } from '../../catalogue/table-file.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Reporter } from '../../reports/reporter.ts'
import type { Stretch } from '../../reports/stretch.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { date, id, ticketNo } from '../shapes/atoms.ts'

/** Of a queue that the plan no longer has. */
const PROMISE_MIN = 30
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
}

/** Adds them; duty managers only. */
export function reportRoutes(routes: Routes, parts: ReportParts): void {
  figureRoutes(routes, parts)
  drillRoutes(routes, parts)
}

const tags = ['reports']

function figureRoutes({ managers }: Routes, { hall, reporter }: ReportParts): void {
  managers.get(
    '/api/reports',
    {
      schema: {
        summary: 'Figures of a day, week, month, quarter or year',
        tags,
        querystring: z.toJSONSchema(asked, { io: 'input' }),
      },
    },
    async (request): Promise<ReportReply> => reportOf(hall, reporter, checked(asked, request.query)),
  )
  managers.get(
    '/api/reports/table',
    {
      schema: {
        summary: 'The same figures as a table (CSV or XLSX)',
        tags,
        querystring: z.toJSONSchema(table, { io: 'input' }),
      },
    },
    async (request, reply) => {
      const { format, ...query } = checked(table, request.query)
      const report = await reportOf(hall, reporter, query)
      if (report.figures === null)
        refuse(503, {
          code: 'internal',
          problem: `${report.progress.daysLeft} days are still being counted; ask again in a minute.`,
        })
      const { settings } = hall.index
      void reply
        .type(TABLE_TYPES[format])
        .header(
          'content-disposition',
          `attachment; filename="${settings.siteId}-${report.period}-${report.from}.${format}"`,
        )
        .header('cache-control', 'no-store')
      return tableBytes(`report.${format}`, reportTable(report, report.figures, namesIn(settings)))
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
        querystring: z.toJSONSchema(drill, { io: 'input' }),
      },
    },
    async (request): Promise<DrillReply> => {
      const query = checked(drill, request.query)
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
        querystring: z.toJSONSchema(oneTicket),
      },
    },
    async (request): Promise<TicketLedgerReply> => {
      const query = checked(oneTicket, request.query)
      const fromMs = performance.now()
      const found = await reporter.ask('ticket', { date: query.date, ticketNo: query.no })
      if (found.records.length === 0)
        refuse(404, { code: 'notFound', field: 'no', problem: `There is no number ${query.no} on ${query.date}.` })
      return { ...found, tookMs: Math.round(performance.now() - fromMs) }
    },
  )
}

/** The report of the period that a date lies in; up to today where it still lasts. */
export async function reportOf(
  hall: Pick<Hall, 'index' | 'nowMs'>,
  reporter: Pick<Reporter, 'ask'>,
  { period, date: wanted }: z.output<typeof asked>,
): Promise<ReportReply> {
  const fromMs = performance.now()
  const { settings } = hall.index
  const nowMs = hall.nowMs()
  const today = wallTime(nowMs, settings.timeZone).date
  const days = periodOf(period, wanted ?? today)
  const to = days.to < today ? days.to : days.from > today ? days.to : today
  const dates = Array.from({ length: 367 }, (_, at) => addDays(days.from, at)).filter((one) => one <= to)
  const answer = await reporter.ask('report', {
    stretch: stretchOf(settings, { from: days.from, to }, dates),
    before: periodBefore(period, days.from, to),
  })
  return { period, ...days, atMs: nowMs, tookMs: Math.round(performance.now() - fromMs), ...answer }
}

function stretchOf(
  settings: HallSettings,
  { from, to }: { readonly from: string; readonly to: string },
  dates: readonly string[],
): Stretch {
  const { calendar } = settings
  const sessionsOn = (day: string): Stretch['sessions'][string] =>
    calendar === null
      ? []
      : dayPlan(calendar, day)
          .sessions.filter((session) => session.kind !== 'selfService')
          .map((session) => [minuteOf(session.from), minuteOf(session.to)] as const)
  return {
    from,
    to,
    promiseMin: PROMISE_MIN,
    promises: Object.fromEntries(settings.queues.map((queue) => [queue.id, queue.promiseMin])),
    sessions: Object.fromEntries(dates.map((day) => [day, sessionsOn(day)])),
  }
}

function namesIn(settings: HallSettings): ReportNames {
  const queues = new Map(settings.queues.map((queue) => [queue.id, `${queue.prefix} ${queue.name}`]))
  const items = new Map(settings.items.map((item) => [item.id, item.name]))
  const counters = new Map(settings.counters.map((counter) => [counter.id, counter.label]))
  return {
    site: settings.title,
    queue: (queue) => queues.get(queue) ?? queue,
    item: (item) => items.get(item) ?? item,
    counter: (counter) => counters.get(counter) ?? counter,
  }
}
