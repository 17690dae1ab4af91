/** The schema of a PostgreSQL database: brought forward by a server that opens it, left alone by whoever only reads. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { StoreUnusable } from './unusable.ts'

const MIGRATIONS = join(import.meta.dirname, 'migrations-postgres')

function steps(): readonly string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
}

/** Brings it to this program's schema; `client` stands in a transaction. */
export async function bringForward(client: PoolClient): Promise<void> {
  // Two servers that start together migrate one after the other.
  await client.query('SELECT pg_advisory_xact_lock(5270411)')
  await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)')
  const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version')
  const version = rows[0]?.version ?? 0
  refuseNewer(version)
  for (const step of steps().slice(version)) await client.query(readFileSync(join(MIGRATIONS, step), 'utf8'))
  if (rows.length === 0) await client.query('INSERT INTO schema_version VALUES ($1)', [steps().length])
  else if (version < steps().length) await client.query('UPDATE schema_version SET version = $1', [steps().length])
}

/** Throws StoreUnusable for a database without a hall, or with one of another program; changes nothing. */
export async function mustBeCurrent(client: PoolClient): Promise<void> {
  const found = await client.query<{ isHall: boolean }>(`SELECT to_regclass('schema_version') IS NOT NULL AS "isHall"`)
  const { rows } = found.rows[0]?.isHall
    ? await client.query<{ version: number }>('SELECT version FROM schema_version')
    : { rows: [] }
  const version = rows[0]?.version
  if (version === undefined)
    throw new StoreUnusable(
      'There is no hall in this database. Check the address after --database, or start the server.',
    )
  refuseNewer(version)
  if (version < steps().length)
    throw new StoreUnusable(
      `This database was written by an older program (schema ${version}, this one knows ${steps().length}). ` +
        'Start the server of this program once, or use the older one; nothing was changed.',
    )
}

function refuseNewer(version: number): void {
  if (version > steps().length)
    throw new StoreUnusable(
      `This database was written by a newer program (schema ${version}, this one knows ${steps().length}). ` +
        'Start the newer program; nothing was changed.',
    )
}
