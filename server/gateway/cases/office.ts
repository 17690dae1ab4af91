/** Routes of the back office: lists by clock and single cases, each department its own (CASE-4). */
import { z } from 'zod'
import { isOfDepartment } from '../../../domain/case/decide/officer.ts'
import { workingDaysBetween } from '../../../domain/calendar/working-days.ts'
import { hallDays } from '../../../domain/case/clock.ts'
import type { CaseStatus } from '../../../domain/case/state.ts'
import {
  CASE_LISTS,
  type CaseListName,
  type CaseListReply,
  type CaseListRow,
  type SecondTripsReply,
} from '../../../domain/contract/http/case.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import { officeCase, publicCase, type OfficeCase, type PublicCase } from '../../../domain/views/case.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { date } from '../shapes/atoms.ts'
import { caseNoIn } from '../../../domain/words/case-no.ts'
import type { ShownCase } from '../../hall/rows/case-rows.ts'
import type { Hall } from '../../hall/hall.ts'
import { otherSite } from './other-site.ts'
import type { SiteClient } from '../../sites/client.ts'
import type { PostDesk } from '../../devices/post/post-desk.ts'
import { readCase } from '../../hall/read-case.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { CaseCount, CaseQuery, CaseRow } from '../../store/port.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'

const LAMPS = ['red', 'yellow', 'green', 'paused'] as const
const PAGE = 50
const since = z.strictObject({ fromDate: date })
const query = z.strictObject({
  list: z.enum(CASE_LISTS).default('mine'),
  lamp: z.enum(LAMPS).optional(),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
})

interface OfficeParts {
  readonly hall: Hall
  /** null: tracking numbers are noted by hand. */
  readonly post: PostDesk | null
  readonly siteClient: Pick<SiteClient, 'links' | 'silentMs'>
}

/** Adds what the back office asks. */
export function caseRoutes({ staff, managers }: Routes, { hall, post, siteClient }: OfficeParts): void {
  staff.get(
    '/api/cases',
    {
      schema: {
        summary: 'Cases by their clocks: own, of the own department, waiting, ready, closed',
        tags: ['cases'],
        querystring: query,
      },
    },
    async (request, _reply, clerk): Promise<CaseListReply> => ({
      ...(await listing(hall, clerk, queryOf(query, request))),
      hasPost: post !== null,
      above: linkedAbove(hall, siteClient),
    }),
  )
  managers.get(
    '/api/cases/second-trips',
    {
      schema: {
        summary: 'Per item: cases, those with a notice, those with a second one (article 10)',
        tags: ['cases'],
        querystring: since,
      },
    },
    async (request): Promise<SecondTripsReply> => {
      const { fromDate } = queryOf(since, request)
      const { timeZone } = hall.base
      const items = await hall.store.countItems(momentOf(fromDate, 0, timeZone))
      return {
        fromDate,
        items: items.map((one) => ({ ...one, itemName: hall.index.items.get(one.item)?.name ?? one.item })),
      }
    },
  )
  oneCaseRoute(staff, hall, siteClient)
}

function oneCaseRoute(staff: Routes['staff'], hall: Hall, siteClient: OfficeParts['siteClient']): void {
  const dateOf = serviceDates(hall.base.timeZone)
  staff.get<{ Params: { caseNo: string } }>(
    '/api/cases/:caseNo',
    {
      schema: {
        summary: 'One case: whole for its department, as the citizen sees it for any counter',
        tags: ['cases'],
      },
    },
    async (request, _reply, clerk): Promise<{ office: OfficeCase | null; counter: PublicCase }> => {
      const caseNo = caseNoIn(request.params.caseNo)
      const file = caseNo === null ? null : await readCase(hall.store, caseNo)
      if (file === null) return refuse(404, { code: 'notFound', problem: 'There is no case of this number.' })
      const isOwn = isOfDepartment(clerk, file.department) || file.holder === clerk.badgeNo
      return {
        office: isOwn
          ? officeCase(file, hall.index, dateOf(hall.nowMs()), hall.nowMs(), otherSite(file, hall, siteClient))
          : null,
        counter: publicCase(file, hall.index, dateOf(hall.nowMs()), false),
      }
    },
  )
}

type Asked = z.output<typeof query>

/** A site without a link would never be told. */
function linkedAbove({ index }: Pick<Hall, 'index'>, { links }: Pick<SiteClient, 'links'>): CaseListReply['above'] {
  const parent = index.settings.site?.parent
  return parent && links.has(parent.id) ? [parent] : []
}

async function listing(
  hall: Hall,
  clerk: Clerk,
  { list, lamp, page }: Asked,
): Promise<Omit<CaseListReply, 'hasPost' | 'above'>> {
  const { index, store } = hall
  const nowMs = hall.nowMs()
  const today = serviceDates(hall.base.timeZone)(nowMs)
  // A duty manager without a department sees the whole hall, anybody else without one what is in their hands.
  const department = clerk.department ?? null
  const isWithout = department === null && clerk.role !== 'dutyManager'
  if (isWithout && list !== 'mine')
    return { rows: [], lamps: [0, 0, 0, 0], free: 0, department, today, nowMs, colleagues: [] }
  const wanted: CaseQuery = {
    department,
    ...(list === 'mine' ? { holder: clerk.badgeNo } : {}),
    which: list === 'ready' || list === 'closed' ? list : 'work',
    ...(list === 'supplement' ? { rank: LAMPS.indexOf('paused') } : lamp ? { rank: LAMPS.indexOf(lamp) } : {}),
    limit: PAGE,
    offset: page * PAGE,
  }
  const counts = await store.countCases(department)
  const rows = (await store.listCases(wanted)).map((row) => listed(row, hall, today))
  return {
    rows,
    lamps: lampsOf(counts, list, clerk),
    free: isWithout ? 0 : sum(counts.filter((one) => one.status === 'accepted')),
    department,
    today,
    nowMs,
    colleagues: index.settings.clerks
      .filter((one) => one.badgeNo !== clerk.badgeNo && department !== null && one.department === department)
      .map(({ badgeNo, name, post }) => ({ badgeNo, name, post })),
  }
}

function lampsOf(counts: readonly CaseCount[], list: CaseListName, { badgeNo }: Clerk): CaseListReply['lamps'] {
  const own = list === 'mine' ? counts.filter((one) => one.holder === badgeNo) : counts
  const of = (rank: number): number => sum(own.filter((one) => one.rank === rank))
  return [of(0), of(1), of(2), of(3)]
}

function sum(counts: readonly CaseCount[]): number {
  return counts.reduce((total, one) => total + one.count, 0)
}

function listed(row: CaseRow, { index }: Hall, today: string): CaseListRow {
  const shown = JSON.parse(row.shown) as ShownCase
  const days = hallDays(index.settings)
  const parent = index.settings.site?.parent
  const lamp = row.rank === null ? null : (LAMPS[row.rank] ?? null)
  return {
    caseNo: row.caseNo,
    itemName: shown.itemName,
    itemNameEn: shown.itemNameEn,
    department: row.department,
    status: row.status as CaseStatus,
    holder: row.holder,
    holderName: index.clerks.get(row.holder ?? '')?.name ?? '',
    lamp,
    stage: shown.stage,
    stageEn: shown.stageEn,
    dueMs: row.dueMs,
    dueDate: shown.dueDate,
    daysLeft: lamp === null || lamp === 'paused' ? null : workingDaysBetween(today, shown.dueDate, days),
    pausedDays: shown.pausedSince === null ? null : workingDaysBetween(shown.pausedSince, today, days),
    notices: row.notices,
    result: shown.result,
    place: shown.place,
    verdict: shown.verdict,
    deferredDate: shown.deferredDate,
    from: shown.from ?? '',
    up: shown.up === parent?.id ? (parent?.title ?? '') : (shown.up ?? ''),
  }
}
