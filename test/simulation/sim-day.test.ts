/** The simulated hall: sound seeds stay sound, a seed repeats itself exactly, and bugs put in on purpose are found. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PLANTS } from './plants.ts'
import { runDay } from './sim-day.ts'

interface KeptSeed {
  readonly seed: number
  readonly days: number
  /** What it had found. */
  readonly found: string
}

const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'kept-seeds.json'), 'utf8')) as readonly KeptSeed[]

it('SEND-1 NUM-2 CALL-1 LIFE-1 a seed repeats itself: the same commands, the same log', async () => {
  const first = await runDay({ seed: 4, days: 1, plant: null })
  expect(await runDay({ seed: 4, days: 1, plant: null })).toEqual(first)
  expect(first).toMatchObject({ violations: [] })
  expect(first.crashes).toBeGreaterThan(0)
})

it('seeds that have found a fault once find none today', async () => {
  for (const { seed, days } of kept)
    expect({ seed, violations: (await runDay({ seed, days, plant: null })).violations }).toEqual({
      seed,
      violations: [],
    })
}, 300_000)

describe('a bug put in on purpose is found within fifty seeds', () => {
  it.each([...PLANTS])(
    '%s',
    async (plant) => {
      for (let seed = 1; seed <= 50; seed += 1) {
        const { violations } = await runDay({ seed, days: 1, plant })
        if (violations.length > 0) return
      }
      throw new Error(`fifty seeds went by and ${plant} was not seen`)
    },
    300_000,
  )
})
