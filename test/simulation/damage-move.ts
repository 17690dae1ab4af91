/** Moves to a real PostgreSQL that are killed on the way: what is left must be no hall, or the whole one. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openStore } from '../../server/start/open-store.ts'
import type { Store } from '../../server/store/port.ts'
import { StoreUnusable } from '../../server/store/unusable.ts'
import { startPostgres } from '../support/postgres.ts'
import type { Chance } from './chance.ts'

const root = join(import.meta.dirname, '..', '..')

export interface KilledMoves {
  /** Kills one; gives the store of a database that a server opens afterwards, null where none does. */
  kill(data: string, chance: Chance): Promise<Store | null>
  stop(): Promise<void>
}

/** Starts a PostgreSQL and measures how long a whole move of `data` takes. */
export async function killedMove(data: string): Promise<KilledMoves> {
  const postgres = await startPostgres()
  const wholeMs = await moveFor(data, await postgres.freshDatabase(), 60_000)
  return {
    kill: async (folder, chance) => {
      const address = await postgres.freshDatabase()
      await moveFor(folder, address, Math.round(wholeMs * (0.3 + chance.below(80) / 100)))
      try {
        const options = {
          data: folder,
          backups: folder,
          database: address,
          expectsHall: false,
          known: null,
          waitsForStandby: false,
        }
        const { store } = await openStore(options, 'county', {}, () => undefined)
        // A move that was killed before it began has left an empty database, and says so itself.
        if ((await store.streams()).length > 0) return store
        await store.close()
        return null
      } catch (error) {
        if (error instanceof StoreUnusable) return null
        throw error
      }
    },
    stop: () => postgres.stop(),
  }
}

/** Runs a move for at most so long; gives how long it took. */
async function moveFor(data: string, to: string, mostMs: number): Promise<number> {
  const fromMs = performance.now()
  const child = spawn(process.execPath, ['server/operate/hall.ts', 'move', '--data', data, '--to', to], {
    cwd: root,
    stdio: 'ignore',
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), mostMs)
  await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
  return performance.now() - fromMs
}
