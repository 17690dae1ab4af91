/**
 * Random cases for a test: those of a fixed seed, those of seeds that have found a fault once, and new ones each time,
 * whose seed is told when they find something.
 */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface KeptSeed {
  readonly property: string
  readonly seed: number
  /** What it had found. */
  readonly found: string
}

const KEPT = 'test/support/kept-properties.json'
const FIXED = 20_261_128
const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'kept-properties.json'), 'utf8')) as readonly KeptSeed[]

/** Tries `runs` cases, half of them the same each time. Throws with the smallest case that fails and its seed. */
export async function holds<T>(name: string, property: fc.IRawProperty<T>, runs: number): Promise<void> {
  const fresh = Math.floor(Math.random() * 2_147_483_647)
  const seeds = [FIXED, ...kept.filter((one) => one.property === name).map((one) => one.seed), fresh]
  for (const seed of seeds) {
    const details = await fc.check(property, { numRuns: Math.ceil(runs / 2), seed })
    if (!details.failed) continue
    const report = await fc.asyncDefaultReportMessage(details)
    const line = JSON.stringify({ property: name, seed, found: 'what it found' })
    throw new Error(`${report ?? 'a case fails'}\nTo keep this seed, add ${line} to ${KEPT}.`, {
      cause: details.errorInstance,
    })
  }
}
