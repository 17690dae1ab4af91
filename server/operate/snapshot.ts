/** Folds the day of a running hall beside it and keeps the result, so that the next start reads only what came after. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readChecked, rememberChecked, type Stretch } from '../store/checked-heads.ts'
import { recordOf, startOf, wholeLine } from '../store/hash-chain.ts'
import type { Head, StoreReader } from '../store/port.ts'
import { textOpener } from '../store/beside/sealed-texts.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { foldInto } from '../../domain/contract/subjects.ts'
import { kindOfStream } from '../../domain/words/stream.ts'
import { emptyDay } from '../../domain/queue-day/state.ts'
import { CommandIds } from '../hall/streams.ts'
import { snapshotsIn, writeSnapshot } from '../hall/day-snapshot.ts'
import { verifySince } from './verify.ts'
import { UsageError, type Report } from './replay/report.ts'

const PAGE_ROWS = 1000

/** Goes on from the snapshot before; every record on the way is checked against the chain first. */
export async function snapshot(store: StoreReader, data: string, stream: string): Promise<Report> {
  if (kindOfStream(stream) !== 'day' || (await store.head(stream)).seq === 0)
    throw new UsageError(`This hall has no day ${stream}; say --stream with one, as day/2026-11-25.`)
  const before = await snapshotsIn(data, store).find(stream)
  const first: Head = { seq: 0, hash: startOf(stream) }
  const from = before ?? first
  const walked = walkedTo(data, stream, from.seq)
  const sum = createHash('sha256')
  const found = await verifySince(store, stream, walked === null ? first : from, (row) =>
    sum.update(wholeLine(row)).update('\n'),
  )
  if (!found.ok) return { json: { ...found }, lines: [`${stream}: ${found.problem}.`], exit: 1 }
  const state = before?.state ?? emptyDay()
  const open = await textOpener(store)
  const commands = CommandIds.of(before?.commands ?? null)
  let { seq, hash } = from
  let atMs = before?.atMs ?? 0
  while (seq < found.events) {
    // No further than was checked: the hall goes on writing meanwhile.
    for (const row of await store.rows(stream, seq, Math.min(PAGE_ROWS, found.events - seq))) {
      const record = open(stream, recordOf<DayEvent>(row))
      foldInto(stream, state, record)
      // A day may be opened by a command that was then refused.
      if (record.event.type !== 'DayOpened') commands.note(record)
      ;({ seq, hash, atMs } = row)
    }
  }
  if (seq > 0) {
    writeSnapshot(data, { stream, seq, hash, atMs, state, commands: commands.kept() })
    const now: Stretch = { upTo: seq, digest: sum.digest('hex') }
    const of = walked !== null && seq === from.seq ? walked : [...(walked ?? []), now]
    rememberChecked(join(data, 'hall.db'), [{ stream, seq, hash }], null, { stream, of })
  }
  return { json: { ok: true, stream, seq }, lines: [`${stream}: folded up to record ${seq}.`], exit: 0 }
}

/** The stretches up to this record; null when they end elsewhere, and then all of the day is walked again. */
function walkedTo(data: string, stream: string, seq: number): readonly Stretch[] | null {
  const { stretches } = readChecked(join(data, 'hall.db'))
  const known = stretches.stream === stream ? stretches.of : []
  return (known.at(-1)?.upTo ?? 0) === seq ? known : null
}
