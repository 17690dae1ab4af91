/**
 * Orders about errands (代办件, articles 15, 27, 29): an agent takes one in, it goes up hop by hop, its result comes back
 * in words.
 */
import type { ErrandOutcome, ErrandPaper, ErrandPost, ErrandReference, Mandate } from '../site-link/errand-post.ts'
import type { ItemId, SiteId } from '../words/ids.ts'
import { MANAGER, STAFF, type Access } from '../words/who.ts'

/** How a villager hears of the result. */
export const TELLING_WAYS = ['inPerson', 'phone', 'print'] as const
export type TellingWay = (typeof TELLING_WAYS)[number]

export type ErrandCommand =
  /**
   * `materials`: pieces handed in. Nothing here says who the villager is, nor how much it costs: nothing (article 13).
   */
  | {
      readonly type: 'AcceptErrand'
      readonly item: ItemId
      readonly materials: number
      /** The pieces by name; as many as `materials`. */
      readonly papers?: readonly ErrandPaper[]
      /** How the villager has asked for it. */
      readonly mandate?: Mandate
    }
  /** One number at this hall for several villagers' matters, for the agent who brings them (article 13). */
  | { readonly type: 'TicketForErrands'; readonly references: readonly ErrandReference[] }
  /** The materials leave for the site directly above. */
  | { readonly type: 'HandOverErrand'; readonly reference: ErrandReference }
  /** They have come: whoever says so gives the receipt and answers for them from now on. */
  | {
      readonly type: 'TakeErrand'
      readonly reference: ErrandReference
      /** Pieces as they were counted; another number than was handed over is no receipt. */
      readonly counted?: number
    }
  /**
   * 退回补齐：what came is not what was announced, or papers are missing; `words` tell all of it at once (article 29).
   */
  | { readonly type: 'ReturnErrand'; readonly reference: ErrandReference; readonly words: string }
  /** The pieces as they are now, where it was taken in: one was added, or was never there. */
  | {
      readonly type: 'AmendErrandPapers'
      readonly reference: ErrandReference
      readonly papers: readonly ErrandPaper[]
    }
  | {
      readonly type: 'FinishErrand'
      readonly reference: ErrandReference
      readonly outcome: ErrandOutcome
      readonly words: string
    }
  /** At the first site: the villager has been told. */
  | { readonly type: 'TellErrand'; readonly reference: ErrandReference; readonly how: TellingWay }
  /** The province's platform has it under this number. */
  | { readonly type: 'MarkErrandFiled'; readonly reference: ErrandReference; readonly acceptanceNo: string }
  /** The platform will not take it, ever; somebody has to look. */
  | { readonly type: 'MarkErrandUnfiled'; readonly reference: ErrandReference; readonly problem: string }
  /** On this date an agent of this village was at work. */
  | { readonly type: 'NoteVillage'; readonly site: SiteId }
  /** 督办单：supervision orders whoever answers for a red errand to say what becomes of it, once at a time (WATCH-8). */
  | { readonly type: 'UrgeErrand'; readonly reference: ErrandReference; readonly words: string }
  | { readonly type: 'AnswerErrandUrge'; readonly reference: ErrandReference; readonly answer: string }
  /** A linked site's server brings it. */
  | { readonly type: 'ReceiveErrandPost'; readonly from: SiteId; readonly post: ErrandPost }

export const ERRAND_MAY: Access<ErrandCommand> = {
  AcceptErrand: STAFF,
  HandOverErrand: STAFF,
  TakeErrand: STAFF,
  ReturnErrand: STAFF,
  AmendErrandPapers: STAFF,
  FinishErrand: STAFF,
  TellErrand: STAFF,
  TicketForErrands: STAFF,
  MarkErrandFiled: ['timekeeper'],
  MarkErrandUnfiled: ['timekeeper'],
  NoteVillage: ['timekeeper'],
  UrgeErrand: MANAGER,
  AnswerErrandUrge: STAFF,
  ReceiveErrandPost: [],
}
