/** Where an item of the catalogue stands on a date, and which step comes next. */
import type { VersionStatus } from '../../../domain/catalogue/state.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { CatalogueLine } from '../../../domain/contract/http/settings.ts'

export type ItemStatus = 'inForce' | 'coming' | 'draft' | 'withdrawn'

/** Draft means: on its way, whether approved or filed already, without a date yet. */
export function itemStatus(line: CatalogueLine, date: string): ItemStatus {
  if (line.withdrawn !== null && line.withdrawn.fromDate <= date) return 'withdrawn'
  if (line.item !== null) return 'inForce'
  return line.versions.some((one) => one.status === 'enforced') ? 'coming' : 'draft'
}

/** The item as it is, or as it was last drafted. */
export function shownItem(line: CatalogueLine): ServiceItem | null {
  return line.item ?? line.versions.at(-1)?.item ?? null
}

/** What a version still needs; null: nothing. */
export function nextStep(status: VersionStatus): 'approve' | 'file' | 'enforce' | null {
  return { draft: 'approve', approved: 'file', filed: 'enforce', enforced: null }[status] as
    'approve' | 'file' | 'enforce' | null
}
