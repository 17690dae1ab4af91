/** An operator's commands beside the servers of a hall on a real PostgreSQL. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgres.ts'
import { openFloor } from '../server/hall/floor.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-on-postgres-'))
let postgres: RunningPostgres
let store: PostgresStore
let address: string

beforeAll(async () => {
  postgres = await startPostgres()
  address = await postgres.freshDatabase()
  store = await openPostgresStore(address)
  const floor = await openFloor(store)
  for (let n = 1; n <= 3; n += 1) await floor.issue()
})
afterAll(async () => {
  await store.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

function hall(words: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'server', 'operate', 'hall.ts'), ...words, '--data', folder],
    { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' },
  )
  return { status, said: stdout + stderr }
}

it('COMMAND-4 verify walks the chain of a hall on PostgreSQL and names a record that was changed', async () => {
  expect(hall(['verify', '--database', address])).toMatchObject({
    status: 0,
    said: expect.stringMatching(/4 records in 1 streams/),
  })
  const client = new Client({ connectionString: address })
  await client.connect()
  await client.query("UPDATE event SET event = replace(event, 'c05', 'c01') WHERE seq = 3")
  const found = hall(['verify', '--full'], { YICHUANG_DATABASE: address })
  await client.query("UPDATE event SET event = replace(event, 'c01', 'c05') WHERE seq = 3")
  await client.end()
  expect(found).toMatchObject({ status: 1, said: expect.stringContaining('record 3 was changed after it was written') })
})

it('COMMAND-4 doctor, archive and export see the hall on PostgreSQL, and doctor misses none there', () => {
  expect(hall(['doctor', '--database', address]).said).not.toContain('There is no hall')
  expect(hall(['doctor']).said).toMatch(/There is no hall in .*--database/)
  const packed = hall(['archive', '--date', '2026-11-25', '--to', join(folder, 'archive'), '--database', address])
  expect(packed).toMatchObject({ status: 0, said: expect.stringContaining('4 records') })
  expect(hall(['export', '--what', 'events', '--to', join(folder, 'out'), '--database', address]).status).toBe(0)
  expect(
    readFileSync(join(folder, 'out', 'day-2026-11-25.jsonl'), 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(4)
})

it('COMMAND-4 a database without a hall, one that is away and a command of files are said', async () => {
  const empty = await postgres.freshDatabase()
  expect(hall(['verify', '--database', empty])).toMatchObject({ status: 1, said: expect.stringContaining('no hall') })
  expect(hall(['doctor', '--database', 'postgres://hall:hall@127.0.0.1:1/none'])).toMatchObject({
    status: 1,
    said: expect.stringContaining('Check the address after --database'),
  })
  expect(hall(['backup', '--database', address])).toMatchObject({ status: 2, said: expect.stringContaining('pg_dump') })
  expect(hall(['backup'], { YICHUANG_DATABASE: address }).said).toContain('pg_dump')
  expect(existsSync(join(folder, 'hall.db'))).toBe(false)
})
