/** What the sites below come to: the figures above a map or a table, the worst first, cells by city. */
import { added, standingOf, sumsOf, type BelowSums, type RollupLine } from '../../../domain/site-link/figures.ts'
import { beyondMin } from '../../../domain/site-link/own-figures.ts'

export interface CityCells {
  readonly city: RollupLine
  readonly counties: readonly RollupLine[]
}

/** Whether a roll-up is drawn as a map of cells: a province's counties, by city. */
export function isMap(lines: readonly RollupLine[]): boolean {
  return lines[0]?.level === 'province' && lines.some((line) => line.level === 'county')
}

/** Counties by the city they belong to, both in the order of the register, never sorted. */
export function cellsByCity(lines: readonly RollupLine[]): readonly CityCells[] {
  return lines
    .slice(1)
    .filter(({ parentId }) => parentId === null)
    .map((city) => ({
      city,
      counties: city.level === 'county' ? [city] : lines.filter(({ parentId }) => parentId === city.site),
    }))
}

/** Sites beyond their promise, the furthest first. */
export function worstFirst(lines: readonly RollupLine[]): readonly RollupLine[] {
  const minutes = ({ figures }: RollupLine): number => (figures?.slowest ? beyondMin(figures.slowest) : 0)
  return lines.filter((line) => standingOf(line) === 'over').sort((one, other) => minutes(other) - minutes(one))
}

/** These sites alone, without what is below them. */
export function sumOf(lines: readonly RollupLine[]): BelowSums | null {
  return sumsOf(lines.map(({ figures, isSilent }) => ({ figures, isSilent, below: null })))
}

/** What is below these sites and has no line among them. */
export function sumBelow(lines: readonly RollupLine[]): BelowSums | null {
  const shown = new Set(lines.slice(1).map(({ parentId }) => parentId))
  const sums = lines.flatMap(({ site, below, parentId }, at) =>
    below === null || shown.has(site) || (at === 0 && parentId === null && lines.length > 1) ? [] : [below],
  )
  return sums.length === 0 ? null : sums.reduce(added)
}

/** "渭原" of "渭原县政务大厅": as much as a cell holds; the whole name stands beside it for who asks. */
export function shortTitle(title: string): string {
  const place = title.replace(/(县|区|市)?(政务|便民).*$/, '')
  return place === '' ? title : place
}

/** Whole per cent of a part; null where there is nothing to divide. */
export function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.round((part / whole) * 1000) / 10} %`
}
