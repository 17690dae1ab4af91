/** Slows those who try codes: each wrong one after the fifth costs its sender twice the wait of the one before. */

export interface WrongCodes {
  /** Seconds this sender has to wait before the next try; 0: none. */
  waitSec(sender: string): number
  wrong(sender: string): void
  right(sender: string): void
}

const FREE = 5
const FIRST_SEC = 15
const MOST_SEC = 15 * 60
const SENDERS_MOST = 5000

/** One for all who try; the oldest senders are forgotten first. */
export function createWrongCodes(nowMs: () => number): WrongCodes {
  const tried = new Map<string, { readonly count: number; readonly untilMs: number }>()
  return {
    waitSec: (sender) => Math.max(0, Math.ceil(((tried.get(sender)?.untilMs ?? 0) - nowMs()) / 1000)),
    wrong: (sender) => {
      const count = (tried.get(sender)?.count ?? 0) + 1
      const sec = count < FREE ? 0 : Math.min(FIRST_SEC * 2 ** (count - FREE), MOST_SEC)
      tried.delete(sender)
      tried.set(sender, { count, untilMs: nowMs() + sec * 1000 })
      if (tried.size > SENDERS_MOST) tried.delete(tried.keys().next().value as string)
    },
    right: (sender) => void tried.delete(sender),
  }
}
