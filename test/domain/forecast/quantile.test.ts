/** Weighted quantiles against the plain way: sort, add up the weights, stop. */
import { expect, it } from 'vitest'
import { seededChance } from '../../../domain/forecast/boosting/chance.ts'
import { quantileRoom, weightedQuantile } from '../../../domain/forecast/boosting/quantile.ts'

function plain(values: readonly number[], weights: readonly number[], share: number): number {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number))
  const whole = weights.reduce((sum, one) => sum + one, 0)
  let passed = 0
  for (const at of order) {
    passed += weights[at] as number
    if (passed >= share * whole) return values[at] as number
  }
  return Number.NaN
}

it('a quantile that is found without sorting is the one that sorting finds, ties and single values included', () => {
  const chance = seededChance(3)
  for (let round = 0; round < 400; round += 1) {
    const count = 1 + Math.floor(chance() * 60)
    // Few different values: ties on both sides of the quantile. Whole weights: no sum depends on its order.
    const values = Array.from({ length: count }, () => Math.floor(chance() * 12) - 4)
    const weights = Array.from({ length: count }, () => 1 + Math.floor(chance() * 9))
    for (const share of [0.5, 0.8, 0.9]) {
      const room = quantileRoom(64)
      room.values.set(values)
      room.weights.set(weights)
      expect(weightedQuantile(room, count, share)).toBe(plain(values, weights, share))
    }
  }
  expect(weightedQuantile(quantileRoom(1), 0, 0.5)).toBeNaN()
})
