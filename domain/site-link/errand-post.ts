/** What linked sites tell each other of an errand (代办件): on its way up the materials, on its way down receipt and result. */
import type { BadgeNo, ItemId, SiteId } from '../words/ids.ts'

/** "D2026-4827195036": the year it was taken in, and ten digits that nobody can guess; the same at every site. */
export type ErrandReference = string

/** Who answers for an errand at this moment (article 29). */
export interface ErrandHolder {
  readonly site: SiteId
  readonly badgeNo: BadgeNo
  readonly name: string
  /** What that site is called; only on the way down past sites that do not know it (ERRAND-13). */
  readonly title?: string
  readonly titleEn?: string
}

/** One piece that was handed in: what it is, and whether it is an original that has to come back. */
export interface ErrandPaper {
  readonly name: string
  readonly isOriginal: boolean
}

/** 委托: asked for at the desk, in writing, or by somebody of the family. */
export const MANDATES = ['inPerson', 'written', 'family'] as const
export type Mandate = (typeof MANDATES)[number]

export const ERRAND_OUTCOMES = ['done', 'refused'] as const
export type ErrandOutcome = (typeof ERRAND_OUTCOMES)[number]

export interface ErrandResult {
  readonly outcome: ErrandOutcome
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
      /** Left out by sites that only count. */
      readonly papers?: readonly ErrandPaper[]
      /** Left out where it was not noted, and by sites of an older program. */
      readonly mandate?: Mandate
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
  /** Downward: they come back, because of these words; whoever gave them answers for them again. */
  | {
      readonly about: 'return'
      readonly reference: ErrandReference
      readonly words: string
      readonly by: ErrandHolder
      readonly date: string
    }
  /** Downward: what came of it. */
  | { readonly about: 'result'; readonly reference: ErrandReference; readonly result: ErrandResult }
