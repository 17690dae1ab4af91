/** What is known for a while, without a disk. */
import { LONG, LONG_MS, NO_TALLY, isTallyOver, type Shared, type SharedRow, type Tally } from './passing.ts'

/** Makes it, empty. */
export function openSharedMemory(): Shared {
  const tallies = new Map<string, Tally>()
  const rows = new Map<string, SharedRow>()
  const standing: Shared['tallyOf'] = async (key, nowMs, window) => {
    const found = tallies.get(key)
    return found && !isTallyOver(found, nowMs, window) ? found : NO_TALLY
  }
  return {
    tally: async (key, nowMs, window) => {
      const found = tallies.get(key)
      const before = found && !isTallyOver(found, nowMs, window) ? found : { count: 0, firstMs: nowMs }
      const now = { count: before.count + 1, firstMs: before.firstMs, lastMs: nowMs }
      tallies.set(key, now)
      return now
    },
    tallyOf: standing,
    forgetTally: async (key) => void tallies.delete(key),
    uncount: async (key) => {
      const found = tallies.get(key)
      if (found && found.count > 0) tallies.set(key, { ...found, count: found.count - 1 })
    },
    keepShared: async (fresh) => fresh.forEach((row) => rows.set(row.key, row)),
    sharedUnder: async (prefix, nowMs) =>
      [...rows.values()]
        .filter((row) => row.key.startsWith(prefix) && row.untilMs > nowMs)
        .sort((one, other) => (one.key < other.key ? -1 : 1)),
    dropShared: async (key) => void rows.delete(key),
    forgetShared: async (nowMs) => {
      for (const [key, row] of rows) if (row.untilMs <= nowMs) rows.delete(key)
      for (const [key, tally] of tallies)
        if (tally.lastMs < nowMs - (key.startsWith(LONG) ? LONG_MS : 86_400_000)) tallies.delete(key)
    },
  }
}
