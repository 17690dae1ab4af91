/** hall follow: this machine as the standby of another; runs until it is stopped, and says how far it is. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { KEY_LENGTH_LEAST } from '../sites/links.ts'
import { CannotFollow, follow, type Progress } from '../standby/following.ts'
import { readNote, writeNote, type StandbyNote } from '../standby/standby-file.ts'
import type { Store } from '../store/port.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { UsageError, type Report } from './replay/report.ts'

const NOTE_EVERY_MS = 1000

/**
 * Follows `from` into `data` until SIGTERM or SIGINT. `at`: where this machine will answer as the hall; null: at its own
 * address and the usual port. `say` gets a line whenever something has changed. Throws
 * UsageError, StoreUnusable.
 */
export async function followHall(
  from: string,
  data: string,
  key: string | undefined,
  at: string | null,
  say: (line: string) => void,
): Promise<Report> {
  if (key === undefined || key.length < KEY_LENGTH_LEAST)
    throw new UsageError(
      `Set YICHUANG_FOLLOW_KEY in the environment, at least ${KEY_LENGTH_LEAST} characters, the same on both machines.`,
    )
  checkAddress('--from with the address of the hall', from)
  if (at !== null) checkAddress('--address with where this machine will answer as the hall', at)
  const address = from.replace(/\/+$/, '')
  const store = openSqliteStore(join(data, 'hall.db'))
  const ending = new AbortController()
  const stop = (): void => ending.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const note = await openNote(data, address, store)
  const speak = speaker(address, say)
  try {
    await follow({
      from: address,
      store,
      key,
      name: hostname(),
      build: buildNumber(),
      at: at?.replace(/\/+$/, '') ?? null,
      signal: ending.signal,
      site: note.now().site,
      onSite: (site) => note.change({ site }),
      onProgress: (progress) => {
        note.change({ state: progress.state, events: progress.events, newestMs: progress.newestMs })
        speak(progress)
      },
    })
  } catch (error) {
    if (error instanceof CannotFollow) throw new UsageError(error.message)
    throw error
  } finally {
    note.close()
    await store.close()
  }
  const { events } = note.now()
  return {
    json: { ok: true, events, from: address },
    lines: [
      `Stopped following ${address}; ${events} records are here. "npm start -- --data ${data}" opens the hall from them.`,
    ],
    exit: 0,
  }
}

interface KeptNote {
  now(): StandbyNote
  change(change: Partial<StandbyNote>): void
  close(): void
}

/** The note that stands beside the log, written anew every second; closes the store when the folder is not a standby's. */
async function openNote(data: string, from: string, store: Store): Promise<KeptNote> {
  const before = readNote(data)
  if (before === null && (await store.counts()).event > 0) {
    await store.close()
    throw new UsageError(`${data} already holds a hall of its own. Follow into an empty folder.`)
  }
  const site = before?.site ?? null
  let note: StandbyNote = { from, site, pid: process.pid, state: 'lost', events: 0, newestMs: 0, atMs: Date.now() }
  const keep = (): void => writeNote(data, (note = { ...note, atMs: Date.now() }))
  keep()
  const keeping = setInterval(keep, NOTE_EVERY_MS)
  return {
    now: () => note,
    change: (change) => void (note = { ...note, ...change }),
    close: () => {
      clearInterval(keeping)
      keep()
    },
  }
}

function buildNumber(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** Says each change of state at once, and progress at most every ten seconds. */
function speaker(from: string, say: (line: string) => void): (progress: Progress) => void {
  let last: Progress | null = null
  let saidMs = 0
  return (progress) => {
    const isNews = last === null || last.state !== progress.state || last.problem !== progress.problem
    if (!isNews && (last?.events === progress.events || Date.now() - saidMs < 10_000)) return
    last = progress
    saidMs = Date.now()
    const time = new Date(saidMs).toISOString().slice(0, 19)
    if (progress.state === 'lost')
      say(
        `${time}  ${from} does not answer (${progress.problem}); trying again every second. ${progress.events} records are here.`,
      )
    else
      say(
        `${time}  ${progress.state === 'fetching' ? 'fetching' : 'following'} ${from}: ${progress.events} records are here${progress.state === 'following' ? ', nothing is missing' : ''}.`,
      )
  }
}

function checkAddress(option: string, url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`Say ${option}, like http://10.1.1.5:8080.`)
}
