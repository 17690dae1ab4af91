/** What anybody who has the reference reads of an errand: where it is and with whom; of the villager nothing. */
import type { SiteId } from '../words/ids.ts'
import type { ErrandResult } from '../site-link/errand-post.ts'
import type { Errand } from './state.ts'

/** What anybody with the reference may read: staff by name, of the villager nothing. */
export type PublicErrand = Pick<
  Errand,
  'reference' | 'itemName' | 'itemNameEn' | 'status' | 'sinceDate' | 'steps' | 'materials' | 'filedNo' | 'returned'
> & {
  readonly site: SiteId
  /** What that site is called, of one that is not known here (ERRAND-13). */
  readonly siteTitle: string | null
  readonly siteTitleEn: string | null
  /** Who answers for it now. */
  readonly holder: string
  /** Originals that are under way and have to come back. */
  readonly originals: readonly string[]
  readonly result: Pick<ErrandResult, 'outcome' | 'words' | 'date'> | null
}

/** The villager's view of an errand (ERRAND-5). */
export function publicErrand(errand: Errand): PublicErrand {
  const { reference, itemName, itemNameEn, status, sinceDate, steps, materials, filedNo, returned } = errand
  const { holder, papers, result } = errand
  return {
    reference,
    itemName,
    itemNameEn,
    status,
    sinceDate,
    steps,
    materials,
    filedNo,
    returned,
    site: holder.site,
    siteTitle: holder.title ?? null,
    siteTitleEn: holder.titleEn ?? null,
    holder: holder.name,
    originals: status === 'told' ? [] : papers.filter(({ isOriginal }) => isOriginal).map(({ name }) => name),
    result: result && { outcome: result.outcome, words: result.words, date: result.date },
  }
}
