/**
 * Orders about errands (代办件, articles 15, 27, 29): an agent takes one in, it goes up hop by hop, its result comes back
 * in words.
 */
import type { BadgeNo, ItemId, SiteId } from '../words/ids.ts'

/** "D2026-4827195036": the year it was taken in, and ten digits that nobody can guess; the same at every site. */
export type ErrandReference = string

/** Who answers for an errand at this moment (article 29). */
export interface ErrandHolder {
  readonly site: SiteId
  readonly badgeNo: BadgeNo
  readonly name: string
}

export interface ErrandResult {
  readonly outcome: 'done' | 'refused'
  /** What the villager is told. */
  readonly words: string
  readonly by: ErrandHolder
  readonly date: string
}

/** What one site tells the next about an errand. */
export type ErrandPost =
  /** Upward: the materials are on their way. */
  | {
      readonly about: 'handOver'
      readonly reference: ErrandReference
      readonly item: ItemId
      readonly itemName: string
      readonly itemNameEn: string
      readonly materials: number
      readonly giver: ErrandHolder
      readonly date: string
    }
  /** Downward: they are in these hands. */
  | {
      readonly about: 'receipt'
      readonly reference: ErrandReference
      readonly holder: ErrandHolder
      readonly date: string
    }
  /** Downward: what came of it. */
  | { readonly about: 'result'; readonly reference: ErrandReference; readonly result: ErrandResult }

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
      readonly outcome: ErrandResult['outcome']
      readonly words: string
    }
  /** At the first site: the villager has been told. */
  | { readonly type: 'TellErrand'; readonly reference: ErrandReference; readonly how: 'inPerson' | 'phone' | 'print' }
  /** A linked site's server brings it. */
  | { readonly type: 'ReceiveErrandPost'; readonly from: SiteId; readonly post: ErrandPost }
