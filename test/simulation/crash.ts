/**
 * Kills a real server process again and again while kiosks issue and counters call over real sockets, then compares
 * what was told with what was kept.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Recorded } from '../../domain/queue-day/events.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { folds } from '../../domain/queue-day/evolve/evolve.ts'
import { emptyDay } from '../../domain/queue-day/state.ts'
import { fold } from '../../domain/words/stream.ts'
import { completeTickets } from '../../server/hall/rows/projector.ts'
import { ticketRow } from '../../server/hall/rows/ticket-rows.ts'
import { hasTickets, type Store } from '../../server/store/port.ts'
import { openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'
import { pairDevice, signIn } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { runCounter, runKiosk, type Load } from './client-loops.ts'
import { judge, type Acknowledged, type Verdict } from './history.ts'

export interface CrashOptions {
  readonly kills: number
  readonly seed: number
  readonly onKill: (nth: number, acknowledged: number) => void
}

export interface CrashOutcome extends Verdict {
  /** Answers that no correct server gives, and breaks of the log's hash chain. */
  readonly surprises: readonly string[]
}

export interface KilledOutcome extends CrashOutcome {
  /** Kills between an answer and the ticket rows that are written behind it; every row was there in the end. */
  readonly rowsCutOff: number
}

const KIOSKS = 4
export const COUNTERS = ['21', '22', '23', '24', '25', '26']
const QUEUES = ['C', 'D']
const UP_MS_MOST = 500
const START_MS_MOST = 400
/** An hour at which the kiosks of the sample give numbers, whenever this runs. */
export const WORKING_DAY = '2026-11-25T10:00'
const PATIENCE_MS = 60_000

/** Runs the whole ordeal on a folder of its own. */
export async function crash(options: CrashOptions): Promise<KilledOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-crash-'))
  const chance = chanceFrom(options.seed)
  const history: Acknowledged[] = []
  const surprises: string[] = []
  let rowsCutOff = 0
  const server = await startServer({ folder, args: ['--allowance', '1000000', '--at', WORKING_DAY] })
  try {
    let isOver = false
    const load: Load = { urls: [server.url], chance: chance.fork(), history, surprises, isOver: () => isOver }
    const clients = await openClients(load)
    rowsCutOff = await killAgainAndAgain(server, chance, options, () => history.length)
    isOver = true
    await within(Promise.all(clients), 'the clients never got their last answers')
  } finally {
    await server.kill()
  }
  const days = await readDays(folder, surprises)
  rmSync(folder, { recursive: true, force: true })
  return { ...judge(history, days), surprises, rowsCutOff }
}

/** Kiosks and counters, paired and signed in at the first server; `counters` are those of this load. */
export async function openClients(
  load: Load,
  counters: readonly string[] = COUNTERS,
): Promise<readonly Promise<void>[]> {
  const { settings, server } = loadSite('county')
  const items = settings.items
    .filter((item) => QUEUES.includes(item.queue) && item.isApplicantInitiated)
    .map((item) => item.id)
  const clerks = settings.clerks.filter((clerk) => clerk.role === 'clerk')
  const url = load.urls[0] as string
  const tokens: string[] = []
  for (let n = 1; n <= KIOSKS; n += 1)
    tokens.push(await pairDevice(url, 'kiosk', { name: `kiosk ${counters[0]}-${n}` }))
  const cookies: string[] = []
  for (const counter of counters) {
    const { badgeNo } = clerks[COUNTERS.indexOf(counter)] as { badgeNo: string }
    cookies.push(await signIn(url, badgeNo, server.samplePins.get(badgeNo) ?? ''))
  }
  return [
    ...tokens.map((token) => runKiosk(load, token, items)),
    ...counters.map((counter, at) => runCounter(load, cookies[at] as string, counter)),
  ]
}

/** Most kills hit a busy server, one in five hits it while it is still starting. Gives how many cut off ticket rows. */
async function killAgainAndAgain(
  server: RunningServer,
  chance: Chance,
  options: CrashOptions,
  acknowledged: () => number,
): Promise<number> {
  let cutOff = 0
  for (let nth = 1; nth <= options.kills; nth += 1) {
    await pause(chance.below(UP_MS_MOST))
    await server.kill()
    if (await isCutOff(server.folder)) cutOff += 1
    options.onKill(nth, acknowledged())
    if (nth < options.kills && chance.below(5) === 0) {
      const starting = server.restart().catch(() => undefined)
      await pause(chance.below(START_MS_MOST))
      await server.kill()
      await starting
      nth += 1
      options.onKill(nth, acknowledged())
    }
    await server.restart()
  }
  return cutOff
}

/** Whether a ticket that was closed has not its last row. */
async function isCutOff(folder: string): Promise<boolean> {
  const store = readSqliteStore(join(folder, 'hall.db'))
  try {
    for (const { stream, upTo } of await store.behind()) {
      const late = [...(await store.read(stream, upTo))]
      if (late.some(({ event }) => event.type === 'ServiceFinished' || event.type === 'TicketClosed')) return true
    }
    return false
  } finally {
    await store.close()
  }
}

async function readDays(folder: string, surprises: string[]): Promise<readonly (readonly Recorded[])[]> {
  const store = openSqliteStore(join(folder, 'hall.db'))
  try {
    return await daysIn(store, surprises)
  } finally {
    await store.close()
  }
}

/**
 * The events of each stream in order; a chain that does not fit is a surprise, and so is a ticket whose row is not what
 * the events make of it once what was cut off has been written.
 */
export async function daysIn(store: Store, surprises: string[]): Promise<readonly (readonly Recorded[])[]> {
  const days: Recorded[][] = []
  await completeTickets(store)
  if ((await store.behind()).length > 0) surprises.push('a day is behind after all its rows were written')
  for (const stream of await store.streams()) {
    const chain = await store.verify(stream)
    if (!chain.ok) surprises.push(`${stream}, record ${chain.seq}: ${chain.problem}`)
    const records = [...(await store.read(stream, 0))]
    days.push(records)
    if (hasTickets(stream)) await checkRows(store, records, surprises)
  }
  return days
}

async function checkRows(store: Store, records: readonly Recorded[], surprises: string[]): Promise<void> {
  const day = emptyDay()
  for (const record of records) fold(folds, day, record as Recorded<DayEvent>)
  const kept = new Map((await store.tickets(day.serviceDate)).map((row) => [row.ticketNo, row]))
  const numbers = [...day.tickets.keys(), ...day.closed.keys()]
  if (kept.size !== numbers.length) surprises.push(`${numbers.length} tickets have ${kept.size} rows`)
  for (const no of numbers)
    if (!isDeepStrictEqual({ ...kept.get(no) }, ticketRow(day, no)))
      surprises.push(
        `the row of ${no} is not its own: ${JSON.stringify(kept.get(no))} instead of ${JSON.stringify(ticketRow(day, no))}`,
      )
}

/** Gives up on work that never ends. */
export function within<T>(work: Promise<T>, otherwise: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** A while of real time. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
