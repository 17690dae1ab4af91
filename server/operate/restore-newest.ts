/**
 * hall restore --newest: goes on from the newest backup that is sound, saves what can still be read of the damaged
 * file, and keeps that file.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createProjector } from '../hall/projector.ts'
import { linkOf, recordOf, startOf, type EventRow } from '../store/hash-chain.ts'
import type { Head, People, Store, StoreReader } from '../store/port.ts'
import { openSqliteStore, readSqliteStore } from '../store/sqlite.ts'
import { backupsIn, checkedCopy, holdHall, putBack, setAside } from './backup.ts'
import { UsageError, type Report } from './replay/report.ts'

interface Salvage {
  /** Records after the backup that fitted its chain and were taken over. */
  readonly taken: number
  readonly tickets: readonly string[]
  /** Numbers that could be read but whose records do not fit. */
  readonly lost: readonly string[]
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
  mkdirSync(data, { recursive: true })
  const target = join(data, 'hall.db')
  const release = await holdHall(target)
  try {
    const { backup, draft, found, refused } = await newestSound(from, data)
    const salvage = existsSync(target) ? await salvaged(target, draft) : NOTHING
    const events = salvage.taken > 0 ? await checkedCopy(draft) : found
    rmSync(`${draft}.lock`, { force: true })
    const aside = setAside(data, 'damaged', atMs)
    renameSync(draft, target)
    const { taken, tickets, lost, isUnreadable } = salvage
    return {
      json: {
        ok: true,
        file: target,
        from: backup,
        events,
        takenOver: taken,
        tickets,
        lost,
        isUnreadable,
        setAside: aside,
        refused,
      },
      lines: [
        `${target} holds ${events} records: those of ${basename(backup)}${taken > 0 ? `, and ${taken} later ones that could still be read and fit (tickets ${tickets.join(', ') || 'none'})` : ''}.`,
        ...refused.map((file) => `${basename(file)} is not sound and was passed over.`),
        ...(lost.length > 0
          ? [
              `These numbers were given after the backup and are not in it: ${lost.join(', ')}. Call their holders to the desk; the hall will give these numbers again.`,
            ]
          : []),
        ...(isUnreadable
          ? [
              `Part of the damaged file cannot be read: numbers given after ${basename(backup)} (its name is its time, UTC) may be missing, and may be given again.`,
            ]
          : []),
        ...(aside === null ? [] : [`The damaged file is kept as ${aside}.`]),
        'A server that waits opens by itself within a second; otherwise start it on this folder.',
      ],
      exit: 0,
    }
  } finally {
    release()
  }
}

async function newestSound(
  from: string,
  data: string,
): Promise<{
  readonly backup: string
  readonly draft: string
  readonly found: number
  readonly refused: readonly string[]
}> {
  const refused: string[] = []
  for (const file of [...backupsIn(from)].reverse()) {
    try {
      const { draft, events } = await putBack(file, data)
      return { backup: file, draft, found: events, refused }
    } catch {
      refused.push(file)
    }
  }
  throw new UsageError(
    `There is no sound backup in ${from}${refused.length > 0 ? `; ${refused.length} are there and none of them fits its own chain` : ''}. Name another folder with --from.`,
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
    const found = { taken: 0, tickets: [] as string[], lost: [] as string[], isUnreadable: names === null }
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
  found: { taken: number; tickets: string[]; lost: string[]; isUnreadable: boolean },
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
      } else found.lost.push(...ticketIn(row))
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
