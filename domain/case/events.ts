/** What has happened to a case: the stream `case/<number>`. Each event says all that folding needs. */
import type { CaseNo } from '../words/case-no.ts'
import type { CaseAbove } from '../site-link/case-post.ts'
import type { BadgeNo, CounterId, ItemId, SiteId, TicketNo } from '../words/ids.ts'
import type { ReviewStage } from '../plan/settings.ts'
import type { Clock, DaysLeft, Lamp } from './clock.ts'
import type { Finding, SignedBy, StoppedFor, Taker, Verdict } from './commands.ts'

/** 即办件: done the same day; 承诺件: within the promised working days. */
export type CaseKind = 'onTheSpot' | 'promised'

export interface CaseMaterial {
  readonly name: string
  readonly nameEn: string
  /** 'deferred': accepted without it, it comes later (容缺受理). */
  readonly status: Finding | 'deferred'
  readonly mend: string
}

/** Where and by whom a case was accepted. */
export interface Acceptance {
  readonly date: string
  /** null: without a ticket, and `reason` says why. */
  readonly ticketNo: TicketNo | null
  readonly counter: CounterId | null
  readonly badgeNo: BadgeNo
  readonly reason: string
  /** Filed with another platform, under its number there. */
  readonly online?: { readonly platform: string; readonly filingNo: string }
}

/** The site below whose case this is, with its number there. */
export interface CaseBelow {
  readonly site: SiteId
  readonly title: string
  readonly caseNo: CaseNo
  /** Which handing up of it this is. */
  readonly nth?: number | undefined
  /** Who answers for it there. */
  readonly holder: { readonly badgeNo: BadgeNo; readonly name: string }
}

/** How a case that two sites work on comes back into the hands of the one below. */
export type ReturnedWhy = 'sentBack' | 'recalled' | 'withdrawn' | 'refused'

/** A numbered one-time notice (一次性告知书), as it was given. */
export interface Notice {
  /** "261126-0147-1" */
  readonly noticeNo: string
  readonly materials: readonly CaseMaterial[]
  readonly basis: string
  /** Version of the catalogue it was made by. */
  readonly version: number
  /** Last date for bringing it. */
  readonly untilDate: string
  readonly phone: string
}

export type CaseEvent =
  | {
      readonly type: 'CaseOpened'
      readonly caseNo: CaseNo
      /** Cases of one ticket have the same: they know of each other (CASE-8). */
      readonly group: string
      readonly item: ItemId
      readonly itemName: string
      readonly itemNameEn: string
      readonly department: string
      readonly departmentEn: string
      readonly caseKind: CaseKind
      readonly accepted: Acceptance
      /** The unguessable address of the case's page: that of the ticket, where there is one. */
      readonly receipt: string
      readonly materials: readonly CaseMaterial[]
      readonly stages: readonly ReviewStage[]
      /** Working days that were promised, and that the law allows. */
      readonly promisedDays: number
      readonly legalDays: number | null
      readonly clock: Clock
      readonly stageClock: Clock
      /** Until when deferred materials must be here; null: none are missing. */
      readonly deferred: Clock | null
      /** It came from a site below, which is told what becomes of it. */
      readonly from?: CaseBelow
    }
  /** The acceptance was taken back at once (UNDO-1); the number is not used again. */
  | { readonly type: 'CaseVoided' }
  | { readonly type: 'CaseTaken'; readonly badgeNo: BadgeNo }
  | { readonly type: 'CaseHandedOver'; readonly from: BadgeNo | null; readonly to: BadgeNo; readonly reason: string }
  | {
      readonly type: 'StageFinished'
      readonly stage: number
      readonly to: BadgeNo | null
      /** Of the stage that begins. */
      readonly stageClock: Clock
    }
  | {
      readonly type: 'SupplementAsked'
      readonly notice: Notice
      readonly date: string
      /** When the clock was stopped; left out: written before it was kept. */
      readonly left?: DaysLeft
    }
  | {
      readonly type: 'MaterialsReceived'
      readonly places: readonly number[]
      readonly date: string
      /** After the date that the notice gave. */
      readonly isLate: boolean
      /** Clocks that go on, where nothing that was asked for is missing any more. */
      readonly goneOn: { readonly clock: Clock; readonly stageClock: Clock } | null
      /** Nothing deferred is missing any more. */
      readonly isDeferredDone: boolean
    }
  | {
      readonly type: 'ClockStopped'
      readonly why: StoppedFor
      readonly reason: string
      readonly date: string
      /** When the clock was stopped; left out: written before it was kept. */
      readonly left?: DaysLeft
      readonly untilDate: string
      /** When it goes on by itself, UTC ms. */
      readonly onAtMs: number
    }
  | { readonly type: 'ClockResumed'; readonly date: string; readonly clock: Clock; readonly stageClock: Clock }
  /** The calendar has changed under a running clock (CLOCK-6). */
  | { readonly type: 'ClockMoved'; readonly clock: Clock; readonly stageClock: Clock }
  | {
      readonly type: 'CaseDecided'
      readonly verdict: Verdict
      readonly reasons: string
      readonly remedies: string
      readonly date: string
      /** Who has decided it at the site above; left out: the sender did. */
      readonly by?: { readonly badgeNo: BadgeNo; readonly name: string }
    }
  | { readonly type: 'CaseWithdrawn'; readonly reason: string; readonly date: string }
  | {
      readonly type: 'ResultReady'
      readonly result: string
      readonly place: string
      readonly code: string
      readonly date: string
    }
  | {
      readonly type: 'ResultHandedOut'
      readonly counter: CounterId
      readonly taker: Taker
      readonly signed: SignedBy
      /** '' when the code was shown. */
      readonly reason: string
      /** The mandate of somebody else who fetched it; left out for the applicant. */
      readonly note?: string
    }
  | { readonly type: 'ResultMailed'; readonly trackingNo: string }
  | { readonly type: 'ResultInLocker'; readonly door: string }
  | { readonly type: 'ResultFetched'; readonly door: string }
  | { readonly type: 'ResultTakenBack'; readonly door: string; readonly place: string; readonly reason: string }
  | { readonly type: 'PickupTicketTaken'; readonly ticketNo: TicketNo; readonly date: string }
  | { readonly type: 'ReentryTicketTaken'; readonly ticketNo: TicketNo; readonly date: string }
  /** `holder`: who answers for it here, where that changes with it. */
  | {
      readonly type: 'CaseHandedUp'
      readonly to: SiteId
      readonly reason: string
      readonly date: string
      readonly holder?: BadgeNo
    }
  /** Where it stands at the site above. */
  | { readonly type: 'CaseMovedAbove'; readonly above: CaseAbove }
  /** Below: it is this site's alone again. Above: it is not worked on here any more. */
  | { readonly type: 'CaseReturned'; readonly why: ReturnedWhy; readonly reason: string; readonly date: string }
  /** Above: the result was made and is on its way to the site below. */
  | { readonly type: 'ResultSentDown'; readonly result: string; readonly place: string; readonly date: string }
  /** Below: it is on its way. */
  | { readonly type: 'ResultOnWay'; readonly result: string; readonly place: string; readonly date: string }
  /** What the other site told when the case was in its hands no more; it changes nothing. */
  | { readonly type: 'PostTooLate'; readonly about: string; readonly note: string }
  | { readonly type: 'CaseNoted'; readonly note: string }
  /** That they were left, and neither of them (APPLICANT-1). */
  | { readonly type: 'ApplicantNoted'; readonly hasName: boolean; readonly hasPhone: boolean }
  | {
      readonly type: 'CaseUrged'
      /** "261126-0147-D1" */
      readonly orderNo: string
      readonly words: string
      readonly date: string
      readonly clock: Clock
    }
  | { readonly type: 'UrgeAnswered'; readonly orderNo: string; readonly answer: string; readonly isLate: boolean }
  /** A lamp has turned: of the whole, of the stage or of what was deferred; and who held the case then (CLOCK-5). */
  | {
      readonly type: 'LampTurned'
      readonly of: 'whole' | 'stage' | 'deferred'
      readonly lamp: Exclude<Lamp, 'paused' | 'green'>
      /** When it was due, UTC ms. */
      readonly dueMs: number
      readonly holder: BadgeNo | null
    }
