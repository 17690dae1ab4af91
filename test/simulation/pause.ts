/**
 * Two real servers over one real PostgreSQL: one of them is stopped in the middle of a transaction, as a machine that
 * hangs or loses its power, and the other must go on, or say that it cannot.
 */
import { Client } from 'pg'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { startPostgres } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { COUNTERS, WORKING_DAY, daysIn, openClients, pause, within, type CrashOutcome } from './crash.ts'
import type { Load, Watch } from './client-loops.ts'
import { judge, type Acknowledged } from './history.ts'

export interface PauseOptions {
  readonly pauses: number
  readonly seed: number
  readonly onPause: (nth: number, acknowledged: number) => void
}

export interface PauseOutcome extends CrashOutcome {
  /** Longest wait for an answer at the other server while one was stopped. */
  readonly worstAnswerMs: number
  /** Its /health never said that all is well while it had given nobody an answer for five seconds. */
  readonly healthWasTrue: boolean
}

/** Name of the stopped server's sessions in the database. */
const VICTIM = 'yichuang-victim'
const LONGEST_MS = 30_000
const SHORT_MS = 3000
const HANGS_MS = 5000
const LOOK_MS = 100
/** Between two attempts to catch it inside a transaction. */
const RUN_MS = 20

interface Witness extends Watch {
  /** One was stopped: from now on every wait counts. */
  begin(): void
  end(): void
  worstMs(): number
  /** How long ago the last answer was given; 0 while nothing counts. */
  silentMs(): number
}

/** Runs the whole ordeal on a database of its own. */
export async function pauseOne(options: PauseOptions): Promise<PauseOutcome> {
  const postgres = await startPostgres()
  const servers: RunningServer[] = []
  try {
    const database = await postgres.freshDatabase()
    const named = new URL(database)
    named.searchParams.set('application_name', VICTIM)
    for (const address of [named.href, database])
      servers.push(await startServer({ args: ['--database', address, '--allowance', '1000000', '--at', WORKING_DAY] }))
    return await underLoad(options, servers as [RunningServer, RunningServer], database)
  } finally {
    for (const server of servers) await server.stop()
    await postgres.stop()
  }
}

async function underLoad(
  options: PauseOptions,
  [victim, other]: readonly [RunningServer, RunningServer],
  database: string,
): Promise<PauseOutcome> {
  const chance = chanceFrom(options.seed)
  const history: Acknowledged[] = []
  const surprises: string[] = []
  let isOver = false
  const common = { history, surprises, isOver: () => isOver }
  const witness = createWitness()
  const [here, there]: readonly [Load, Load] = [
    { ...common, urls: [other.url], watch: witness, chance: chance.fork() },
    { ...common, urls: [victim.url], chance: chance.fork() },
  ]
  const clients = [...(await openClients(here, COUNTERS.slice(0, 3))), ...(await openClients(there, COUNTERS.slice(3)))]
  const health = watchHealth(other.url, witness)
  const looker = new Client({ connectionString: database })
  await looker.connect()
  for (let nth = 1; nth <= options.pauses; nth += 1) {
    await pause(300 + chance.below(500))
    await stopInTransaction(victim, looker, chance)
    witness.begin()
    await pause(nth === 1 ? LONGEST_MS : SHORT_MS + chance.below(SHORT_MS))
    witness.end()
    process.kill(victim.pid(), 'SIGCONT')
    options.onPause(nth, history.length)
  }
  await looker.end()
  isOver = true
  await within(Promise.all(clients), 'the clients never got their last answers')
  const healthWasTrue = await health.stop()
  const store = await openPostgresStore(database)
  const days = await daysIn(store, surprises).finally(() => store.close())
  return { ...judge(history, days), surprises, worstAnswerMs: Math.round(witness.worstMs()), healthWasTrue }
}

/** Stops the process at random moments until the database sees it inside a transaction that has written. */
async function stopInTransaction(victim: RunningServer, looker: Client, chance: Chance): Promise<void> {
  for (;;) {
    process.kill(victim.pid(), 'SIGSTOP')
    await pause(10)
    const { rows } = await looker.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND state = 'idle in transaction' AND backend_xid IS NOT NULL",
      [VICTIM],
    )
    if (rows.length > 0) return
    process.kill(victim.pid(), 'SIGCONT')
    await pause(chance.below(RUN_MS))
  }
}

function createWitness(): Witness {
  const since = new Map<string, number>()
  let isCounting = false
  let lastMs = 0
  let worstMs = 0
  return {
    moved: (client) => void since.set(client, performance.now()),
    done: (client) => {
      const now = performance.now()
      if (isCounting) worstMs = Math.max(worstMs, now - (since.get(client) ?? now))
      since.set(client, now)
      lastMs = now
    },
    begin: () => {
      const now = performance.now()
      for (const client of since.keys()) since.set(client, now)
      lastMs = now
      isCounting = true
    },
    end: () => {
      const now = performance.now()
      for (const atMs of since.values()) worstMs = Math.max(worstMs, now - atMs)
      isCounting = false
    },
    worstMs: () => worstMs,
    silentMs: () => (isCounting ? performance.now() - lastMs : 0),
  }
}

/** Asks for the health of the server that goes on, all the time. */
function watchHealth(url: string, witness: Witness): { stop(): Promise<boolean> } {
  let isOver = false
  let wasTrue = true
  const asking = (async () => {
    while (!isOver) {
      await pause(LOOK_MS)
      const silentMs = witness.silentMs()
      const answer = await fetch(`${url}/health`).catch(() => null)
      if (answer?.ok === true && silentMs > HANGS_MS) wasTrue = false
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await asking
      return wasTrue
    },
  }
}
