/** The store on a real PostgreSQL keeps the contract of every store, and more than one server may write at once. */
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreUnusable } from '../../server/store/unusable.ts'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgres.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'
import { storeContract } from './contract.ts'
import { DAY, record } from './records.ts'
import { dumpOf, holdsAll, newest, schemas } from './released.ts'

let postgres: RunningPostgres | undefined
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

function running(): RunningPostgres {
  if (!postgres) throw new Error('PostgreSQL did not start')
  return postgres
}

storeContract({
  name: 'postgres',
  open: async () => openPostgresStore(await running().freshDatabase()),
  clean: () => undefined,
})

describe('several servers over one database', () => {
  async function twoServers(): Promise<readonly [PostgresStore, PostgresStore]> {
    const address = await running().freshDatabase()
    // Both at once: whoever comes second waits for the first one's migration.
    return Promise.all([openPostgresStore(address), openPostgresStore(address)])
  }

  it('STORE-2 PEERS-3 of two that write the same number at the same time exactly one succeeds, again and again', async () => {
    const [one, other] = await twoServers()
    for (let seq = 1; seq <= 30; seq += 1) {
      const outcomes = await Promise.all(
        [one, other].map((store, at) => store.append([{ stream: DAY, records: [record(seq, `server-${at}-${seq}`)] }])),
      )
      expect([...outcomes].sort()).toEqual(['conflict', 'ok'])
    }
    expect(await other.verify(DAY)).toEqual({ ok: true, events: 30 })
    await Promise.all([one.close(), other.close()])
  })

  it('STORE-8 a write of one server rings at the other', async () => {
    const [one, other] = await twoServers()
    let rings = 0
    const stop = await other.onDoorbell(() => (rings += 1))
    await one.append([{ stream: DAY, records: [record(1, 'command-1')] }])
    await expect.poll(() => rings, { timeout: 60_000 }).toBeGreaterThan(0)
    await stop()
    await Promise.all([one.close(), other.close()])
  })

  it('STORE-5 a database that is not there is refused in one sentence that names the remedy', async () => {
    await expect(openPostgresStore('postgres://hall:hall@127.0.0.1:1/none')).rejects.toThrow(StoreUnusable)
    await expect(openPostgresStore('postgres://hall:hall@127.0.0.1:1/none')).rejects.toThrow(
      /Check the address after --database/,
    )
  })

  it('STORE-6 after the database was restarted the same store goes on and nothing is missing', async () => {
    const store = await openPostgresStore(await running().freshDatabase())
    await store.append([{ stream: DAY, records: [record(1, 'command-1')] }])
    await running().restart()
    expect(await store.append([{ stream: DAY, records: [record(2, 'command-2')] }])).toBe('ok')
    expect(await store.verify(DAY)).toEqual({ ok: true, events: 2 })
    await store.close()
    // A database writes everything down before it stops, which a busy machine makes long.
  })
})

describe('a database of an older or newer program', () => {
  async function databaseWith(sql: string): Promise<string> {
    const address = await running().freshDatabase()
    const client = new Client({ connectionString: address })
    await client.connect()
    await client.query(sql)
    await client.end()
    return address
  }

  it.each(schemas)('STORE-5 a hall of schema %i opens with all that it held', async (schema) => {
    const store = await openPostgresStore(await databaseWith(dumpOf('postgres', schema)))
    await holdsAll(store, schema)
    await store.close()
  })

  it('STORE-5 a database of a newer program is refused in one sentence, and not changed', async () => {
    const address = await databaseWith(dumpOf('postgres', newest).replace(`VALUES (${newest})`, 'VALUES (99)'))
    await expect(openPostgresStore(address)).rejects.toThrow(
      `written by a newer program (schema 99, this one knows ${newest}). Start the newer program; nothing was changed.`,
    )
    await expect(openPostgresStore(address)).rejects.toThrow('schema 99')
  })
})
