/**
 * What one day wrote, in whatever stream: its own streams and its cases from their beginning, of all others what came
 * behind the seal of the day before; all up to its own seal, so that the packages of a hall's days follow on each other
 * (SEAL-5).
 */
import { DATED_KINDS, STANDING_STREAMS } from '../../domain/contract/subjects.ts'
import { caseNosIn } from '../../domain/case/of-day.ts'
import { caseStream } from '../../domain/case/state.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { sealedIn } from '../store/beside/seals.ts'
import type { StoreReader } from '../store/port.ts'
import type { Stretch } from './package.ts'

type Reader = Pick<StoreReader, 'streams' | 'rows' | 'head' | 'read' | 'casesWritten'>

/** From behind the one moment to the other, UTC ms. */
interface Window {
  readonly afterMs: number
  readonly untilMs: number
}

export interface WrittenOn {
  readonly stretches: readonly Stretch[]
  /** Of a day that is not sealed yet: Infinity. */
  readonly untilMs: number
}

/** Everything that a day wrote. */
export async function writtenOn(store: Reader, date: string): Promise<WrittenOn> {
  const window = await windowOf(store, date)
  const kinds = DATED_KINDS.filter((kind) => kind !== 'case')
  const own = await existing(
    store,
    kinds.map((kind) => `${kind}/${date}`),
  )
  const opened = await existing(store, caseNosIn(await store.read(dayStream(date), 0)).map(caseStream))
  const whole: Stretch[] = []
  for (const stream of [...own, ...opened]) whole.push({ ...(await stretchOf(store, stream, window)), after: 0 })
  const earlier: string[] = []
  for (const kind of kinds) earlier.push(...(await store.streams(kind)).filter((stream) => stream < `${kind}/${date}`))
  const cases = (await store.casesWritten(Math.max(0, window.afterMs))).map(({ stream }) => stream)
  const others = [...STANDING_STREAMS, ...earlier, ...cases.filter((stream) => !opened.includes(stream))]
  const within: Stretch[] = []
  for (const stream of others) {
    const stretch = await stretchOf(store, stream, window)
    if (stretch.upTo > stretch.after) within.push(stretch)
  }
  return { stretches: [...whole, ...within], untilMs: window.untilMs }
}

/** A day begins behind the seal of the one before it, else with its own first record, and ends with its own seal. */
async function windowOf(store: Reader, date: string): Promise<Window> {
  const days = await store.streams('day')
  const at = days.indexOf(dayStream(date))
  const before = await sealedIn(store, dayStream(date))
  const [first] = await store.rows(dayStream(date), 0, 1)
  const next = days[at + 1]
  const own = next === undefined ? null : await sealedIn(store, next)
  return {
    afterMs: before?.atMs ?? (at === 0 ? 0 : (first?.atMs ?? 0) - 1),
    untilMs: own?.seal.date === date ? own.atMs : Infinity,
  }
}

async function existing(store: Reader, streams: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const stream of streams) if ((await store.head(stream)).seq > 0) found.push(stream)
  return found
}

async function stretchOf(store: Reader, stream: string, { afterMs, untilMs }: Window): Promise<Stretch> {
  const { seq } = await store.head(stream)
  const upTo = await placeAt(store, stream, untilMs, seq)
  return { stream, after: await placeAt(store, stream, afterMs, upTo), upTo }
}

/** The last record up to a moment, among the first `most`: times in a stream never run backwards. */
async function placeAt(store: Reader, stream: string, ms: number, most: number): Promise<number> {
  const isBy = async (seq: number): Promise<boolean> => ((await store.rows(stream, seq - 1, 1))[0]?.atMs ?? 0) <= ms
  if (most === 0 || ms === Infinity || (await isBy(most))) return most
  let [by, past] = [0, most]
  while (past - by > 1) {
    const middle = Math.floor((by + past) / 2)
    if (await isBy(middle)) by = middle
    else past = middle
  }
  return by
}
