/**
 * What linked sites tell each other of one case that both work on (上下联办, article 20): upward its review, the papers that
 * came in below and the calling back, downward in whose hands it is, what is asked for, the decision and its result.
 */
import type { BadgeNo, ItemId, SiteId } from '../words/ids.ts'
import type { CaseNo } from '../words/case-no.ts'

/** One paper as it stands at the site that tells of it. */
export interface PostedMaterial {
  readonly name: string
  readonly nameEn: string
  readonly status: 'present' | 'missing' | 'faulty' | 'deferred'
  readonly mend: string
}

/** Where a case stands at the site above: its number there, its department, in whose hands and at which step. */
export interface CaseAbove {
  readonly title: string
  readonly titleEn: string
  readonly caseNo: CaseNo
  readonly department: string
  readonly departmentEn: string
  /** null: nobody there has taken it. */
  readonly holder: { readonly badgeNo: BadgeNo; readonly name: string } | null
  readonly stage: string
  readonly stageEn: string
}

/** A notice as the site above has given it; its number is that of the case there. */
export interface PostedNotice {
  readonly noticeNo: string
  readonly materials: readonly PostedMaterial[]
  readonly basis: string
  readonly version: number
  readonly untilDate: string
  readonly phone: string
}

/** Names what the site below calls the case; every date is 'YYYY-MM-DD' of the site that tells it. */
interface OfCase {
  readonly caseNo: CaseNo
  /** Which handing up of this case it belongs to, from 1 on; absent: said by a server that counts none. */
  readonly nth?: number | undefined
  readonly date: string
}

/** From the site that accepted the case. */
export type CasePostUp = OfCase &
  (
    | {
        readonly about: 'review'
        readonly item: ItemId
        readonly itemName: string
        readonly itemNameEn: string
        readonly materials: readonly PostedMaterial[]
        /** The one limit that the citizen was promised: both sites keep it. */
        readonly dueDate: string
        readonly promisedDays: number
        readonly legalDays: number | null
        readonly reason: string
        readonly by: { readonly badgeNo: BadgeNo; readonly name: string; readonly title: string }
      }
    | { readonly about: 'materials'; readonly places: readonly number[] }
    | { readonly about: 'recalled'; readonly why: 'recalled' | 'withdrawn'; readonly reason: string }
  )

/** From the site above. */
export type CasePostDown = OfCase & { readonly above: CaseAbove } & (
    | { readonly about: 'moved' }
    | { readonly about: 'asked'; readonly notice: PostedNotice }
    | { readonly about: 'received'; readonly places: readonly number[] }
    | { readonly about: 'stopped'; readonly why: string; readonly reason: string; readonly untilDate: string }
    | { readonly about: 'resumed' }
    | {
        readonly about: 'decided'
        readonly verdict: 'granted' | 'refused'
        readonly reasons: string
        readonly remedies: string
        readonly by: { readonly badgeNo: BadgeNo; readonly name: string }
      }
    | { readonly about: 'made'; readonly result: string; readonly place: string }
    | { readonly about: 'returned'; readonly why: 'sentBack' | 'withdrawn'; readonly reason: string }
  )

export type CasePost = CasePostUp | CasePostDown

/** Which of them go up. */
const CASE_POST_UP = ['review', 'materials', 'recalled'] as const satisfies readonly CasePostUp['about'][]

/** Whether it was sent by the site that accepted the case. */
export function isPostUp(post: CasePost): post is CasePostUp {
  return (CASE_POST_UP as readonly string[]).includes(post.about)
}

/** How a site above finds its own number of a case from below. */
export function keyOfCaseBelow(site: SiteId, caseNo: CaseNo): string {
  return `${site}/${caseNo}`
}
