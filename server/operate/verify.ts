/** hall verify: walks every stream's hash chain and names the first record that does not fit (article 9). */
import { join } from 'node:path'
import { readAcknowledged } from '../store/beside/acknowledged.ts'
import { readChecked, rememberChecked, type Checked } from '../store/checked-heads.ts'
import { linkOf, type EventRow } from '../store/hash-chain.ts'
import type { Head, StoreReader, Verified } from '../store/port.ts'
import { brokenSeals } from '../store/beside/seals.ts'
import type { Report } from './replay/report.ts'

export interface VerifyOptions {
  /** Folder whose notes say what was checked before, and are brought up to date. */
  readonly data: string
  /** Reads everything, whatever was checked before. */
  readonly isFull: boolean
  /** The log is on PostgreSQL: everything is read, and no note of it is left. */
  readonly isElsewhere?: boolean
  /** Reads the pages of the file as well, whatever was checked before. */
  readonly withPages?: boolean
  /** Everything again when the last time is so many days ago. */
  readonly fullAfterDays?: number | null
  readonly nowMs: number
  /** Folders besides `data` that hold a file of seals. */
  readonly backups?: readonly string[]
  /** Called before each stream. */
  readonly onStream?: () => void
}

const PAGE_ROWS = 1000
const DAY_MS = 86_400_000

/**
 * Checks the log of a hall, running or not. With `options` only what is new since the last check is read, unless it is
 * to be full; without them everything, and nothing is noted.
 */
export async function verify(store: StoreReader, options: VerifyOptions | null = null): Promise<Report> {
  const known = options === null ? null : knownTo(options)
  const isWhole = known === null || known.fullMs === null
  const sound: (Head & { readonly stream: string })[] = []
  const problems: { stream: string; seq: number; problem: string }[] = []
  let readNow = 0
  const streams = await store.streams()
  for (const stream of streams) {
    options?.onStream?.()
    const head = await store.head(stream)
    const from = isWhole ? null : (known?.heads.get(stream) ?? null)
    const found = from === null ? await store.verify(stream) : await verifySince(store, stream, from)
    if (!found.ok) problems.push({ stream, seq: found.seq, problem: found.problem })
    else {
      readNow += found.events - (from?.seq ?? 0)
      sound.push({ stream, ...head })
    }
  }
  const named = new Set(problems.map((one) => one.stream))
  const gone = await missed(store, options?.data ?? null, options?.backups ?? [])
  problems.push(...gone.filter((one) => !named.has(one.stream)))
  const damage = isWhole || options?.withPages ? await store.check() : null
  const isOk = problems.length === 0 && damage === null
  if (options !== null && !options.isElsewhere && isOk)
    rememberChecked(join(options.data, 'hall.db'), sound, isWhole ? options.nowMs : null)
  const events = sound.reduce((sum, { seq }) => sum + seq, 0)
  return {
    json: { ok: isOk, streams: streams.length, events, readNow, problems, database: damage ?? 'ok' },
    lines: [
      ...problems.map((one) => `${one.stream}: ${one.problem}.`),
      ...(damage === null
        ? []
        : [
            `The database itself is damaged: ${damage}. "npm run hall -- restore --newest" keeps the file and goes on from the newest sound backup.`,
          ]),
      isOk
        ? `Every one of ${events} records in ${streams.length} streams is as it was written${readNow < events ? `: ${readNow} were read now, the others when they were last checked ("--full" reads them all again)` : ''}.`
        : 'The log does not fit; keep the file as it is and compare with a backup.',
    ],
    exit: isOk ? 0 : 1,
  }
}

/** What the seals and the note of what was acknowledged know and the log does not hold. */
async function missed(
  store: StoreReader,
  data: string | null,
  backups: readonly string[],
): Promise<readonly { stream: string; seq: number; problem: string }[]> {
  const sealed = await brokenSeals(store, data === null ? [] : [data, join(data, 'backups'), ...backups])
  const last = new Map(
    (data === null ? [] : (readAcknowledged(join(data, 'hall.db'))?.answered ?? [])).map((one) => [one.stream, one]),
  )
  const acknowledged: { stream: string; seq: number; problem: string }[] = []
  for (const { stream, seq, hash } of last.values()) {
    if (sealed.some((one) => one.stream === stream)) continue
    const [row] = await store.rows(stream, seq - 1, 1)
    if (row?.seq !== seq || !row.hash.startsWith(hash))
      acknowledged.push({ stream, seq, problem: `record ${seq} was acknowledged and is missing or another one` })
  }
  return [...sealed, ...acknowledged]
}

/** What was checked before, unless it is to be read again. */
function knownTo({ data, isElsewhere, isFull, fullAfterDays, nowMs }: VerifyOptions): Checked | null {
  if (isElsewhere) return null
  const known = readChecked(join(data, 'hall.db'))
  const isOld = typeof fullAfterDays === 'number' && (known.fullMs ?? 0) < nowMs - fullAfterDays * DAY_MS
  return isFull || isOld ? null : known
}

/**
 * The same for what follows on a record that was checked before; that record must still be there as it was. `onRow` hears
 * of each that fits.
 */
export async function verifySince(
  store: Pick<StoreReader, 'rows'>,
  stream: string,
  from: Head,
  onRow?: (row: EventRow) => void,
): Promise<Verified> {
  const [last] = from.seq === 0 ? [] : await store.rows(stream, from.seq - 1, 1)
  if (from.seq > 0 && (last?.seq !== from.seq || last.hash !== from.hash))
    return { ok: false, seq: from.seq, problem: `record ${from.seq} is not the one that was checked before` }
  let { seq, hash } = from
  for (;;) {
    const rows = await store.rows(stream, seq, PAGE_ROWS)
    for (const row of rows) {
      if (row.seq !== seq + 1) return { ok: false, seq: seq + 1, problem: `record ${seq + 1} is missing` }
      if (row.hash !== linkOf(row, hash))
        return { ok: false, seq: row.seq, problem: `record ${row.seq} was changed after it was written` }
      onRow?.(row)
      seq = row.seq
      hash = row.hash
    }
    if (rows.length < PAGE_ROWS) return { ok: true, events: seq }
  }
}
