/**
 * Numbers that a restored hall may not give again: those that were acknowledged and are lost, and where nobody knows
 * which those are, a stretch that is long enough.
 */
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { dayStream, emptyDay } from '../../domain/queue-day/state.ts'
import { folds } from '../../domain/queue-day/evolve/evolve.ts'
import { fold } from '../../domain/words/stream.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import { missingFrom, readAcknowledged } from '../store/beside/acknowledged.ts'
import type { Store } from '../store/port.ts'
import type { Report } from './replay/report.ts'

/** A ticket number and the day on which it was given. */
export interface Given {
  readonly stream: string
  readonly ticketNo: string
}

/** What was acknowledged in the hall that is exchanged and is not in the one that comes. */
export interface Lost {
  /** Its numbers. */
  readonly numbers: readonly Given[]
  /** Records that are gone, per stream: where the new file ends and how far it had been. */
  readonly streams: readonly { readonly stream: string; readonly keptUpTo: number; readonly acknowledgedUpTo: number }[]
  /** Whether `numbers` are all; false: there was no note of what was acknowledged, or it was spoilt. */
  readonly isKnown: boolean
}

/** Nobody gives more in the time between two backups. */
const LEAP = 200
const DAY = /^day\/(\d{4}-\d{2}-\d{2})$/

/** Compares the note beside `file` with a store. */
export async function lostSince(file: string, store: Pick<Store, 'rows' | 'head'>): Promise<Lost> {
  const note = readAcknowledged(file)
  const hashes = new Map<string, string>()
  for (const { stream, seq } of note?.answered ?? []) {
    const [row] = await store.rows(stream, seq - 1, 1)
    if (row?.seq === seq) hashes.set(`${stream} ${seq}`, row.hash)
  }
  const missing = missingFrom(note?.answered ?? [], (stream, seq) => hashes.get(`${stream} ${seq}`) ?? null)
  const streams = []
  for (const { stream, seq } of missing)
    streams.push({ stream, keptUpTo: (await store.head(stream)).seq, acknowledgedUpTo: seq })
  const numbers = missing.flatMap(({ stream, numbers }) => numbers.map((ticketNo) => ({ stream, ticketNo })))
  return { numbers, streams, isKnown: note?.isWhole === true }
}

/** Which number each prefix has come to, on one day. */
type Reached = ReadonlyMap<string, number>

/** Days of which nobody knows what was given: none; the day of the restore; besides the newest that is not closed. */
export type BlindDays = 'none' | 'today' | 'newest'

/**
 * Writes into `store` that these numbers are given no more, and of blind days besides a stretch after the last one that
 * is known. Gives the first number of each prefix that comes next.
 */
export async function withhold(
  store: Store,
  numbers: readonly Given[],
  blind: BlindDays,
  atMs: number,
): Promise<readonly string[]> {
  const upTo = new Map<string, Map<string, number>>()
  const raise = (stream: string, prefix: string, number: number): void => {
    const day = upTo.get(stream) ?? new Map<string, number>()
    upTo.set(stream, day.set(prefix, Math.max(day.get(prefix) ?? 0, number)))
  }
  for (const { stream, ticketNo } of numbers) {
    const [prefix, number] = partsOf(ticketNo)
    raise(stream, prefix, number)
  }
  for (const [stream, reached] of blind === 'none' ? [] : await blindDays(store, blind, atMs))
    for (const [prefix, number] of reached) raise(stream, prefix, number + LEAP)
  const next: string[] = []
  for (const [stream, day] of upTo) next.push(...(await writeOne(store, stream, day, numbers, atMs)))
  return next
}

/** "C032" as its prefix and its number. */
function partsOf(ticketNo: string): readonly [prefix: string, number: number] {
  const [, prefix = '', number = '0'] = /^(.*?)(\d+)$/.exec(ticketNo) ?? []
  return [prefix, Number(number)]
}

async function writeOne(
  store: Store,
  stream: string,
  day: Reached,
  numbers: readonly Given[],
  atMs: number,
): Promise<readonly string[]> {
  const lostOf = (prefix: string): readonly string[] =>
    numbers.filter((one) => one.stream === stream && partsOf(one.ticketNo)[0] === prefix).map((one) => one.ticketNo)
  const { reached, seq, lastAtMs } = await dayIn(store, stream)
  const raised = [...day].filter(([prefix, number]) => number > (reached.get(prefix) ?? 0) || lostOf(prefix).length > 0)
  const records = raised.map(([prefix, upTo], at) => ({
    seq: seq + 1 + at,
    // A hall's clock may stand elsewhere than the machine's, and never goes behind its log.
    atMs: seq === 0 ? atMs : lastAtMs,
    actor: { kind: 'timekeeper' } as const,
    commandId: `restored-${atMs}`,
    event: { type: 'NumbersWithheld', prefix, upTo, lost: lostOf(prefix) } as const,
  }))
  if (records.length > 0 && (await store.append([{ stream, records }])) !== 'ok')
    throw new Error(`somebody else writes to ${stream}`)
  return raised.map(([prefix, upTo]) => `${prefix}${String(upTo + 1).padStart(3, '0')}`)
}

/** The newest day, and the day at `atMs` where that is later: nothing of it may have been in the backup. */
async function blindDays(
  store: Store,
  blind: 'today' | 'newest',
  atMs: number,
): Promise<readonly (readonly [string, Reached])[]> {
  const newest = (await store.streams('day')).filter((stream) => DAY.test(stream)).at(-1)
  if (newest === undefined) return []
  const { reached, isClosed, timeZone } = await dayIn(store, newest)
  const today = dayStream(wallTime(atMs, timeZone).date)
  const isMeant = !isClosed && (blind === 'newest' || newest === today)
  const fresh: Reached = new Map([...reached.keys()].map((prefix) => [prefix, 0]))
  return [...(isMeant ? [[newest, reached] as const] : []), ...(today > newest ? [[today, fresh] as const] : [])]
}

/** What is lost and what comes instead, for the one who restores. */
export function lossReport(lost: Lost, next: readonly string[]): Pick<Report, 'json' | 'lines'> {
  const numbers = lost.numbers.map((one) => one.ticketNo)
  return {
    json: { lost: numbers, lostRecords: lost.streams, isLossKnown: lost.isKnown, next },
    lines: [
      ...lost.streams.map(
        ({ stream, keptUpTo, acknowledgedUpTo }) =>
          `${stream} was acknowledged up to record ${acknowledgedUpTo} and is here up to record ${keptUpTo}.`,
      ),
      ...(numbers.length === 0
        ? []
        : [
            `These numbers were given and are lost: ${numbers.join(', ')}. They are not given again: call their holders to the desk.`,
          ]),
      ...(next.length === 0 ? [] : [`The next numbers are ${next.join(', ')}.`]),
      ...(lost.isKnown || next.length === 0
        ? []
        : ['Nobody knows which numbers were given since the backup, so a stretch of them is left out.']),
    ],
  }
}

async function dayIn(
  store: Pick<Store, 'read'>,
  stream: string,
): Promise<{
  readonly reached: Reached
  readonly seq: number
  readonly lastAtMs: number
  readonly isClosed: boolean
  readonly timeZone: string
}> {
  const day = emptyDay()
  let lastAtMs = 0
  let timeZone = 'Asia/Shanghai'
  for (const record of await store.read<DayEvent>(stream, 0)) {
    fold(folds, day, record)
    lastAtMs = record.atMs
    if (record.event.type === 'DayOpened') ({ timeZone } = record.event)
  }
  return { reached: day.lastNumber, seq: day.seq, lastAtMs, isClosed: day.status === 'closed', timeZone }
}
