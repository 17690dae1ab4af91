/** Routes for citizens' cases: by receipt, by number at the kiosk, by pick-up code; wrong codes are slowed (PICKUP-6). */
import { z } from 'zod'
import { LOCKER_STREAM } from '../../../domain/locker/state.ts'
import type { DoorsReply, PickupReply, PickupRow, ReceiptReply } from '../../../domain/contract/http/case.ts'
import { applicantIn, applicantKeys, maskedApplicant, type Applicant } from '../../../domain/case/applicant.ts'
import { isInWork, isOver, type CaseStatus } from '../../../domain/case/state.ts'
import { serviceRules } from '../../../domain/plan/service-rules.ts'
import { ratingStream } from '../../../domain/rating/state.ts'
import { refusalNo } from '../../../domain/views/papers/case-papers.ts'
import { publicCase, type PublicCase } from '../../../domain/views/case.ts'
import { daysBetween } from '../../../domain/words/wall-time.ts'
import { caseNoIn } from '../../../domain/words/case-no.ts'
import type { ShownCase } from '../../hall/rows/case-rows.ts'
import type { Hall } from '../../hall/hall.ts'
import type { LockerDesk } from '../../devices/locker/locker-desk.ts'
import { noticePath } from '../../hall/case-papers.ts'
import { readCase } from '../../hall/read-case.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { CaseRow } from '../../store/port.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { folded } from '../quality/visits-by-link.ts'
import type { WrongCodes } from './wrong-codes.ts'

const codeBody = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'a pick-up code has six digits') })
const doorBody = codeBody.extend({ door: z.string().min(1).max(64) })
const numberBody = z.strictObject({ caseNo: z.string().max(20) })
const LOOKS_PER_MINUTE = 30

function receiptRoute({ everyone }: Routes, hall: Hall, allowance: number): void {
  everyone.get<{ Params: { receipt: string } }>(
    '/api/receipts/:receipt',
    {
      schema: { summary: 'Cases of a receipt or a ticket, for who holds its unguessable address', tags: ['cases'] },
      config: { rateLimit: { max: Math.max(LOOKS_PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request): Promise<ReceiptReply> => receiptReply(hall, request.params.receipt),
  )
}

interface PickupParts {
  readonly hall: Hall
  readonly allowance: number
  readonly locker: LockerDesk
  /** Of this server: wrong codes and numbers, by who tried them. */
  readonly tries: WrongCodes
}

/** Adds what citizens' pages, kiosks and the pick-up counter ask. */
export function pickupRoutes(routes: Routes, parts: PickupParts): void {
  const { kiosks, staff } = routes
  const { hall, allowance, tries } = parts
  receiptRoute(routes, hall, allowance)
  kiosks.post(
    '/api/progress',
    {
      schema: {
        summary: 'Where a case is, by its number, at a kiosk',
        tags: ['cases'],
        body: numberBody,
      },
    },
    async (request, _reply, kiosk): Promise<PublicCase> =>
      tried(tries, `number ${kiosk.deviceId}`, async () => {
        const caseNo = caseNoIn(checked(numberBody, request.body).caseNo)
        const file = caseNo === null ? null : await readCase(hall.store, caseNo)
        return file === null || file.status === 'voided' ? null : publicCase(file, hall.index, todayOf(hall), false)
      }),
  )
  const byCode = async (body: unknown, sender: string, isStaff: boolean): Promise<PickupReply> =>
    tried(tries, `code ${sender}`, async () => {
      const rows = await hall.store.casesOfCode(checked(codeBody, body).code)
      const applicant = isStaff ? await applicantOf(hall, rows) : null
      return rows.length === 0 ? null : { rows: rows.flatMap((row) => pickupRow(row, applicant, isStaff)) }
    })
  const schema = { tags: ['cases'], body: codeBody }
  kiosks.post(
    '/api/pickup',
    { schema: { ...schema, summary: 'What lies ready under a pick-up code, at a kiosk' } },
    async (request, _reply, kiosk) => byCode(request.body, kiosk.deviceId, false),
  )
  lockerRoute(routes, parts)
  doorRoute(staff, hall)
  staff.post(
    '/api/pickup/counter',
    { schema: { ...schema, summary: 'What lies ready under a pick-up code, at the pick-up counter' } },
    async (request, _reply, clerk) => byCode(request.body, clerk.badgeNo, true),
  )
}

function lockerRoute({ kiosks }: Routes, { locker, tries }: Pick<PickupParts, 'locker' | 'tries'>): void {
  kiosks.post(
    '/api/locker',
    { schema: { tags: ['cases'], body: doorBody, summary: 'Opens a door of the locker for its code' } },
    async (request, _reply, kiosk): Promise<{ readonly opened: boolean }> =>
      tried(tries, `code ${kiosk.deviceId}`, async () => {
        const { code, door } = checked(doorBody, request.body)
        const outcome = await locker.open(code, door)
        return outcome === 'unknown' ? null : { opened: outcome === 'opened' }
      }),
  )
}

function doorRoute(staff: Routes['staff'], hall: Hall): void {
  staff.get(
    '/api/locker/doors',
    {
      schema: {
        summary: 'Doors of the pick-up locker: size, what lies in them, which are out of use',
        tags: ['cases'],
      },
    },
    async (): Promise<DoorsReply> => {
      const { filled, out } = hall.streams.state(LOCKER_STREAM)
      const doors = hall.index.settings.locker ?? []
      return {
        doors: doors.map((door) => ({
          ...door,
          caseNo: filled.get(door.id) ?? null,
          outReason: out.get(door.id) ?? null,
        })),
      }
    },
  )
}

/** One try: refused while its sender has to wait, and counted. */
export async function tried<T>(tries: WrongCodes, sender: string, find: () => Promise<T | null>): Promise<T> {
  const retryAfterSec = tries.waitSec(sender)
  if (retryAfterSec > 0)
    refuse(429, { code: 'rateLimited', retryAfterSec, problem: `Too many wrong codes; wait ${retryAfterSec} seconds.` })
  const found = await find()
  if (found === null) {
    tries.wrong(sender)
    return refuse(404, { code: 'notFound', problem: 'There is nothing under this.' })
  }
  tries.right(sender)
  return found
}

async function receiptReply(hall: Hall, receipt: string): Promise<ReceiptReply> {
  const rows = await hall.store.casesOfReceipt(receipt)
  if (rows.length === 0) refuse(404, { code: 'notFound', problem: 'There is no case under this address.' })
  const files = await Promise.all(rows.map((row) => readCase(hall.store, row.caseNo)))
  const cases = files.flatMap((file) =>
    file === null || file.status === 'voided' ? [] : [publicCase(file, hall.index, todayOf(hall), true)],
  )
  const running = cases.filter((one) => isInWork(one.status))
  const dates = running.flatMap((one) => one.dueDate ?? [])
  const { title, titleEn } = hall.index.settings
  const ended = cases.filter(({ endedDate }) => endedDate !== null)
  const rated: string[] = []
  for (const { caseNo, endedDate } of ended)
    if ((await folded(hall, ratingStream(endedDate as string))).rated.has(caseNo)) rated.push(caseNo)
  const { rateWithinDays } = serviceRules(hall.index.settings)
  const ratable = ended
    .filter((one) => daysBetween(one.endedDate as string, todayOf(hall)) <= rateWithinDays)
    .map(({ caseNo }) => caseNo)
    .filter((caseNo) => !rated.includes(caseNo))
  return {
    cases,
    allDoneDate: running.length === 0 || dates.length < running.length ? null : (dates.toSorted().at(-1) ?? null),
    ratable,
    rated,
    notices: Object.fromEntries(
      files.flatMap((file) => {
        const noticeNo = file?.notices.at(-1)?.noticeNo
        return file && noticeNo !== undefined ? [[file.caseNo, noticePath(file, noticeNo)] as const] : []
      }),
    ),
    refusals: Object.fromEntries(
      files.flatMap((file) =>
        file?.decision?.verdict === 'refused' ? [[file.caseNo, noticePath(file, refusalNo(file))] as const] : [],
      ),
    ),
    hall: { title, titleEn },
    nowMs: hall.nowMs(),
  }
}

function todayOf(hall: Hall): string {
  return serviceDates(hall.base.timeZone)(hall.nowMs())
}

/** Rows of one code are of one group, and so of one applicant. */
async function applicantOf({ store }: Pick<Hall, 'store'>, [row]: readonly CaseRow[]): Promise<Applicant | null> {
  const kept = row === undefined ? null : applicantIn(await store.contactsAmong(applicantKeys(row.group)))
  return kept && maskedApplicant(kept)
}

function pickupRow(row: CaseRow, applicant: Applicant | null, isStaff: boolean): readonly PickupRow[] {
  const status = row.status as CaseStatus
  if (isOver(status)) return []
  const shown = JSON.parse(row.shown) as ShownCase
  return [
    {
      caseNo: row.caseNo,
      itemName: shown.itemName,
      itemNameEn: shown.itemNameEn,
      status,
      result: shown.result,
      readyDate: shown.readyDate,
      dueDate: shown.dueDate,
      door: shown.door,
      place: isStaff ? shown.place : null,
      applicant,
    },
  ]
}
