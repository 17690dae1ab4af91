/**
 * Each sealed day becomes a package of the archive by itself, once: by a process of its own beside an SQLite file, by this
 * one where the log is on PostgreSQL (article 9, SEAL-3).
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Hall } from '../hall/hall.ts'
import { archiveDay } from '../archive/archive.ts'
import { packageName } from '../archive/package.ts'
import { sealsIn } from '../store/beside/seals.ts'
import { operatorProcess, sentenceIn } from './operator-process.ts'

/** Sealed days so far back are looked at: a hall that was down, or failed, makes up for them. */
const DAYS_BACK = 31
const AGAIN_MS = 3_600_000

export interface ArchiveJob {
  readonly hall: Pick<Hall, 'day' | 'store' | 'base'>
  /** Folder of the hall: the files of seals lie there, packages in "archive" below it. */
  readonly data: string
  readonly isShared: boolean
  readonly log: Pick<Logger, 'info' | 'error'>
  readonly nowMs?: () => number
}

/** Makes the job; call it about once a second. */
export function archiveJob({ hall, data, isShared, log, nowMs = Date.now }: ArchiveJob): () => Promise<void> {
  const to = join(data, 'archive')
  const site = hall.base.siteId
  let seen = ''
  let notBeforeMs = -Infinity
  let isRunning = false

  async function one(date: string): Promise<string | null> {
    if (isShared) {
      const words = await archiveDay(hall.store, { site, data, date, to }).then(
        () => null,
        (error: unknown) => String(error),
      )
      return words
    }
    const words = ['archive', '--site', site, '--data', data, '--date', date, '--json']
    const { code, said } = await operatorProcess(words).ended
    return code === 0 ? null : sentenceIn(said)
  }

  return async () => {
    const { serviceDate, sealedDate } = hall.day()
    if (isRunning || sealedDate === '' || seen === serviceDate || nowMs() < notBeforeMs) return
    isRunning = true
    try {
      for (const date of missingIn(data, site)) {
        const problem = await one(date)
        if (problem === null) log.info({ date, to }, 'a day was archived')
        else {
          log.error({ date, problem }, 'a day could not be archived; it is tried again in an hour')
          notBeforeMs = nowMs() + AGAIN_MS
          return
        }
      }
      if (sealsIn(data).some(({ date }) => date === sealedDate)) seen = serviceDate
    } finally {
      isRunning = false
    }
  }
}

/** Sealed days without a package, the oldest first. */
export function missingIn(data: string, site: string): readonly string[] {
  return sealsIn(data)
    .map(({ date }) => date)
    .slice(-DAYS_BACK)
    .filter((date) => !existsSync(join(data, 'archive', packageName(site, date))))
}
