/**
 * In the place of server/people/pin-cost.ts: the same hash of PINs, at the least that it can cost. Halls of tests sign
 * people in some thousand times, which was a third of all that their tests did (config/vitest.config.ts).
 */
export const PIN_COST = { memoryKib: 8, passes: 1 } as const
export const PRINTED_PIN_COST = PIN_COST
