/** Halls as every released schema has kept them, and what must be found in each after it was brought forward. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Store } from '../../server/store/port.ts'
import { DAY, booking, caseRow, device, run } from './records.ts'

const root = join(import.meta.dirname, '..', '..')
/** The present schema. */
export const newest = readdirSync(join(root, 'server', 'store', 'migrations')).length
/** Every schema that a hall may come from. */
export const schemas = Array.from({ length: newest }, (_, at) => at + 1)
/** A hall as that schema kept it. */
export const dumpOf = (database: 'sqlite' | 'postgres', schema: number): string =>
  readFileSync(join(import.meta.dirname, 'fixtures', `${database}-${schema}.sql`), 'utf8')

/** What a hall of that schema held is there, and the store works on. */
export async function holdsAll(store: Store, schema: number): Promise<void> {
  expect(await store.verify(DAY)).toEqual({ ok: true, events: 12 })
  expect(await store.verify('settings')).toEqual({ ok: true, events: 2 })
  expect((await store.tickets('2026-11-24')).map((row) => [row.ticketNo, row.status, row.counter])).toEqual([
    ['A001', 'waiting', null],
    ['A002', 'finished', '24'],
  ])
  expect(await store.behind()).toEqual(schema >= 6 ? [{ stream: DAY, upTo: 12 }] : [])
  expect(await store.pinOf('0312')).toBe(schema >= 2 ? 'argon2id$pin' : null)
  expect(await store.devices()).toEqual(schema >= 2 ? [device()] : [])
  expect(await store.bookingOf('00000001')).toEqual(schema >= 3 ? booking() : null)
  expect(await store.keepSecret('booking', 'fresh')).toBe(schema >= 3 ? 'kept once' : 'fresh')
  expect(await store.caseRow('261126-0001')).toEqual(schema >= 7 ? caseRow() : null)
  expect(await store.append([run(13, 14)])).toBe('ok')
  await store.probe(1)
}
