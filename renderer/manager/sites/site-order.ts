/** Sites of the roll-up in order: as a tree, or by one of their figures. */
import type { RollupLine } from '../../../domain/site-link/figures.ts'

export type SiteSort = 'title' | 'state' | 'waiting' | 'longest' | 'open' | 'served' | 'age'
export interface SiteRow {
  readonly line: RollupLine
  /** Steps below this site; 0: this site itself, or a list that is no tree. */
  readonly depth: number
}

/** Each site below the one it belongs to, siblings as the settings have them. */
export function asTree(lines: readonly RollupLine[]): readonly SiteRow[] {
  const [own, ...below] = lines
  if (own === undefined) return []
  const known = new Set(below.map((line) => line.site))
  const under = (parent: string | null, depth: number): readonly SiteRow[] =>
    below
      .filter((line) => (line.parentId !== null && known.has(line.parentId) ? line.parentId : null) === parent)
      .flatMap((line) => [{ line, depth }, ...under(line.site, depth + 1)])
  return [{ line: own, depth: 0 }, ...under(null, 1)]
}

/** By one figure, the greatest first; sites without it at the end. By title: the tree. */
export function sortedSites(lines: readonly RollupLine[], by: SiteSort): readonly SiteRow[] {
  if (by === 'title') return asTree(lines)
  return lines.map((line) => ({ line, depth: 0 })).sort((a, b) => figureOf(b.line, by) - figureOf(a.line, by))
}

function figureOf({ figures, ageMs }: RollupLine, by: Exclude<SiteSort, 'title'>): number {
  if (by === 'age') return ageMs ?? Number.MAX_SAFE_INTEGER
  if (figures === null) return -1
  switch (by) {
    case 'state':
      return figures.isOpen === true ? 1 : 0
    case 'waiting':
      return figures.waiting
    case 'longest':
      return figures.longestWaitMs ?? 0
    case 'open':
      return figures.openCounters
    case 'served':
      return figures.served
  }
}
