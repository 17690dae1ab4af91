/**
 * hall restore --newest: goes on from the newest backup that is sound, saves what can still be read of the damaged
 * file, and keeps that file.
 */
import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { createProjector } from '../hall/rows/projector.ts'
import { linkOf, recordOf, startOf, type EventRow } from '../store/hash-chain.ts'
import type { Head, People, Store, StoreReader } from '../store/port.ts'
import { buildSqlite, openSqliteStore, readSqliteStore } from '../store/sqlite.ts'
import { backupsIn, checkedCopy, emptyDraft, holdHall, putBack, stampOf } from './backup.ts'
import { exchange } from './exchange.ts'
import { UsageError, type Report } from './replay/report.ts'
import { lossReport, lostSince, withhold, type Given, type Lost } from './withheld.ts'

interface Salvage {
  /** Records after the backup that fitted its chain and were taken over. */
  readonly taken: number
  readonly tickets: readonly string[]
  /** Numbers that could be read but whose records do not fit. */
  readonly lost: readonly Given[]
  /** Something after the backup could not be read at all. */
  readonly isUnreadable: boolean
}

const PAGE = 500
const NOTHING: Salvage = { taken: 0, tickets: [], lost: [], isUnreadable: false }

/**
 * Restores into `data` from the backups in `from`. The server may wait beside it, but must not have the hall open.
 * Throws UsageError, StoreUnusable.
 */
export async function restoreNewest(from: string, data: string, atMs: number): Promise<Report> {
  makeFolder(data)
  const target = join(data, 'hall.db')
  const release = await holdHall(target)
  try {
    const base = await newestSound(from, data)
    const salvage = existsSync(target) ? await salvaged(target, base.draft) : NOTHING
    if (base.backup === null && salvage.taken === 0) throw nothingSound(from, base.refused.length)
    const { lost, next } = await settle(target, base.draft, salvage, atMs)
    const events = await checkedCopy(base.draft)
    const aside = exchange(data, base.draft, `hall.damaged-${stampOf(atMs)}`)
    return reported({ target, base, salvage, lost, next, events, aside })
  } finally {
    rmSync(join(data, 'hall.restoring.db'), { force: true })
    release()
  }
}

/** Numbers that are lost are not given again, whether their records could be read or only the note knows of them. */
async function settle(
  target: string,
  draft: string,
  salvage: Salvage,
  atMs: number,
): Promise<{ readonly lost: Lost; readonly next: readonly string[] }> {
  const store = openSqliteStore(draft)
  try {
    const noted = await lostSince(target, store)
    const read = salvage.lost.filter((one) => !noted.numbers.some(({ ticketNo }) => ticketNo === one.ticketNo))
    const lost: Lost = { ...noted, numbers: [...noted.numbers, ...read] }
    return { lost, next: await withhold(store, lost.numbers, lost.isKnown ? 'none' : 'newest', atMs) }
  } finally {
    await store.close()
  }
}

interface Restored {
  readonly target: string
  readonly base: Base
  readonly salvage: Salvage
  readonly lost: Lost
  readonly next: readonly string[]
  readonly events: number
  readonly aside: string | null
}

function reported({ target, base, salvage, lost, next, events, aside }: Restored): Report {
  const { taken, tickets, isUnreadable } = salvage
  const loss = lossReport(lost, next)
  const source = base.backup === null ? 'what could be read of the damaged file' : `those of ${basename(base.backup)}`
  return {
    json: {
      ok: true,
      file: target,
      from: base.backup,
      events,
      takenOver: taken,
      tickets,
      isUnreadable,
      setAside: aside,
      refused: base.refused,
      ...loss.json,
    },
    lines: [
      `${target} holds ${events} records: ${source}${taken > 0 ? `, and ${taken} later ones that could still be read and fit (tickets ${tickets.join(', ') || 'none'})` : ''}.`,
      ...base.refused.map((file) => `${basename(file)} is not sound and was passed over.`),
      ...loss.lines,
      ...(isUnreadable
        ? [`Part of the damaged file cannot be read: records after ${base.backup ?? 'its beginning'} may be missing.`]
        : []),
      ...(aside === null ? [] : [`The damaged file is kept as ${aside}.`]),
      'A server that waits opens by itself within a second; otherwise start it on this folder.',
    ],
    exit: 0,
  }
}

interface Base {
  /** null: none is sound, and the draft is an empty hall. */
  readonly backup: string | null
  readonly draft: string
  readonly refused: readonly string[]
}

async function newestSound(from: string, data: string): Promise<Base> {
  const refused: string[] = []
  for (const file of [...backupsIn(from)].reverse()) {
    try {
      return { backup: file, draft: (await putBack(file, data)).draft, refused }
    } catch {
      refused.push(file)
    }
  }
  const target = join(data, 'hall.db')
  if (!existsSync(target) || statSync(target).size === 0) throw nothingSound(from, refused.length)
  const draft = emptyDraft(data)
  buildSqlite(draft).finish()
  return { backup: null, draft, refused }
}

function nothingSound(from: string, refused: number): UsageError {
  return new UsageError(
    `There is no sound backup in ${from}${refused > 0 ? `; ${refused} are there and none of them fits its own chain` : ''}, and nothing can be read of the file itself. Name another folder with --from.`,
  )
}

/** Takes over into `draft` what can be read of `damaged` and follows on it. */
async function salvaged(damaged: string, draft: string): Promise<Salvage> {
  let reader: StoreReader
  try {
    reader = readSqliteStore(damaged)
  } catch {
    return { ...NOTHING, isUnreadable: true }
  }
  const store = openSqliteStore(draft)
  try {
    const names = await attempt(() => reader.streams())
    const found = { taken: 0, tickets: [] as string[], lost: [] as Given[], isUnreadable: names === null }
    for (const stream of names ?? (await store.streams())) await salvageStream(reader, store, stream, found)
    const people = await attempt<People>(() => reader.people(0))
    if (people === null) found.isUnreadable = true
    else await store.replacePeople(people)
    return found
  } finally {
    await store.close()
    await reader.close()
  }
}

async function salvageStream(
  reader: StoreReader,
  store: Store,
  stream: string,
  found: { taken: number; tickets: string[]; lost: Given[]; isUnreadable: boolean },
): Promise<void> {
  const projector = createProjector(store)
  let head: Head = await store.head(stream)
  let fits = true
  for (let after = head.seq; ;) {
    const rows = await attempt(() => reader.rows(stream, after, PAGE))
    if (rows === null) found.isUnreadable = true
    if (rows === null || rows.length === 0) return
    const good: EventRow[] = []
    for (const row of rows) {
      fits &&= row.seq === head.seq + 1 && row.hash === linkOf(row, head.seq === 0 ? startOf(stream) : head.hash)
      if (fits) {
        good.push(row)
        head = { seq: row.seq, hash: row.hash }
      } else found.lost.push(...ticketIn(row).map((ticketNo) => ({ stream, ticketNo })))
    }
    if (good.length > 0) await projector.write([{ stream, records: good.map((row) => recordOf(row)) }])
    found.taken += good.length
    found.tickets.push(...good.flatMap(ticketIn))
    after = (rows.at(-1) as EventRow).seq
  }
}

function ticketIn(row: EventRow): readonly string[] {
  try {
    const event = JSON.parse(row.event) as { readonly type?: string; readonly ticketNo?: string }
    return event.type === 'TicketIssued' && event.ticketNo !== undefined ? [event.ticketNo] : []
  } catch {
    return []
  }
}

async function attempt<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch {
    return null
  }
}
