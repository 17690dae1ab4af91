/** What a report says of errands, of what citizens say, of first contacts and projects (REPORT-16, REPORT-17). */
import { SUGGESTION_KINDS } from '../../domain/feedback/commands.ts'
import {
  errandFigures,
  isBehind,
  type ErrandDates,
  type ErrandStepDate,
  type ErrandTerms,
  type ReportErrands,
} from '../../domain/report/errand-figures.ts'
import {
  isMatterBehind,
  matterFigures,
  type MatterDates,
  type ReportContacts,
  type ReportMatters,
  type ReportProjects,
} from '../../domain/report/matter-figures.ts'
import type { Days } from '../../domain/report/period.ts'
import type { ServiceWhat } from '../../domain/report/service-steps.ts'
import type { Asks } from './asks.ts'
import { dateNo } from './cells.ts'
import { dateOfNo, type Columns } from './columns.ts'
import { within } from './stretch.ts'

/** What a list behind a figure holds at most. */
const LISTED_MOST = 200

export interface ServiceFigures {
  readonly errands: ReportErrands
  readonly matters: ReportMatters
  readonly contacts: ReportContacts
  readonly projects: ReportProjects
}

/** All of a stretch of days. */
export async function servicesOf(columns: Columns, days: Days, terms: ErrandTerms): Promise<ServiceFigures> {
  return {
    errands: errandFigures(await errandsOf(columns, days), days, terms),
    matters: matterFigures(await mattersOf(columns, days), days),
    contacts: await contactsOf(columns, days),
    projects: await projectsOf(columns, days),
  }
}

/** The references of errands behind a figure, the latest first. */
export async function errandsBehind(
  columns: Columns,
  { days, item, only, terms }: Asks['errands']['ask'],
): Promise<Asks['errands']['answer']> {
  const found = (await errandsOf(columns, days)).filter(
    (one) => (item === null || one.item === item) && isBehind(one, only, days, terms),
  )
  const since = ({ steps }: ErrandDates): string => steps[0]?.date ?? ''
  const all = found.sort((a, b) => since(b).localeCompare(since(a)) || a.reference.localeCompare(b.reference))
  return { count: all.length, references: all.slice(0, LISTED_MOST).map(({ reference }) => reference) }
}

/** The same of suggestions, complaints and unresolved matters. */
export async function mattersBehind(
  columns: Columns,
  { days, kind, only }: Asks['matters']['ask'],
): Promise<Asks['matters']['answer']> {
  const all = (await mattersOf(columns, days))
    .filter((one) => (kind === null || one.kind === kind) && isMatterBehind(one, only, days))
    .sort((a, b) => b.received.localeCompare(a.received) || a.reference.localeCompare(b.reference))
  return { count: all.length, references: all.slice(0, LISTED_MOST).map(({ reference }) => reference) }
}

function first(what: ServiceWhat): string {
  return `min(date) FILTER (WHERE what = '${what}')`
}

/** Errands that were open in these days, or told. */
async function errandsOf(columns: Columns, { from, to }: Days): Promise<readonly ErrandDates[]> {
  const rows = await columns.all<{
    readonly reference: string
    readonly item: string | null
    readonly steps: string
    readonly isRefused: boolean
  }>(
    `SELECT name AS reference, any_value(of_what) AS item, bool_or(is_refused) AS "isRefused",
       string_agg(date || ' ' || what, ',' ORDER BY seq) AS steps
     FROM service_step WHERE stream = 'errands' AND date <= ${dateNo(to)} GROUP BY name
     HAVING coalesce(${first('finished')}, 99999999) >= ${dateNo(from)}
       OR coalesce(${first('told')}, 99999999) >= ${dateNo(from)}`,
  )
  return rows.map(({ reference, item, steps, isRefused }) => ({
    ...{ reference, item: item ?? '', isRefused },
    steps: steps.split(',').map(stepIn),
  }))
}

/** "20261125 taken" */
function stepIn(text: string): ErrandStepDate {
  const [date = '', what = ''] = text.split(' ')
  return { date: dateOfNo(Number(date)), what: what as ErrandStepDate['what'] }
}

function dateOf(no: number | null): string | null {
  return no === null ? null : dateOfNo(no)
}

async function mattersOf(columns: Columns, { from, to }: Days): Promise<readonly MatterDates[]> {
  const rows = await columns.all<{
    readonly reference: string
    readonly kind: string
    readonly received: number | null
    readonly due: number | null
    readonly closed: number | null
  }>(
    `SELECT name AS reference, any_value(of_what) AS kind, ${first('received')} AS received, ${first('closed')} AS closed,
       arg_max(due, seq) FILTER (WHERE due IS NOT NULL) AS due
     FROM service_step WHERE stream = 'feedback' AND date <= ${dateNo(to)} GROUP BY name
     HAVING coalesce(closed, 99999999) >= ${dateNo(from)}`,
  )
  return rows.flatMap(({ reference, kind: named, received, due, closed }) => {
    const kind = SUGGESTION_KINDS.find((one) => one === named)
    if (kind === undefined || received === null) return []
    return [{ reference, kind, received: dateOfNo(received), due: dateOf(due), closed: dateOf(closed) }]
  })
}

async function contactsOf(columns: Columns, days: Days): Promise<ReportContacts> {
  const outcome = (kind: string): string => `(count(*) FILTER (WHERE outcome = '${kind}'))::DOUBLE AS "${kind}"`
  const [row] = await columns.all<ReportContacts>(
    `SELECT count(*)::DOUBLE AS count, (count(*) FILTER (WHERE is_quick))::DOUBLE AS quick,
       ${['handled', 'guided', 'transferred', 'open'].map(outcome).join(', ')}
     FROM contact WHERE ${within(days)}`,
  )
  return row as NonNullable<typeof row>
}

async function projectsOf(columns: Columns, days: Days): Promise<ReportProjects> {
  const of = (what: ServiceWhat, where: string): string =>
    `(count(*) FILTER (WHERE what = '${what}' AND ${where}))::DOUBLE`
  const [row] = await columns.all<ReportProjects>(
    `SELECT ${of('opened', within(days))} AS opened, ${of('visited', within(days))} AS visits,
       ${of('closed', within(days))} AS closed, ${of('opened', 'true')} - ${of('closed', 'true')} AS open
     FROM service_step WHERE stream = 'projects' AND date <= ${dateNo(days.to)}`,
  )
  return row as NonNullable<typeof row>
}
