/**
 * Orders about errands (代办件, articles 15, 27, 29): an agent takes one in, it goes up hop by hop, its result comes back
 * in words.
 */
import type { ErrandOutcome, ErrandPost, ErrandReference } from '../site-link/errand-post.ts'
import type { ItemId, SiteId } from '../words/ids.ts'
import { STAFF, type Access } from '../words/who.ts'

/** How a villager hears of the result. */
export const TELLING_WAYS = ['inPerson', 'phone', 'print'] as const
export type TellingWay = (typeof TELLING_WAYS)[number]

export type ErrandCommand =
  /** `materials`: pieces handed in. Nothing here says who the villager is. */
  | { readonly type: 'AcceptErrand'; readonly item: ItemId; readonly materials: number }
  /** The materials leave for the site directly above. */
  | { readonly type: 'HandOverErrand'; readonly reference: ErrandReference }
  /** They have come: whoever says so gives the receipt and answers for them from now on. */
  | { readonly type: 'TakeErrand'; readonly reference: ErrandReference }
  | {
      readonly type: 'FinishErrand'
      readonly reference: ErrandReference
      readonly outcome: ErrandOutcome
      readonly words: string
    }
  /** At the first site: the villager has been told. */
  | { readonly type: 'TellErrand'; readonly reference: ErrandReference; readonly how: TellingWay }
  /** A linked site's server brings it. */
  | { readonly type: 'ReceiveErrandPost'; readonly from: SiteId; readonly post: ErrandPost }

export const ERRAND_MAY: Access<ErrandCommand> = {
  AcceptErrand: STAFF,
  HandOverErrand: STAFF,
  TakeErrand: STAFF,
  FinishErrand: STAFF,
  TellErrand: STAFF,
  ReceiveErrandPost: [],
}
