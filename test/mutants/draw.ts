/** Draws mutants by a seed: spread over the files by their size, one at most per place, no operator everywhere. */
import { chanceFrom } from '../simulation/chance.ts'
import { candidatesOf } from './candidates.ts'
import { compilerOf, sourceOf } from './compiles.ts'
import { mutated, type Mutant } from './mutant.ts'

/** At most so much of a file's mutants come from one operator. */
const OF_ONE_OPERATOR = 0.25
const PARTS = ['domain', 'renderer', 'electron'] as const

/**
 * `most` mutants of `files` that compile, or a few more; the same seed draws the same ones while the files stay the same.
 * Those of files that are not `wanted` are left out: each file has a share and chance of its own.
 */
export async function drawMutants(
  files: readonly string[],
  most: number,
  seed: number,
  wanted: ((file: string) => boolean) | null = null,
): Promise<readonly Mutant[]> {
  const compilers = new Map<string, ReturnType<typeof compilerOf>>()
  const perFile = await Promise.all(
    files.map(async (file) => ({ file, source: sourceOf(file), all: await candidatesOf(file, sourceOf(file)) })),
  )
  const places = perFile.reduce((sum, one) => sum + placesIn(one.all), 0)
  const drawn: Mutant[] = []
  const more: Iterator<Mutant>[] = []
  for (const { file, source, all } of perFile) {
    if (all.length === 0 || wanted?.(file) === false) continue
    const part = partOf(file)
    const compiler =
      compilers.get(part) ??
      compilerOf(
        part,
        files.filter((one) => partOf(one) === part),
      )
    compilers.set(part, compiler)
    const share = Math.max(1, Math.round((most * placesIn(all)) / places))
    const mutants = drawnFrom(file, source, all, share, seed, compiler)
    drawn.push(...taken(mutants, share))
    more.push(mutants)
  }
  // Some files have not enough that compile: the others make up for it.
  for (let before = -1; wanted === null && drawn.length < most && drawn.length > before;) {
    before = drawn.length
    for (const mutants of more) if (drawn.length < most) drawn.push(...taken(mutants, 1))
  }
  return drawn.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.from - b.from))
}

function taken(mutants: Iterator<Mutant>, most: number): readonly Mutant[] {
  const found: Mutant[] = []
  while (found.length < most) {
    const next = mutants.next()
    if (next.done === true) break
    found.push(next.value)
  }
  return found
}

function partOf(file: string): (typeof PARTS)[number] | '.' {
  return PARTS.find((name) => file.startsWith(`${name}/`)) ?? '.'
}

/** How many places a file has: mutants that begin together are one. */
function placesIn(all: readonly Mutant[]): number {
  return new Set(all.map((one) => one.from)).size
}

function* drawnFrom(
  file: string,
  source: string,
  all: readonly Mutant[],
  share: number,
  seed: number,
  compiles: (mutant: Mutant, source: string) => boolean,
): Generator<Mutant, void> {
  // Each file has chance of its own, so that a change in one leaves the mutants of the others as they were.
  const chance = chanceFrom(seed + hashOf(file))
  const left = [...all]
  const known: Mutant[] = []
  const perOperator = new Map<string, number>()
  while (left.length > 0) {
    const [mutant] = left.splice(chance.below(left.length), 1) as [Mutant]
    const count = perOperator.get(mutant.operator) ?? 0
    if (count >= Math.max(1, share * OF_ONE_OPERATOR)) continue
    if (known.some((one) => one.from === mutant.from || one.to === mutant.to)) continue
    if (mutated(source, mutant) === source || !compiles(mutant, source)) continue
    perOperator.set(mutant.operator, count + 1)
    known.push(mutant)
    yield mutant
  }
}

function hashOf(text: string): number {
  let hash = 0
  for (const char of text) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return hash
}
