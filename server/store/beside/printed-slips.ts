/** How much paper the slips of each date took, in a small file beside the hall's: what is not in it is reckoned (REPORT-14). */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PrintedDays, PrintedSlips } from '../../../domain/report/paper.ts'

const NAME = 'paper-printed.json'
/** Written at most so often: a morning's slips cost one small file a few seconds. */
const EVERY_MS = 5000
/** Longer than any report looks back. */
const DATES_MOST = 1200

export interface PrintedTally {
  /** One print, mm; `isFirst`: of a number that had no paper before. */
  add(date: string, print: { readonly mm: number; readonly isFirst: boolean }): void
}

/** By date; nothing where there is no file, or none that can be read: its slips are reckoned then. */
export function readPrinted(folder: string): PrintedDays {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, NAME), 'utf8'))
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(Object.entries(read).filter((one): one is [string, PrintedSlips] => isDay(one[1])))
  } catch {
    return {}
  }
}

function isDay(value: unknown): value is PrintedSlips {
  if (typeof value !== 'object' || value === null) return false
  const { slips, mm } = value as Partial<Record<keyof PrintedSlips, unknown>>
  return [slips, mm].every((one) => typeof one === 'number' && Number.isFinite(one) && one >= 0)
}

/** Goes on with what the folder has. A folder that cannot be written costs the measure, never a slip. */
export function openPrintedTally(folder: string): PrintedTally {
  const days = new Map(Object.entries(readPrinted(folder)))
  let timer: NodeJS.Timeout | undefined
  let writtenMs = -EVERY_MS
  const write = (): void => {
    timer = undefined
    writtenMs = performance.now()
    const file = join(folder, NAME)
    const kept = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-DATES_MOST)
    try {
      writeFileSync(`${file}.part`, JSON.stringify(Object.fromEntries(kept)))
      renameSync(`${file}.part`, file)
    } catch {
      // The next print tries again.
    }
  }
  return {
    add(date, { mm, isFirst }) {
      const { slips, mm: before } = days.get(date) ?? { slips: 0, mm: 0 }
      days.set(date, { slips: slips + (isFirst ? 1 : 0), mm: before + mm })
      timer ??= setTimeout(write, Math.max(0, writtenMs + EVERY_MS - performance.now())).unref()
    },
  }
}
