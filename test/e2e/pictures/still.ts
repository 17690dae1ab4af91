/** What makes two pictures of the same state the same: clocks that stand, and chance that deals the same every time. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from 'playwright-core'

export interface StillClock {
  nowMs(): number
  /** Sets the clock of every program that is started from here. */
  set(nowMs: number): void
  end(): void
}

/** Every program that this process starts once the clock is set has that clock and the same chance; its own ids too. */
export function stillPrograms(): StillClock {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-still-'))
  const file = join(folder, 'clock')
  const preload = pathToFileURL(join(import.meta.dirname, 'still-program.ts')).href
  let shown = 0
  let ids = 0
  crypto.randomUUID = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`
  return {
    nowMs: () => shown,
    set: (nowMs) => {
      shown = nowMs
      writeFileSync(`${file}.new`, String(nowMs))
      renameSync(`${file}.new`, file)
      Object.assign(process.env, { STILL_CLOCK: file, NODE_OPTIONS: `--import ${preload}` })
    },
    end: () => {
      delete process.env.NODE_OPTIONS
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The pages of a context begin at `nowMs`, and their chance is that of `seed`. */
export async function stillPages(context: BrowserContext, nowMs: number, seed: number): Promise<void> {
  await context.addInitScript(
    ([beginMs, first]) => {
      const now = (): number => Math.floor(beginMs + performance.now())
      window.Date = new Proxy(Date, {
        construct: (target, words, newTarget) =>
          Reflect.construct(target, words.length === 0 ? [now()] : words, newTarget) as object,
      })
      window.Date.now = now
      /** mulberry32 */
      const chanceFrom = (seeded: number) => {
        let state = seeded
        return (): number => {
          state = (state + 0x6d2b79f5) | 0
          let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
          mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
          return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
        }
      }
      Math.random = chanceFrom(first)
      // Ids are drawn in an order of their own, whatever else asks for chance in between.
      const chance = chanceFrom(first + 50)
      crypto.getRandomValues = (into) => {
        const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
        for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(chance() * 256)
        return into
      }
    },
    [nowMs, seed] as const,
  )
}
