/** What the routes of cases answer. */
import type { PrintOutcome } from '../../slip/printer.ts'
import type { SlipLanguage } from '../../slip/slip.ts'
import type { CaseStatus } from '../../case/state.ts'
import type { LockerDoor } from '../../plan/locker.ts'
import type { SiteRef } from '../../plan/site-links.ts'
import type { PublicCase } from '../../views/case.ts'

/** Which list the back office looks at: in my hands, of my department, waiting for citizens, ready, closed. */
export const CASE_LISTS = ['mine', 'department', 'supplement', 'ready', 'closed'] as const
export type CaseListName = (typeof CASE_LISTS)[number]

export interface CaseListRow {
  readonly caseNo: string
  readonly itemName: string
  readonly itemNameEn: string
  readonly department: string
  readonly status: CaseStatus
  readonly holder: string | null
  readonly holderName: string
  readonly lamp: 'red' | 'yellow' | 'green' | 'paused' | null
  readonly stage: string
  readonly stageEn: string
  readonly dueMs: number
  readonly dueDate: string
  /** Working days left, negative when over; null where nothing runs. */
  readonly daysLeft: number | null
  /** Working days that the clock has stood still. */
  readonly pausedDays: number | null
  readonly notices: number
  readonly result: string | null
  readonly place: string | null
  readonly verdict: string | null
  readonly deferredDate: string | null
  /** The other site that has a part in it: below, whose case it is, or above, which reviews it; '' for none. */
  readonly from: string
  readonly up: string
}

export interface CaseListReply {
  readonly rows: readonly CaseListRow[]
  /** By lamp: red, yellow, normal, paused; of this list as a whole. */
  readonly lamps: readonly [number, number, number, number]
  /** Cases of the department that nobody has taken. */
  readonly free: number
  readonly department: string | null
  readonly today: string
  readonly nowMs: number
  /** Whether a carrier takes results from here. */
  readonly hasPost: boolean
  /** Linked sites above to which review and decision can be given. */
  readonly above: readonly SiteRef[]
  /** Whom a case may be handed to. */
  readonly colleagues: readonly { readonly badgeNo: string; readonly name: string; readonly post: string }[]
}

export interface ReceiptReply {
  readonly cases: readonly PublicCase[]
  /** The one date by which all of them are done; null when nothing runs or something is awaited. */
  readonly allDoneDate: string | null
  /** Numbers of those that may be rated now, and of those that have been. */
  readonly ratable: readonly string[]
  readonly rated: readonly string[]
  /** Pages of the notices, by the number of the case; its newest. */
  readonly notices: Readonly<Record<string, string>>
  /** The same of refusals. */
  readonly refusals: Readonly<Record<string, string>>
  readonly hall: { readonly title: string; readonly titleEn: string }
  readonly nowMs: number
}

/** What a platform is told of a filing: the citizen follows it at /c/<receipt>. */
export interface FilingReply {
  readonly caseNo: string
  readonly receipt: string
}

/** POST /api/papers: 受理回执, 一次性告知书, 不予许可决定书. */
export const PAPERS = ['receipt', 'notice', 'refusal'] as const
export interface PaperRequest {
  readonly paper: (typeof PAPERS)[number]
  /** The receipt of today's ticket, or … */
  readonly ticketNo?: string | undefined
  /** … of the ticket of this case; of a notice the case. */
  readonly caseNo?: string | undefined
  readonly isReprint: boolean
  readonly language: SlipLanguage
}

/** The same paper as a file (PAPER-8); `page`: its address without a query. */
export function pdfPath(page: string): string {
  return `${page}/pdf`
}

export interface PaperReply {
  /** null: not printed, for want of a printer (`page` is there) or of anything to print. */
  readonly outcome: PrintOutcome | null
  readonly printer: string | null
  /** Where it stands for A4; null: there is nothing to print. */
  readonly page: string | null
}

/** A result that lies ready, or is still worked on, under a pick-up code. */
export interface PickupRow {
  readonly caseNo: string
  readonly itemName: string
  readonly itemNameEn: string
  readonly status: CaseStatus
  readonly result: string | null
  readonly readyDate: string | null
  readonly dueDate: string
  readonly door: string | null
  /** Place in the cabinet: for staff only. */
  readonly place: string | null
  /** Whom it is for, masked, to be looked at beside the ID: for staff only; null: no name or number was left. */
  readonly applicant: { readonly name: string; readonly phone: string } | null
}

export interface PickupReply {
  readonly rows: readonly PickupRow[]
}

/** What became of a result that was handed over to the post. */
export type PostReply =
  | { readonly state: 'mailed'; readonly trackingNo: string }
  /** The post has not answered yet; its number is noted when it comes. */
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly why: string }
  /** The result does not lie ready any more. */
  | { readonly state: 'notReady' }

/** Doors of the pick-up locker, in its order. */
export interface DoorsReply {
  readonly doors: readonly (LockerDoor & {
    /** What lies in it; null: it is empty. */
    readonly caseNo: string | null
    /** Why it is out of use; null: it is in use. */
    readonly outReason: string | null
  })[]
}

/** Cabinet of the pick-up counter. */
export interface CabinetReply {
  readonly lying: number
  readonly readyToday: number
  readonly unfetched: number
  readonly oldestDays: number
}

/** Second trips for the same matter, from the numbers of the notices (article 10). */
export interface SecondTripsReply {
  readonly fromDate: string
  readonly items: readonly {
    readonly item: string
    readonly itemName: string
    readonly cases: number
    readonly noticed: number
    readonly again: number
  }[]
}
