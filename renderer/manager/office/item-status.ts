/** Where an item or a theme of the catalogue stands on a date, and which step comes next. */
import type { ItemId } from '../../../domain/words/ids.ts'
import type { VersionStatus } from '../../../domain/catalogue/state.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { CatalogueLine, ThemeLine } from '../../../domain/contract/http/settings.ts'

export type ItemStatus = 'inForce' | 'coming' | 'draft' | 'withdrawn'

/** Where an item or a theme stands. Draft means: on its way, whether approved or filed already, without a date yet. */
export function standing(
  { withdrawn, versions }: Pick<CatalogueLine | ThemeLine, 'withdrawn' | 'versions'>,
  isInForce: boolean,
  date: string,
): ItemStatus {
  if (withdrawn !== null && withdrawn.fromDate <= date) return 'withdrawn'
  if (isInForce) return 'inForce'
  return versions.some((one) => one.status === 'enforced') ? 'coming' : 'draft'
}

export function itemStatus(line: CatalogueLine, date: string): ItemStatus {
  return standing(line, line.item !== null, date)
}

/** The item as it is, or as it was last drafted. */
export function shownItem(line: CatalogueLine): ServiceItem | null {
  return line.item ?? line.versions.at(-1)?.item ?? null
}

/** What a version still needs; null: nothing. */
export function nextStep(status: VersionStatus): 'approve' | 'file' | 'enforce' | null {
  return { draft: 'approve', approved: 'file', filed: 'enforce', enforced: null }[status] as
    | 'approve'
    | 'file'
    | 'enforce'
    | null
}

/** Drafts that came in together, under the name of their table. */
export interface DraftTable {
  readonly name: string
  readonly versions: readonly (readonly [itemId: ItemId, version: number])[]
}

/** Tables with two or more versions that are not yet in force, the newest first. */
export function tablesOf(lines: readonly CatalogueLine[]): readonly DraftTable[] {
  const tables = new Map<string, { atMs: number; versions: [ItemId, number][] }>()
  for (const { id, versions } of lines) {
    const last = versions.at(-1)
    const draft = last?.history.findLast((step) => step.what === 'ItemDrafted')
    if (last === undefined || draft === undefined || last.status === 'enforced') continue
    const table = tables.get(draft.note) ?? { atMs: 0, versions: [] }
    table.atMs = Math.max(table.atMs, draft.atMs)
    table.versions.push([id, last.version])
    tables.set(draft.note, table)
  }
  return [...tables]
    .filter(([, table]) => table.versions.length > 1)
    .sort(([, a], [, b]) => b.atMs - a.atMs)
    .map(([name, { versions }]) => ({ name, versions }))
}
