/** The row of the table of cases that a case has, as it stands. */
import { nextTickMs, rankOf, shownClock } from '../../../domain/case/lamps.ts'
import { isInWork, isOver, type CaseFile } from '../../../domain/case/state.ts'
import type { ShownUrge } from '../../../domain/views/supervision.ts'
import type { CaseRow } from '../../store/port.ts'

/** What a list shows of a case besides the columns that it is found by. */
export interface ShownCase {
  readonly itemName: string
  readonly itemNameEn: string
  readonly departmentEn: string
  readonly acceptedDate: string
  readonly ticketNo: string | null
  /** Name of the present stage. */
  readonly stage: string
  readonly stageEn: string
  readonly dueDate: string
  readonly yellowMs: number
  readonly pausedSince: string | null
  readonly pausedFor: string | null
  readonly verdict: string | null
  /** What lies ready, where, since when. */
  readonly result: string | null
  readonly place: string | null
  readonly readyDate: string | null
  readonly door: string | null
  readonly deferredDate: string | null
  /** Title of the site below whose case it is, of the site above that reviews it; left out of rows of older programs. */
  readonly from?: string
  /** That site, by its id. */
  readonly fromSite?: string
  readonly up?: string
  /** The last supervision order; absent in rows that were written before there was one. */
  readonly urge?: ShownUrge | null
}

/** The row of a case. Its lamp is the one that was turned last by an event, never one that is only reckoned. */
export function caseRow(file: CaseFile): CaseRow {
  const isReady = file.status === 'ready' || file.status === 'inLocker'
  return {
    caseNo: file.caseNo,
    group: file.group,
    item: file.item,
    department: file.department,
    status: file.status,
    holder: file.holder,
    rank: rankIn(file),
    dueMs: shownClock(file).dueMs,
    tickMs: nextTickMs(file),
    receipt: file.receipt,
    code: isReady ? (file.result?.code ?? null) : null,
    openedMs: file.acceptedAtMs,
    closedMs: isOver(file.status) ? (file.steps.at(-1)?.atMs ?? file.acceptedAtMs) : null,
    notices: file.notices.length,
    shown: JSON.stringify(shownOf(file)),
  }
}

function rankIn({ status, pause, lamps }: CaseFile): number | null {
  if (!isInWork(status)) return null
  if (pause !== null) return rankOf('paused')
  return Math.min(rankOf(lamps.whole), status === 'decided' ? rankOf('green') : rankOf(lamps.stage))
}

function shownOf(file: CaseFile): ShownCase {
  const stage = file.stages[file.stage]
  return {
    itemName: file.itemName,
    itemNameEn: file.itemNameEn,
    departmentEn: file.departmentEn,
    acceptedDate: file.accepted.date,
    ticketNo: file.accepted.ticketNo,
    stage: stage?.name ?? '',
    stageEn: stage?.nameEn ?? '',
    dueDate: shownClock(file).dueDate,
    yellowMs: shownClock(file).yellowMs,
    pausedSince: file.pause?.sinceDate ?? null,
    pausedFor: file.pause?.why ?? null,
    verdict: file.decision?.verdict ?? null,
    result: file.result?.name ?? null,
    place: file.result?.place ?? null,
    readyDate: file.result?.date ?? null,
    door: file.door,
    deferredDate: file.deferred?.dueDate ?? null,
    ...(file.from ? { from: file.from.title, fromSite: file.from.site } : {}),
    ...(file.up && isInWork(file.status) && file.decision === null ? { up: file.up.above?.title ?? file.up.site } : {}),
    urge: urgeOf(file),
  }
}

function urgeOf({ urges }: CaseFile): ShownUrge | null {
  const last = urges.at(-1)
  if (!last) return null
  const { orderNo, date, by, clock, answer } = last
  return { orderNo, date, by, dueDate: clock.dueDate, dueMs: clock.dueMs, answer: answer?.text ?? null }
}
