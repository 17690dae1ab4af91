/**
 * The seals of days: in the log of the next day, and one line a day in seals.jsonl beside the file and its backups, so
 * that a day that was cut off the log is missed.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SealedHead } from '../../../domain/queue-day/commands.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import type { StoreReader } from '../port.ts'

export interface Seal {
  /** The day that is sealed. */
  readonly date: string
  readonly heads: readonly SealedHead[]
}

/** Records among which a day's seal stands: it is made when the day begins. */
const NEAR_THE_BEGINNING = 400
const DAY = /^day\/\d{4}-\d{2}-\d{2}$/

function sealsFile(folder: string): string {
  return join(folder, 'seals.jsonl')
}

/** Adds a seal to a folder's file, unless it stands there. */
export function addSeal(folder: string, seal: Seal): void {
  if (sealsIn(folder).some((one) => one.date === seal.date)) return
  appendFileSync(sealsFile(folder), `${JSON.stringify(seal)}\n`)
}

/** The seals of a folder's file; a line that is none is passed over. */
export function sealsIn(folder: string): readonly Seal[] {
  if (!existsSync(sealsFile(folder))) return []
  return readFileSync(sealsFile(folder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as Seal]
      } catch {
        return []
      }
    })
}

/** The seal that stands in one day's log, of the day before it; null: none. */
export async function sealInDay(store: Pick<StoreReader, 'rows'>, stream: string): Promise<Seal | null> {
  return (await sealedIn(store, stream))?.seal ?? null
}

/** The same with the moment at which it was made, UTC ms. */
export async function sealedIn(
  store: Pick<StoreReader, 'rows'>,
  stream: string,
): Promise<{ readonly seal: Seal; readonly atMs: number } | null> {
  for (const row of await store.rows(stream, 0, NEAR_THE_BEGINNING)) {
    if (!row.event.includes('"DaySealed"')) continue
    const event = JSON.parse(row.event) as DayEvent
    if (event.type === 'DaySealed') return { seal: event, atMs: row.atMs }
  }
  return null
}

export interface SealProblem {
  readonly stream: string
  readonly seq: number
  readonly problem: string
}

/** What the seals know and the log does not hold; from the log itself, and from files of seals in these folders. */
export async function brokenSeals(
  store: Pick<StoreReader, 'rows' | 'streams'>,
  folders: readonly string[],
): Promise<readonly SealProblem[]> {
  const seals: Seal[] = folders.flatMap(sealsIn)
  for (const stream of await store.streams('day')) {
    const seal = DAY.test(stream) ? await sealInDay(store, stream) : null
    if (seal) seals.push(seal)
  }
  const problems = new Map<string, SealProblem>()
  for (const { date, heads } of seals)
    for (const { stream, seq, hash } of heads) {
      const [row] = await store.rows(stream, seq - 1, 1)
      if (row?.seq === seq && row.hash === hash) continue
      const what = row?.seq === seq ? 'is another one than' : 'is missing, and was'
      problems.set(stream, { stream, seq, problem: `record ${seq} ${what} the last one when ${date} was sealed` })
    }
  return [...problems.values()]
}
