/** The log of a hall beside its running servers, in a folder's file or on PostgreSQL. */
import { join } from 'node:path'
import { isHalfMoved } from '../store/beside/half-moved.ts'
import type { StoreReader } from '../store/port.ts'
import { readSqliteStore } from '../store/sqlite.ts'
import { StoreUnusable } from '../store/unusable.ts'

/** Where the hall keeps itself: `database` null: in `data`. */
export interface HallPlace {
  readonly data: string
  readonly database: string | null
}

/** Opens it to read. Throws StoreUnusable where there is no hall. */
export async function openHallLog({ data, database }: HallPlace): Promise<StoreReader> {
  if (database === null) return readSqliteStore(join(data, 'hall.db'))
  const { readPostgresStore } = await import('../store/postgres.ts')
  const store = await readPostgresStore(database)
  if (!(await isHalfMoved(store))) return store
  await store.close()
  throw new StoreUnusable(
    'This database holds only a part of a hall: a move into it was broken off, or found differences. ' +
      'Run "npm run hall -- move" again.',
  )
}
