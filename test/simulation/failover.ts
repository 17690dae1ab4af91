/**
 * Two real servers over one real PostgreSQL under load: one of them is killed again and again, PostgreSQL restarts
 * twice, and every client goes on at the other.
 */
import { openPostgresStore } from '../../server/store/postgres.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { WORKING_DAY, daysIn, openClients, pause, within, type CrashOptions, type CrashOutcome } from './crash.ts'
import type { Load, Watch } from './client-loops.ts'
import { judge, type Acknowledged } from './history.ts'

export interface FailoverOutcome extends CrashOutcome {
  /** Longest time from a server's death to the next command done for a client that sat at it. */
  readonly worstFailoverMs: number
}

interface Stopwatch extends Watch {
  /** A server has died just now. */
  died(url: string): void
  worstMs(): number
  /** Clients that sat at a server that died and have had no answer since. */
  open(): number
}

const UP_MS_LEAST = 400
const UP_MS_MORE = 800
const AFTER_RESTART_MS = 1500

/** Runs the whole ordeal on a database of its own. */
export async function failover(options: CrashOptions): Promise<FailoverOutcome> {
  const postgres = await startPostgres()
  const servers: RunningServer[] = []
  try {
    const database = await postgres.freshDatabase()
    const args = ['--database', database, '--allowance', '1000000', '--at', WORKING_DAY]
    for (let n = 0; n < 2; n += 1) servers.push(await startServer({ args }))
    return await underLoad(options, postgres, servers, database)
  } finally {
    for (const server of servers) await server.stop()
    await postgres.stop()
  }
}

async function underLoad(
  options: CrashOptions,
  postgres: RunningPostgres,
  servers: readonly RunningServer[],
  database: string,
): Promise<FailoverOutcome> {
  const chance = chanceFrom(options.seed)
  const history: Acknowledged[] = []
  const surprises: string[] = []
  const watch = stopwatch()
  let isOver = false
  const load: Load = {
    urls: servers.map((server) => server.url),
    watch,
    chance: chance.fork(),
    history,
    surprises,
    isOver: () => isOver,
  }
  const clients = await openClients(load)
  await killAndRestart(options, postgres, servers, chance, watch, () => history.length)
  isOver = true
  await within(Promise.all(clients), 'the clients never got their last answers')
  const store = await openPostgresStore(database)
  const days = await daysIn(store, surprises).finally(() => store.close())
  return { ...judge(history, days), surprises, worstFailoverMs: Math.round(watch.worstMs()) }
}

/** Either server in turn; PostgreSQL itself after a third and after two thirds of the kills. */
async function killAndRestart(
  options: CrashOptions,
  postgres: RunningPostgres,
  servers: readonly RunningServer[],
  chance: Chance,
  watch: Stopwatch,
  acknowledged: () => number,
): Promise<void> {
  const restarts = new Set([Math.ceil(options.kills / 3), Math.ceil((options.kills * 2) / 3)])
  for (let nth = 1; nth <= options.kills; nth += 1) {
    await pause(UP_MS_LEAST + chance.below(UP_MS_MORE))
    const victim = chance.one(servers)
    const gone = victim.kill()
    watch.died(victim.url)
    await gone
    options.onKill(nth, acknowledged())
    await within(allServed(watch), 'the clients of the killed server were never served again')
    await victim.restart()
    if (!restarts.has(nth)) continue
    await postgres.restart()
    const before = acknowledged()
    await within(
      until(() => acknowledged() > before),
      'nobody was served after PostgreSQL came back',
    )
    await pause(AFTER_RESTART_MS)
  }
}

async function allServed(watch: Stopwatch): Promise<void> {
  await until(() => watch.open() === 0)
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5)
}

/** Times how long clients of a dead server go without an answer. */
function stopwatch(): Stopwatch {
  const seats = new Map<string, string>()
  const since = new Map<string, number>()
  let worstMs = 0
  return {
    moved: (client, url) => void seats.set(client, url),
    done: (client) => {
      const fromMs = since.get(client)
      if (fromMs === undefined) return
      since.delete(client)
      worstMs = Math.max(worstMs, performance.now() - fromMs)
    },
    died: (url) => {
      for (const [client, at] of seats) if (at === url) since.set(client, performance.now())
    },
    worstMs: () => worstMs,
    open: () => since.size,
  }
}
