/** What the sites below told last, and their last weeks, in a small file beside the hall's: kept over a restart (LINK-16). */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HeardFigures } from '../../domain/site-link/figures.ts'
import type { History } from '../../domain/site-link/history.ts'
import { heardSite } from './heard-shape.ts'

const NAME = 'sites-heard.json'
const FORM = 1

const count = z.number().int().min(0)
const shape = z.object({
  form: z.literal(FORM),
  savedMs: z.number(),
  heard: z.array(heardSite),
  history: z.array(
    z.object({
      date: z.string(),
      halves: z.array(
        z.object({
          minute: count,
          standing: z.object({ silent: count, closed: count, within: count, near: count, over: count }),
          waiting: count,
        }),
      ),
      sites: z.record(z.string(), z.object({ called: count, kept: count, served: count, peak: count })),
    }),
  ),
})

export interface KeptHeard {
  /** With the age that each has at `nowMs`. */
  readonly heard: readonly HeardFigures[]
  readonly history: History
}

/** What is kept; nothing where there is no file, or none that can be read: it follows from what the sites tell again. */
export function readHeard(folder: string, nowMs: number): KeptHeard {
  try {
    const { heard, history, savedMs } = shape.parse(JSON.parse(readFileSync(join(folder, NAME), 'utf8')))
    const sinceMs = Math.max(0, nowMs - savedMs)
    return { heard: heard.map((one) => ({ ...one, ageMs: one.ageMs + sinceMs })), history }
  } catch {
    return { heard: [], history: [] }
  }
}

/** Keeps it, all or nothing. Throws what the disk says. */
export function writeHeard(folder: string, { heard, history }: KeptHeard, nowMs: number): void {
  const file = join(folder, NAME)
  writeFileSync(`${file}.part`, JSON.stringify({ form: FORM, savedMs: nowMs, heard, history }), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}
