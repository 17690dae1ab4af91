/** The chain alone: which record does not fit, whatever was done to it. */
import { expect, it } from 'vitest'
import { rowOf, startOf, verifyRows, type EventRow } from '../../server/store/hash-chain.ts'
import { DAY, record } from './records.ts'

function chain(length: number): EventRow[] {
  const rows: EventRow[] = []
  for (let seq = 1; seq <= length; seq += 1) rows.push(rowOf(DAY, record(seq), rows.at(-1)?.hash ?? startOf(DAY)))
  return rows
}

it.each(['commandId', 'actor', 'event', 'hash'] as const)('STORE-4 a changed %s is named by its place', (field) => {
  const rows = chain(5)
  rows[2] = { ...(rows[2] as EventRow), [field]: `${rows[2]?.[field]} ` }
  expect(verifyRows(DAY, rows)).toMatchObject({ ok: false, seq: 3 })
})

it('STORE-4 a changed time is named, a record taken out, two exchanged, and one of another stream', () => {
  const rows = chain(5)
  expect(
    verifyRows(
      DAY,
      rows.map((row) => (row.seq === 4 ? { ...row, atMs: row.atMs - 60_000 } : row)),
    ),
  ).toMatchObject({ ok: false, seq: 4 })
  expect(
    verifyRows(
      DAY,
      rows.filter((row) => row.seq !== 2),
    ),
  ).toMatchObject({ ok: false, seq: 2, problem: 'record 2 is missing' })
  expect(verifyRows(DAY, [rows[1], rows[0], ...rows.slice(2)] as EventRow[])).toMatchObject({ ok: false, seq: 1 })
  expect(verifyRows('day/2026-11-25', rows)).toMatchObject({ ok: false, seq: 1 })
})

it('STORE-4 a record rewritten with a fitting hash of its own breaks the one after it', () => {
  const rows = chain(4)
  rows[1] = rowOf(DAY, { ...record(2), atMs: 1 }, rows[0]?.hash as string)
  expect(verifyRows(DAY, rows)).toMatchObject({ ok: false, seq: 3 })
})
