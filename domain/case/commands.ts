/**
 * Orders about cases (articles 8–10, 13): the back office takes, asks, decides; the pick-up counter hands out; the
 * server's clock turns lamps. Acceptance itself is an outcome of an item at the counter (CASE-1).
 */
import type { CaseNo } from '../words/case-no.ts'
import type { DoorSize } from '../plan/locker.ts'
import type { CasePost } from '../site-link/case-post.ts'
import type { BadgeNo, CounterId, ItemId, SiteId } from '../words/ids.ts'
import { COUNTER_STAFF, MANAGER, STAFF, type Access } from '../words/who.ts'

/** What somebody who looked found of one material: 齐, 缺, 不合格. */
export const FINDINGS = ['present', 'missing', 'faulty'] as const
export type Finding = (typeof FINDINGS)[number]

export interface JudgedMaterial {
  readonly finding: Finding
  /** How to mend what is missing or faulty; '' for what is there. */
  readonly mend: string
}

/** Procedures whose time does not count (特别程序): hearing, inspection, appraisal, expert review, public notice. */
export const STOPPED_FOR = [
  'hearing',
  'inspection',
  'appraisal',
  'expertReview',
  'publicNotice',
  'otherAgency',
] as const
export type StoppedFor = (typeof STOPPED_FOR)[number]

export const VERDICTS = ['granted', 'refused'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Who takes a result away: 本人, 家人代领, 单位经办. */
export const TAKERS = ['self', 'family', 'company'] as const
export type Taker = (typeof TAKERS)[number]
/** 签字板, 纸质回执. */
export const SIGNED_BY = ['pad', 'paper'] as const
export type SignedBy = (typeof SIGNED_BY)[number]

export type CaseCommand =
  /** A case without a ticket: what came by another site, a lost or a voided number, the post. */
  | { readonly type: 'OpenCase'; readonly item: ItemId; readonly deferred: readonly number[]; readonly reason: string }
  /** 网上申报: filed with another platform, which brings it under its number there. */
  | { readonly type: 'FileCase'; readonly item: ItemId; readonly platform: string; readonly filingNo: string }
  | { readonly type: 'TakeCase'; readonly caseNo: CaseNo }
  | { readonly type: 'HandOverCase'; readonly caseNo: CaseNo; readonly to: BadgeNo; readonly reason: string }
  /** The present stage of the review is done; `to` works on, null: whoever takes it. */
  | { readonly type: 'FinishStage'; readonly caseNo: CaseNo; readonly to: BadgeNo | null }
  /** The one-time notice: every material judged, everything that is missing at once (TELL-1). */
  | {
      readonly type: 'AskSupplement'
      readonly caseNo: CaseNo
      readonly judged: readonly JudgedMaterial[]
      readonly basis: string
      /** Working days for bringing it. */
      readonly days: number
    }
  /** Materials came in, by their places in the list; at whichever counter (deferred ones too). */
  | { readonly type: 'ReceiveMaterials'; readonly caseNo: CaseNo; readonly places: readonly number[] }
  | {
      readonly type: 'StopClock'
      readonly caseNo: CaseNo
      readonly why: StoppedFor
      readonly reason: string
      /** Last date of the procedure; the clock goes on by itself the day after. */
      readonly untilDate: string
    }
  | { readonly type: 'ResumeClock'; readonly caseNo: CaseNo }
  | {
      readonly type: 'DecideCase'
      readonly caseNo: CaseNo
      readonly verdict: Verdict
      /** Needed for a refusal, and so are the remedies. */
      readonly reasons: string
      readonly remedies: string
    }
  /** The applicant takes it back. */
  | { readonly type: 'WithdrawCase'; readonly caseNo: CaseNo; readonly reason: string }
  /** The result lies ready: what it is, and where in the cabinet. */
  | { readonly type: 'ReadyResult'; readonly caseNo: CaseNo; readonly result: string; readonly place: string }
  | {
      readonly type: 'HandOutResult'
      readonly caseNo: CaseNo
      readonly counter: CounterId
      /** Null: shown by ID card or number instead, and `reason` says why. */
      readonly code: string | null
      readonly reason: string
      readonly taker: Taker
      readonly signed: SignedBy
      /** What somebody else has shown that lets them fetch it (委托); needed unless the applicant is here. */
      readonly note?: string
    }
  | { readonly type: 'MailResult'; readonly caseNo: CaseNo; readonly trackingNo: string }
  /** Into a door of the locker: this one, or the smallest free one that something of the size fits into. */
  | {
      readonly type: 'PutInLocker'
      readonly caseNo: CaseNo
      readonly door: string | null
      readonly size: DoorSize
    }
  /** The locker's own word: this door was opened with the code, and shut again. */
  | { readonly type: 'LockerEmptied'; readonly caseNo: CaseNo; readonly door: string }
  /** Back out of the locker, into the cabinet: not fetched, or the door does not obey. */
  | { readonly type: 'TakeFromLocker'; readonly caseNo: CaseNo; readonly place: string; readonly reason: string }
  /** Into the pick-up queue, with the code. */
  | { readonly type: 'TakePickupTicket'; readonly code: string; readonly isElder?: boolean }
  /** Back with what was missing: into the line without starting over (TELL-5). */
  | { readonly type: 'TakeReentryTicket'; readonly caseNo: CaseNo; readonly isElder?: boolean }
  | { readonly type: 'NoteCase'; readonly caseNo: CaseNo; readonly note: string }
  /** Name and number of the applicant, either may be empty: for what is ready, a call-back, somebody else who fetches it. */
  | { readonly type: 'NoteApplicant'; readonly caseNo: CaseNo; readonly name: string; readonly phone: string }
  /** 上下联办: its review and decision are the site's above from now on; the case stays this site's for the citizen. */
  | { readonly type: 'HandUpCase'; readonly caseNo: CaseNo; readonly to: SiteId; readonly reason: string }
  /** Back into this site's own hands, whether or not the site above answers. */
  | { readonly type: 'RecallCase'; readonly caseNo: CaseNo; readonly reason: string }
  /** Above: back to the site below, undecided. */
  | { readonly type: 'SendBackCase'; readonly caseNo: CaseNo; readonly reason: string }
  /** A linked site's server brings it; `theirNo` of the case at that site is in the post. */
  | { readonly type: 'ReceiveCasePost'; readonly from: SiteId; readonly post: CasePost }
  /** 督办单：supervision orders the department to answer for a red lamp, once at a time (WATCH-3). */
  | { readonly type: 'UrgeCase'; readonly caseNo: CaseNo; readonly words: string }
  | { readonly type: 'AnswerUrge'; readonly caseNo: CaseNo; readonly answer: string }
  /** Time has come for a lamp, or for a clock to go on; writes nothing when it has not. */
  | { readonly type: 'TickCase'; readonly caseNo: CaseNo }

export const CASE_MAY: Access<CaseCommand> = {
  OpenCase: COUNTER_STAFF,
  FileCase: [],
  TakeCase: COUNTER_STAFF,
  HandOverCase: COUNTER_STAFF,
  FinishStage: COUNTER_STAFF,
  AskSupplement: COUNTER_STAFF,
  ReceiveMaterials: STAFF,
  StopClock: COUNTER_STAFF,
  ResumeClock: COUNTER_STAFF,
  DecideCase: COUNTER_STAFF,
  WithdrawCase: COUNTER_STAFF,
  ReadyResult: COUNTER_STAFF,
  HandOutResult: COUNTER_STAFF,
  MailResult: COUNTER_STAFF,
  PutInLocker: COUNTER_STAFF,
  LockerEmptied: ['timekeeper'],
  TakeFromLocker: COUNTER_STAFF,
  TakePickupTicket: ['kiosk', 'visitor', 'holder', ...STAFF],
  TakeReentryTicket: ['kiosk', ...STAFF],
  NoteCase: COUNTER_STAFF,
  NoteApplicant: COUNTER_STAFF,
  HandUpCase: COUNTER_STAFF,
  RecallCase: COUNTER_STAFF,
  SendBackCase: COUNTER_STAFF,
  ReceiveCasePost: [],
  UrgeCase: MANAGER,
  AnswerUrge: COUNTER_STAFF,
  TickCase: ['timekeeper'],
}
