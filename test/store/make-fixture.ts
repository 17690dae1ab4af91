/**
 * Writes a hall as schema N has kept it into test/store/fixtures, for both databases: node test/store/make-fixture.ts
 * N. Run once per released schema; what it wrote is never changed again.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rowOf, startOf } from '../../server/store/hash-chain.ts'
import { CASE_FIELDS } from '../../server/store/case-sql.ts'
import { DAY, booking, caseRow, device, record, ticketRow } from './records.ts'

const stores = join(import.meta.dirname, '..', '..', 'server', 'store')
const version = Number(process.argv[2])

function insert(table: string, row: Readonly<Record<string, string | number | null>>): string {
  const values = Object.values(row).map((value) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
  )
  return `INSERT INTO ${table} (${Object.keys(row).map(column).join(', ')}) VALUES (${values.join(', ')});`
}

function column(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function events(stream: string, count: number): readonly string[] {
  let before = startOf(stream)
  return Array.from({ length: count }, (_, at) => {
    const row = rowOf(stream, record(at + 1), before)
    before = row.hash
    return insert('event', { ...row })
  })
}

function caseColumns(): Readonly<Record<string, string | number | null>> {
  const row = caseRow()
  return Object.fromEntries(CASE_FIELDS.map(([column, name]) => [column, row[name]]))
}

/** Rows of each table, by the schema that brought it. */
const rows: Readonly<Record<number, readonly string[]>> = {
  1: [
    ...events(DAY, 12),
    ...events('settings', 2),
    insert('ticket', { ...ticketRow({ ticketNo: 'A001' }) }),
    insert('ticket', { ...ticketRow({ ticketNo: 'A002', status: 'finished', calledAtMs: 2_000, counter: '24' }) }),
  ],
  2: [
    insert('session', { tokenHash: 'session-1', badgeNo: '0312', expiresAtMs: 5_000 }),
    insert('device', { ...device() }),
    insert('pin', { badgeNo: '0312', hash: 'argon2id$pin' }),
  ],
  3: [
    insert('booking', {
      code: '00000001',
      date: '2026-11-26',
      minute: 540,
      person: 'p1',
      status: 'confirmed',
      booking: JSON.stringify(booking()),
    }),
    insert('secret', { name: 'booking', value: 'kept once' }),
  ],
  6: [insert('behind', { stream: DAY, seq: 12 })],
  7: [insert('case_file', caseColumns())],
  8: [
    insert('shared', { key: 'pairing/1', value: '{}', untilMs: 9_000 }),
    insert('tally', { key: 'pin/1', count: 2, firstMs: 1, lastMs: 2 }),
  ],
  5: [insert('contact', { reference: 'Y2026-0000000001', phone: '13900000001' })],
}

function dump(folder: string, mark: string): string {
  const steps = readdirSync(join(stores, folder))
    .sort()
    .slice(0, version)
    .map((name) => readFileSync(join(stores, folder, name), 'utf8').trim())
  const kept = Object.entries(rows)
    .filter(([since]) => Number(since) <= version)
    .flatMap(([, lines]) => lines)
  return `${[...steps, mark, ...kept].join('\n')}\n`
}

writeFileSync(
  join(import.meta.dirname, 'fixtures', `sqlite-${version}.sql`),
  dump('migrations', `PRAGMA user_version = ${version};`),
)
writeFileSync(
  join(import.meta.dirname, 'fixtures', `postgres-${version}.sql`),
  dump(
    'migrations-postgres',
    `CREATE TABLE schema_version (version integer NOT NULL);\nINSERT INTO schema_version VALUES (${version});`,
  ),
)
