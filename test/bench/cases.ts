/** What fifty thousand open and two million closed cases cost a hall's start and tickets, against an empty hall. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { besideEmpty } from './history.ts'
import { manyCases } from './many-cases.ts'
import type { BenchOptions } from './stage.ts'

const CASES = { open: 50_000, closed: 2_000_000 }
/** A tenth, to see the slope. */
const QUICK_CASES = { open: 5000, closed: 200_000 }
/** The day after the last of them was opened. */
const AT = '2026-11-25T10:00'

export async function run(options: BenchOptions): Promise<Record<string, number | null>> {
  const { open, closed } = options.quick ? QUICK_CASES : CASES
  const empty = mkdtempSync(join(tmpdir(), 'yichuang-empty-'))
  try {
    const { startRatio, issueRatio, writtenRatio } = await besideEmpty(
      await manyCases(open, closed),
      empty,
      AT,
      options,
    )
    return { startRatioCases: startRatio, issueRatioCases: issueRatio, writtenRatioCases: writtenRatio }
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}
