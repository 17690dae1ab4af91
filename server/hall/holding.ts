/**
 * What a hall holds of its log: the streams it always needs, the day and the settings in force, the dates that were asked
 * for lately. It keeps up with the clock and with other servers, and has the ticket rows behind it written.
 */
import { inForceFrom, itemsInForce, themesInForce } from '../../domain/catalogue/in-force.ts'
import { CATALOGUE_STREAM, type CatalogueState } from '../../domain/catalogue/state.ts'
import { STANDING_STREAMS, type HallEvent } from '../../domain/contract/subjects.ts'
import { indexSettings, type SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { dayStream, type DayStream } from '../../domain/queue-day/state.ts'
import { pastRules } from '../../domain/settings/past.ts'
import { SETTINGS_STREAM, sectionsOf } from '../../domain/settings/state.ts'
import type { Store } from '../store/port.ts'
import type { SteadyClock, Uptime } from './clock.ts'
import { completeTickets } from './rows/projector.ts'
import type { Streams } from './streams.ts'
import { writeTickets } from './rows/rows-of-events.ts'

export interface HoldingParts {
  readonly store: Store
  readonly streams: Streams
  /** The site file. */
  readonly base: HallSettings
  readonly dateOf: (nowMs: number) => string
  readonly nowMs: () => number
  /** Other servers may write to the same store. */
  readonly isShared: boolean
  /** What other servers have written was read. */
  readonly onHeard: (events: readonly HallEvent[]) => void
  readonly onTrouble: (error: unknown) => void
}

/** Nothing of this may meet a command under decision. */
export interface Holding {
  /** The stream of the day in force, and its date. */
  today(): DayStream
  date(): string
  /** The settings in force on that date, with their look-ups. */
  index(): SettingsIndex
  /** What is held may hold more than the store kept; nothing is shown or decided from it. */
  isStale(): boolean
  /** Holds the day that the clock shows and all that a decision may need; reads anew what is stale. */
  bringUp(): Promise<void>
  /** Holds one more stream for a while. */
  hold(stream: string): Promise<void>
  /** These were written to: those that were begun are held for a while as well. */
  used(written: readonly string[]): void
  /** Reads everything anew: after a failed or beaten write the store alone is right. */
  reload(): Promise<void>
  /** Reads what other servers have written; gives whether there was any. */
  hearOthers(): Promise<boolean>
  /** What is due about once a second. */
  keepUp(): Promise<void>
  /** Writes the ticket rows that are behind: of closed tickets, of all of a day that `isWhole` names. */
  writeBehind(isWhole: (stream: string) => boolean): Promise<void>
}

/** Streams of other dates are forgotten when nobody has asked for them so long. */
const IDLE_MS = 60_000
/** Most streams of other dates that are held. */
const OTHERS_MOST = 60

/** Holds nothing yet. */
export function createHolding(parts: HoldingParts): Holding {
  const { store, streams, nowMs } = parts
  const indexOf = settingsInForce(parts.base)
  /** When each stream of another date was last asked for. */
  const usedMs = new Map<string, number>()
  let today = dayStream('')
  let date = ''
  let isStale = false
  /** Days that are not held may have been left behind: by a crash before this start, by a failure since. */
  let mayBeBehind = true
  /** Ticket rows could not be written; said once. */
  let areRowsLate = false

  function note(stream: string): void {
    usedMs.delete(stream)
    usedMs.set(stream, nowMs())
  }

  async function bringUp(): Promise<void> {
    if (isStale) return reload()
    const wantedDate = parts.dateOf(nowMs())
    if (wantedDate === date) return
    const wanted = dayStream(wantedDate)
    for (const stream of STANDING_STREAMS) await streams.load(stream)
    await streams.load(wanted)
    await streams.holdBefore(wanted)
    if (date !== '') await writeBehind((stream) => stream !== wanted)
    today = wanted
    date = wantedDate
    forgetOthers([])
  }

  async function reload(): Promise<void> {
    isStale = true
    mayBeBehind = true
    const wantedDate = parts.dateOf(nowMs())
    await streams.reload([...STANDING_STREAMS, dayStream(wantedDate)])
    await streams.holdBefore(dayStream(wantedDate))
    // Only now: until the store answers, the day that is held stays the day in force.
    date = wantedDate
    today = dayStream(wantedDate)
    isStale = false
  }

  async function hearOthers(): Promise<boolean> {
    const foreign = await streams.catchUp()
    if (foreign.length > 0) parts.onHeard(foreign)
    return foreign.length > 0
  }

  async function keepUp(): Promise<void> {
    const isStart = date === ''
    await bringUp()
    if (parts.isShared) await hearOthers()
    await writeBehind((stream) => stream !== today)
    if (!isStart) await completeOthers()
    const now = nowMs()
    const busy = [...usedMs].filter(([, atMs]) => Math.abs(now - atMs) <= IDLE_MS).slice(-OTHERS_MOST)
    if (busy.length < usedMs.size) forgetOthers(busy)
  }

  function forgetOthers(except: readonly (readonly [stream: string, atMs: number])[]): void {
    usedMs.clear()
    for (const [stream, atMs] of except) usedMs.set(stream, atMs)
    streams.keepOnly(new Set([...STANDING_STREAMS, today, ...usedMs.keys()]))
  }

  function writeBehind(isWhole: (stream: string) => boolean): Promise<void> {
    return writing(async () => {
      if (isStale) return
      for (const stream of streams.names()) await writeTickets(store, streams, stream, isWhole(stream))
    })
  }

  function completeOthers(): Promise<void> {
    return writing(async () => {
      if (!mayBeBehind) return
      await completeTickets(store, (stream) => streams.behind(stream) !== null)
      mayBeBehind = false
    })
  }

  /** Rows that cannot be written now take nothing back of what was answered, and come later. */
  async function writing(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      areRowsLate = false
    } catch (error) {
      if (!areRowsLate) parts.onTrouble(error)
      areRowsLate = true
      mayBeBehind = true
    }
  }

  return {
    today: () => today,
    date: () => date,
    index: () => indexOf(streams, date),
    isStale: () => isStale,
    bringUp,
    reload,
    hearOthers,
    keepUp,
    writeBehind,
    used: (written) => {
      for (const stream of written) if (stream !== today && !STANDING_STREAMS.includes(stream)) note(stream)
    },
    hold: async (stream) => {
      if (stream === today) return
      note(stream)
      await streams.load(stream)
    },
  }
}

/**
 * The settings in force on a service date: the site file, the hall's own changes over it, the items that the catalogue has
 * in force; the same object while nothing changes, so that callers may compare it.
 */
function settingsInForce(base: HallSettings): (streams: Streams, serviceDate: string) => SettingsIndex {
  let known: {
    readonly version: number
    readonly seq: number
    readonly date: string
    readonly index: SettingsIndex
  } | null = null
  return (streams, serviceDate) => {
    const settings = streams.state(SETTINGS_STREAM)
    const catalogue = streams.state(CATALOGUE_STREAM)
    if (known?.version !== settings.seq || known.seq !== catalogue.seq || known.date !== serviceDate)
      known = {
        version: settings.seq,
        seq: catalogue.seq,
        date: serviceDate,
        index: indexSettings({
          ...base,
          ...sectionsOf(settings),
          items: itemsInForce(catalogue, base.items, serviceDate),
          ...coming(catalogue, serviceDate),
          ...themed(base, catalogue, serviceDate),
          ...pastRules(base, settings),
        }),
      }
    return known.index
  }
}

/** Left out by a hall without any, so that nothing about it changes. */
function themed({ themes = [] }: HallSettings, catalogue: CatalogueState, date: string): Pick<HallSettings, 'themes'> {
  const inForce = themesInForce(catalogue, themes, date)
  return inForce.length === 0 && themes.length === 0 ? {} : { themes: inForce }
}

function coming(catalogue: CatalogueState, today: string): Pick<HallSettings, 'comingItems'> {
  const dated = [...catalogue.items.keys()].flatMap((id) => {
    const fromDate = inForceFrom(catalogue, id, today)
    return fromDate === null ? [] : [{ id, fromDate }]
  })
  return dated.length === 0 ? {} : { comingItems: dated }
}

/** 'YYYY-MM-DD' at `nowMs` in an IANA zone; remembers the present date's end, so that asking is cheap. */
export function serviceDates(timeZone: string): (nowMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  let known = ''
  let fromMs = 0
  let untilMs = 0
  return (nowMs) => {
    if (nowMs >= fromMs && nowMs < untilMs) return known
    known = format.format(nowMs)
    fromMs = nowMs
    // Dates change on a whole quarter of an hour in every zone, so the answer holds until the next one.
    untilMs = (Math.floor(nowMs / 900_000) + 1) * 900_000
    return known
  }
}

/** Clocks are put right by less all the time. */
const STEP_MS = 300_000
/** A shorter one is a clock put right, or a slow turn of the event loop. */
const SLEEP_LEAST_MS = 1000
/** So long a step ahead is doubted. */
const DOUBTED_MS = 300_000
/** A machine that has just started gets its time from the network. */
const STARTING_MS = 600_000

/**
 * The machine's clock, but a step ahead is not followed for five minutes: one that is taken back meanwhile has ended no
 * day, missed no booking and erased nothing (NUM-4). A machine that slept has not stepped.
 */
export function steadyClock(machineNowMs: () => number, { workedMs, passedMs }: Uptime): SteadyClock {
  const startedMs = workedMs()
  let baseMs = machineNowMs() - startedMs
  let sleptMs = passedMs() - startedMs
  let doubtedMs: number | null = null
  const steppedBy = (now: number, worked: number): number => {
    const aheadMs = now - worked - baseMs
    return aheadMs <= STEP_MS ? aheadMs : aheadMs - (passedMs() - worked - sleptMs)
  }
  const isBelieved = (aheadMs: number, worked: number): boolean =>
    aheadMs <= STEP_MS || worked - startedMs < STARTING_MS || (doubtedMs !== null && worked - doubtedMs >= DOUBTED_MS)
  const nowMs = (): number => {
    const [now, worked] = [machineNowMs(), workedMs()]
    const aheadMs = steppedBy(now, worked)
    if (isBelieved(aheadMs, worked)) {
      // A sleep, however short, explains nothing that comes after it.
      if (now - worked - baseMs > SLEEP_LEAST_MS) sleptMs = passedMs() - worked
      baseMs = now - worked
      doubtedMs = null
      return now
    }
    doubtedMs ??= worked
    return now - aheadMs
  }
  return {
    nowMs,
    doubt: () => {
      const [hallMs, aheadMs] = [nowMs(), machineNowMs() - nowMs()]
      if (doubtedMs === null) return null
      const sinceMs = hallMs - (workedMs() - doubtedMs)
      return { aheadMs, sinceMs, untilMs: sinceMs + DOUBTED_MS }
    },
  }
}
