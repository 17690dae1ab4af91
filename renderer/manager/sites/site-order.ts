/** Sites of the roll-up in order: as a tree whose stations open into their rooms, or by one of their figures. */
import type { RollupLine } from '../../../domain/site-link/figures.ts'

export const SITE_COLUMNS = [
  'title',
  'waiting',
  'longest',
  'kept',
  'red',
  'yellow',
  'hours',
  'items',
  'served',
  'age',
] as const
export type SiteSort = (typeof SITE_COLUMNS)[number]

export interface SiteRow {
  readonly line: RollupLine
  /** Steps below the site that is looked at; 0: this site itself, or a list that is no tree. */
  readonly depth: number
  /** Sites that stand below it in this list. */
  readonly under: number
}

/** Each site below the one it belongs to, siblings as the settings have them; what is below a closed one is left out. */
export function asTree(
  lines: readonly RollupLine[],
  isOpened: (site: string) => boolean = () => true,
): readonly SiteRow[] {
  const [own, ...below] = lines
  if (own === undefined) return []
  const known = new Set(below.map((line) => line.site))
  const children = new Map<string | null, RollupLine[]>()
  for (const line of below) {
    const parent = line.parentId !== null && known.has(line.parentId) ? line.parentId : null
    const there = children.get(parent)
    if (there) there.push(line)
    else children.set(parent, [line])
  }
  const under = (parent: string | null, depth: number): readonly SiteRow[] =>
    (children.get(parent) ?? []).flatMap((line) => [
      { line, depth, under: children.get(line.site)?.length ?? 0 },
      ...(isOpened(line.site) ? under(line.site, depth + 1) : []),
    ])
  return [{ line: own, depth: 0, under: 0 }, ...under(null, 1)]
}

/** By one figure, the greatest first; sites without it at the end. */
export function sortedSites(lines: readonly RollupLine[], by: Exclude<SiteSort, 'title'>): readonly SiteRow[] {
  return lines.map((line) => ({ line, depth: 0, under: 0 })).sort((a, b) => figureOf(b.line, by) - figureOf(a.line, by))
}

function figureOf({ figures, ageMs }: RollupLine, by: Exclude<SiteSort, 'title'>): number {
  if (by === 'age') return ageMs ?? Number.MAX_SAFE_INTEGER
  if (figures === null) return -1
  switch (by) {
    case 'waiting':
      return figures.waiting
    case 'longest':
      return figures.longestWaitMs ?? 0
    case 'kept':
      return lacking(figures.promise?.kept, figures.promise?.called)
    case 'red':
      return figures.lamps?.red ?? -1
    case 'yellow':
      return figures.lamps?.yellow ?? -1
    case 'hours':
      return lacking(figures.hours?.keptMin, figures.hours?.dueMin)
    case 'items':
      return lacking(figures.items?.inForce, figures.items?.listed)
    case 'served':
      return figures.served
  }
}

/** Of a share the worst comes first. */
function lacking(part: number | undefined, whole: number | undefined): number {
  return part === undefined || whole === undefined || whole === 0 ? -1 : 1 - part / whole
}
