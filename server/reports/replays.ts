/** Past days replayed from their records: folded up to any moment, as the screens showed it (REPLAY-1). */
import type { ReplayReply } from '../../domain/contract/http/replay.ts'
import { indexSettings } from '../../domain/plan/settings-index.ts'
import { rulesOn } from '../../domain/plan/past-rules.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { folds } from '../../domain/queue-day/evolve/evolve.ts'
import type { Recorded } from '../../domain/queue-day/events.ts'
import { dayStream, emptyDay, type DayState } from '../../domain/queue-day/state.ts'
import { breachesOf, fullestMs, marksOf, placeAt, type DayOutline } from '../../domain/replay/outline.ts'
import { dayFacts } from '../../domain/report/day-facts.ts'
import type { DayFacts } from '../../domain/report/facts.ts'
import { ticketRecord } from '../../domain/report/ticket-record.ts'
import { managerView } from '../../domain/views/floor.ts'
import type { MachineNames } from '../../domain/words/actor.ts'
import { fold } from '../../domain/words/stream.ts'
import type { StoreReader } from '../store/port.ts'
import type { Asks } from './asks.ts'
import { recordsOf } from './catch-up.ts'
import type { DayMark } from './cells.ts'
import { machinesOf } from './machines.ts'

const SHOWN = { before: 14, after: 8 }
const PROMISE_MIN = 30

interface OpenDay {
  readonly date: string
  readonly records: readonly Recorded[]
  readonly hashes: readonly string[]
  readonly mark: DayMark
  /** Folded up to its own seq. */
  state: DayState
  /** What happened in it; made when it is first asked for. */
  facts: DayFacts | null
}

export interface Replays {
  answer(ask: Asks['replay']['ask']): Promise<Asks['replay']['answer']>
}

/** Holds the day that is being looked at; a day that has grown is read anew. */
export function createReplays(store: Pick<StoreReader, 'rows' | 'head' | 'read' | 'devices'>): Replays {
  let open: OpenDay | null = null

  async function opened(date: string): Promise<OpenDay> {
    const head = await store.head(dayStream(date))
    if (open?.date === date && open.mark.seq === head.seq) return open
    const { records, hashes, mark } = await recordsOf(store, date)
    open = { date, records, hashes, mark, state: emptyDay(), facts: null }
    return open
  }

  return {
    answer: async ({ settings, date, atMs, seq, withOutline, nowMs }) => {
      const day = await opened(date)
      if (day.records.length === 0) return null
      const wantedMs = Math.min(atMs ?? openingMs(day, settings, nowMs), nowMs)
      const place = seq === null ? placeAt(day.records, wantedMs) : Math.min(seq, day.records.length) - 1
      const shownMs = seq === null ? wantedMs : (day.records[Math.max(0, place)]?.atMs ?? nowMs)
      foldTo(day, place + 1)
      return momentOf(day, settings, shownMs, { withOutline, machines: await machinesOf(store) })
    },
  }
}

/** Where a day opens for whoever names no moment of it: when most people waited, else at its last record (REPLAY-4). */
function openingMs(day: OpenDay, settings: HallSettings, nowMs: number): number {
  return fullestMs(factsOf(day, settings), settings.timeZone, nowMs) ?? day.records.at(-1)?.atMs ?? nowMs
}

function factsOf(day: OpenDay, { timeZone }: HallSettings): DayFacts {
  day.facts ??= dayFacts(day.date, timeZone, day.records)
  return day.facts
}

/** Onward from where it stands; back means from the beginning, some hundred milliseconds for a full day. */
function foldTo(day: OpenDay, seq: number): void {
  if (day.state.seq > seq) day.state = emptyDay()
  for (let at = day.state.seq; at < seq; at += 1) fold(folds, day.state, day.records[at] as Recorded)
}

function momentOf(
  day: OpenDay,
  settings: HallSettings,
  atMs: number,
  { withOutline, machines }: { readonly withOutline: boolean; readonly machines: MachineNames },
): ReplayReply {
  const { records, hashes, state, mark, date } = day
  const from = Math.max(0, state.seq - SHOWN.before)
  return {
    date,
    atMs,
    seq: state.seq,
    lastSeq: records.length,
    fromMs: records[0]?.atMs ?? atMs,
    toMs: records.at(-1)?.atMs ?? atMs,
    brokenAt: mark.broken?.seq ?? null,
    view: managerView(state, indexSettings(settings), atMs),
    records: records.slice(from, state.seq + SHOWN.after).map((record, at) => ({
      ...ticketRecord(record, machines),
      hash: hashes[from + at] ?? '',
      ticketNo: 'ticketNo' in record.event ? record.event.ticketNo : null,
    })),
    outline: withOutline ? outlineOf(day, settings) : null,
  }
}

function outlineOf(day: OpenDay, settings: HallSettings): DayOutline {
  const { date, records } = day
  const { visits, house, lastMs } = factsOf(day, settings)
  const { promises } = rulesOn(settings, date)
  return {
    waiting: house.map(({ minute, waiting }) => ({ minute, waiting })),
    breaches: breachesOf(visits, (queue) => promises[queue] ?? PROMISE_MIN, lastMs),
    marks: marksOf(records),
  }
}
