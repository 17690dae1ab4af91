/** Draws mutants by a seed: spread over the files by their size, one at most per place, no operator everywhere. */
import { chanceFrom } from '../simulation/chance.ts'
import { candidatesOf } from './candidates.ts'
import { compilerOf, sourceOf } from './compiles.ts'
import { mutated, type Mutant } from './mutant.ts'

/** At most so much of a file's mutants come from one operator. */
const OF_ONE_OPERATOR = 0.25
const PARTS = ['domain', 'renderer', 'electron'] as const

/** About `most` mutants of `files` that compile; the same seed draws the same ones while the files stay the same. */
export async function drawMutants(files: readonly string[], most: number, seed: number): Promise<readonly Mutant[]> {
  const compilers = new Map<string, ReturnType<typeof compilerOf>>()
  const perFile = await Promise.all(
    files.map(async (file) => ({ file, source: sourceOf(file), all: await candidatesOf(file, sourceOf(file)) })),
  )
  const places = perFile.reduce((sum, one) => sum + placesIn(one.all), 0)
  const drawn: Mutant[] = []
  for (const { file, source, all } of perFile) {
    const part = partOf(file)
    const compiler =
      compilers.get(part) ??
      compilerOf(
        part,
        files.filter((one) => partOf(one) === part),
      )
    compilers.set(part, compiler)
    const share = all.length === 0 ? 0 : Math.max(1, Math.round((most * placesIn(all)) / places))
    drawn.push(...drawnFrom(file, source, all, share, seed, compiler))
  }
  return drawn
}

function partOf(file: string): (typeof PARTS)[number] | '.' {
  return PARTS.find((name) => file.startsWith(`${name}/`)) ?? '.'
}

/** How many places a file has: mutants that begin together are one. */
function placesIn(all: readonly Mutant[]): number {
  return new Set(all.map((one) => one.from)).size
}

function drawnFrom(
  file: string,
  source: string,
  all: readonly Mutant[],
  share: number,
  seed: number,
  compiles: (mutant: Mutant, source: string) => boolean,
): readonly Mutant[] {
  // Each file has chance of its own, so that a change in one leaves the mutants of the others as they were.
  const chance = chanceFrom(seed + hashOf(file))
  const left = [...all]
  const taken: Mutant[] = []
  const perOperator = new Map<string, number>()
  while (taken.length < share && left.length > 0) {
    const [mutant] = left.splice(chance.below(left.length), 1) as [Mutant]
    const count = perOperator.get(mutant.operator) ?? 0
    if (count >= Math.max(1, share * OF_ONE_OPERATOR)) continue
    if (taken.some((one) => one.from === mutant.from || one.to === mutant.to)) continue
    if (mutated(source, mutant) === source || !compiles(mutant, source)) continue
    perOperator.set(mutant.operator, count + 1)
    taken.push(mutant)
  }
  return taken.sort((a, b) => a.from - b.from)
}

function hashOf(text: string): number {
  let hash = 0
  for (const char of text) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return hash
}
