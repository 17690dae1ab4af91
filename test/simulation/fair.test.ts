/** The ordeal of fairness in short, and its own proof: rules as they once stood are found. */
import { expect, it } from 'vitest'
import { fair, type FairVerdict } from './fair.ts'
import { FAIR_PLANTS } from './fair-plants.ts'

function tried(every: number, plant: (typeof FAIR_PLANTS)[number] | null = null): FairVerdict & { faults: string[] } {
  const faults: string[] = []
  const isEnough = (verdict: FairVerdict): boolean => plant !== null && verdict.starved > 0
  return { ...fair({ seed: 1, every, plant, onFault: (text) => faults.push(text), isEnough }), faults }
}

it('PICK-4 PICK-9 PICK-12 MISS-2 WAIT-5 NOBODY-1 in every twentieth pair of matters, idle and busy, nobody is forgotten', () => {
  const verdict = tried(20)
  expect(verdict.faults).toEqual([])
  expect(verdict.pairs).toBeGreaterThan(30)
  expect(verdict.tickets).toBeGreaterThan(800)
})

it('the same seed tries the same halls', () => {
  expect(tried(120)).toEqual(tried(120))
})

it.each([...FAIR_PLANTS])(
  'PICK-6 PICK-9 the rule that is planted as %s is found',
  (plant) => {
    const verdict = tried(20, plant)
    expect(verdict.starved).toBeGreaterThan(0)
    expect(verdict.faults.some((text) => text.includes('starved'))).toBe(true)
  },
  120_000,
)
