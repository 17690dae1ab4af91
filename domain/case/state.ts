/** A case as its events have made it, and what may follow what. */
import type { CaseNo } from '../words/case-no.ts'
import { nameOf } from '../words/actor.ts'
import type { CaseAbove } from '../site-link/case-post.ts'
import type { BadgeNo, ItemId, SiteId } from '../words/ids.ts'
import type { ReviewStage } from '../plan/settings.ts'
import { streamName, type StreamName } from '../words/stream.ts'
import type { Clock, DaysLeft, Lamp } from './clock.ts'
import type { SignedBy, StoppedFor, Taker, Verdict } from './commands.ts'
import type { Acceptance, CaseBelow, CaseEvent, CaseKind, CaseMaterial, Notice } from './events.ts'

export const CASE_STATUSES = [
  /** 已受理：nobody of the department has taken it. */
  'accepted',
  /** 审核中 */
  'review',
  /** 上级审批中：the clock of the whole runs on. */
  'above',
  /** 等补正：the clock stands still. */
  'supplement',
  /** 特别程序：the clock stands still. */
  'stopped',
  /** 已决定，制证中 */
  'decided',
  /** 办好了，可以取 */
  'ready',
  /** 在取件柜 */
  'inLocker',
  'collected',
  'mailed',
  /** 结果已送下级: it is handed out by the site below. */
  'sentDown',
  /** 已退回下级 */
  'returned',
  'withdrawn',
  'voided',
] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

/** What may follow what (CASE-3). */
export const CASE_NEXT: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  accepted: ['review', 'above', 'returned', 'voided', 'withdrawn'],
  review: ['supplement', 'stopped', 'above', 'decided', 'returned', 'withdrawn'],
  above: ['review', 'supplement', 'stopped', 'decided', 'voided', 'withdrawn'],
  supplement: ['review', 'above', 'returned', 'withdrawn'],
  stopped: ['review', 'above', 'returned', 'withdrawn'],
  decided: ['ready', 'sentDown'],
  ready: ['inLocker', 'collected', 'mailed'],
  inLocker: ['collected', 'ready'],
  collected: [],
  mailed: [],
  sentDown: [],
  returned: [],
  withdrawn: [],
  voided: [],
}

/** Nothing more is to be done. */
export function isOver(status: CaseStatus): boolean {
  return CASE_NEXT[status].length === 0
}

/** Whether the department still works on it: the clock of the whole runs or stands still. */
export function isInWork(status: CaseStatus): boolean {
  return ['accepted', 'review', 'above', 'supplement', 'stopped', 'decided'].includes(status)
}

/** One line of what has happened, for the page of the case. */
export interface CaseStep {
  readonly what: CaseEvent['type']
  readonly atMs: number
  /** Badge number, or the kind of sender. */
  readonly by: string
  /** Who held the case afterwards. */
  readonly holder: BadgeNo | null
  readonly words: string
}

/** A supervision order (督办单) with its own clock and answer. */
export interface Urge {
  readonly orderNo: string
  readonly words: string
  readonly date: string
  /** Who sent it. */
  readonly by: string
  readonly clock: Clock
  /** null: the department has not answered yet. */
  readonly answer: {
    readonly text: string
    readonly atMs: number
    readonly by: string
    readonly isLate: boolean
  } | null
}

export interface Decision {
  readonly verdict: Verdict
  readonly reasons: string
  readonly remedies: string
  readonly date: string
  readonly by: string
}

/** Never changed, only replaced. */
export interface CaseFile {
  /** What went down to the site that it came from; absent: nothing has. */
  readonly sent?: { readonly result: string; readonly place: string }
  readonly caseNo: CaseNo
  readonly group: string
  readonly item: ItemId
  readonly itemName: string
  readonly itemNameEn: string
  readonly department: string
  readonly departmentEn: string
  readonly caseKind: CaseKind
  readonly accepted: Acceptance
  readonly acceptedAtMs: number
  readonly receipt: string
  readonly status: CaseStatus
  readonly holder: BadgeNo | null
  readonly stages: readonly ReviewStage[]
  /** Place in `stages`. */
  readonly stage: number
  readonly materials: readonly CaseMaterial[]
  readonly promisedDays: number
  readonly legalDays: number | null
  readonly clock: Clock
  readonly stageClock: Clock
  /** Why the clock stands still, since when, until when. */
  readonly pause: {
    readonly why: 'supplement' | StoppedFor
    readonly reason: string
    readonly sinceDate: string
    readonly untilDate: string
    /** When it goes on by itself; null: when what was asked for is here. */
    readonly onAtMs: number | null
    /** Of both limits when it began; null: of a pause that began before they were kept. */
    readonly left?: DaysLeft | null
  } | null
  readonly deferred: Clock | null
  /** Lamps that have turned, of each limit the last. */
  readonly lamps: Readonly<Record<'whole' | 'stage' | 'deferred', Lamp>>
  /** Red ones that were ever seen, the whole's or a stage's. */
  readonly reds: number
  readonly notices: readonly Notice[]
  /** Supervision orders, the oldest first; only the last may be open. */
  readonly urges: readonly Urge[]
  readonly decision: Decision | null
  readonly result: {
    readonly name: string
    readonly place: string
    readonly code: string
    readonly date: string
    readonly atMs: number
  } | null
  readonly delivery: {
    readonly how: 'counter' | 'locker' | 'post'
    readonly atMs: number
    readonly taker: Taker | null
    readonly signed: SignedBy | null
    /** What somebody else than the applicant has shown; '' for the applicant. */
    readonly mandate: string
    readonly trackingNo: string | null
  } | null
  /** Door of the locker it lies in. */
  readonly door: string | null
  /** The site below whose case this is; null: it was accepted here. */
  readonly from: CaseBelow | null
  /** The site above that reviews and decides it; null: this site does. */
  readonly up: {
    readonly site: SiteId
    readonly sinceMs: number
    readonly reason: string
    /** null: it is not known to have arrived. */
    readonly above: CaseAbove | null
    /** Made there and on its way here. */
    readonly onWay: { readonly result: string; readonly place: string; readonly date: string } | null
  } | null
  readonly steps: readonly CaseStep[]
}

export interface CaseState {
  seq: number
  file: CaseFile | null
}

export type CaseStream = StreamName<CaseState, CaseEvent>

/** The stream of one case: it is read when somebody needs it, and never all of them (CASE-9). */
export function caseStream(caseNo: CaseNo): CaseStream {
  return streamName('case', caseNo)
}

/** No case yet. */
export function emptyCase(): CaseState {
  return { seq: 0, file: null }
}

/** What a step says of itself on the page; '' where its kind says it all. */
function wordsOf(event: CaseEvent): string {
  switch (event.type) {
    case 'CaseHandedOver':
    case 'CaseHandedUp':
    case 'CaseReturned':
    case 'CaseWithdrawn':
    case 'ClockStopped':
    case 'ResultTakenBack':
      return event.reason
    case 'SupplementAsked':
      return event.notice.noticeNo
    case 'CaseDecided':
      return event.verdict
    case 'ResultReady':
    case 'ResultSentDown':
    case 'ResultOnWay':
      return event.result
    case 'CaseMovedAbove':
      return [event.above.title, event.above.stage, event.above.holder?.name ?? '']
        .filter((one) => one !== '')
        .join(' · ')
    case 'PostTooLate':
      return event.note
    case 'ResultHandedOut':
      return [event.taker, event.note ?? ''].join(' ').trim()
    case 'ResultMailed':
      return event.trackingNo
    case 'ResultInLocker':
    case 'ResultFetched':
      return event.door
    case 'PickupTicketTaken':
    case 'ReentryTicketTaken':
      return event.ticketNo
    case 'CaseNoted':
      return event.note
    case 'CaseUrged':
      return event.words
    case 'UrgeAnswered':
      return event.answer
    case 'LampTurned':
      return `${event.of} ${event.lamp}`
    default:
      return ''
  }
}

/** The line of a step. */
export function stepOf(
  event: CaseEvent,
  atMs: number,
  actor: Parameters<typeof nameOf>[0],
  holder: BadgeNo | null,
): CaseStep {
  return { what: event.type, atMs, by: nameOf(actor), holder, words: wordsOf(event) }
}
