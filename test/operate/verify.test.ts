/** hall verify: what was checked is remembered, and what is no longer the same is named. */
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { verify } from '../../server/operate/verify.ts'
import type { Report } from '../../server/operate/replay/report.ts'
import { rowOf, startOf } from '../../server/store/hash-chain.ts'
import { openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'

const STREAM = 'settings'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-verify-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const record = (seq: number): Recorded<HallEvent> => ({
  seq,
  atMs: seq,
  actor: { kind: 'timekeeper' },
  commandId: `c${seq}`,
  event: { type: 'HelpRequested', helpNo: seq, place: 'A' },
})

async function append(from: number, to: number): Promise<void> {
  const store = openSqliteStore(join(folder, 'hall.db'))
  const records = Array.from({ length: to - from + 1 }, (_, at) => record(from + at))
  await store.append([{ stream: STREAM, records }])
  await store.close()
}

async function checked(isFull = false): Promise<Report> {
  const store = readSqliteStore(join(folder, 'hall.db'))
  try {
    return await verify(store, { data: folder, isFull, nowMs: 1 })
  } finally {
    await store.close()
  }
}

function change(sql: string): void {
  const db = new Database(join(folder, 'hall.db'))
  db.exec(sql)
  db.close()
}

it('STORE-12 only what is new is read after a check, everything on demand', async () => {
  await append(1, 5)
  expect((await checked()).json).toMatchObject({ ok: true, events: 5, readNow: 5 })
  expect((await checked()).json).toMatchObject({ ok: true, events: 5, readNow: 0 })
  await append(6, 8)
  expect((await checked()).json).toMatchObject({ ok: true, events: 8, readNow: 3 })
  expect((await checked(true)).json).toMatchObject({ ok: true, events: 8, readNow: 8 })
})

it('STORE-4 STORE-12 a record that was edited after its check is named by the full check; a new one by any', async () => {
  await append(1, 5)
  await checked()
  change("UPDATE event SET event = replace(event, '2', '7') WHERE seq = 2")
  expect((await checked(true)).json).toMatchObject({
    ok: false,
    problems: [{ stream: STREAM, seq: 2, problem: 'record 2 was changed after it was written' }],
  })
  change("UPDATE event SET event = replace(event, '7', '2') WHERE seq = 2")
  await append(6, 8)
  change('UPDATE event SET at_ms = 0 WHERE seq = 7')
  expect((await checked()).json).toMatchObject({ ok: false, problems: [{ seq: 7 }] })
})

it('STORE-12 a log that was written anew from a record on, with every hash reckoned again, is not the one that was checked', async () => {
  await append(1, 3)
  await checked()
  const db = new Database(join(folder, 'hall.db'))
  let before = startOf(STREAM)
  for (let seq = 1; seq <= 3; seq += 1) {
    const row = rowOf(STREAM, { ...record(seq), atMs: 9 }, before)
    db.prepare('UPDATE event SET at_ms = ?, hash = ? WHERE seq = ?').run(row.atMs, row.hash, seq)
    before = row.hash
  }
  db.close()
  expect((await checked()).json).toMatchObject({
    ok: false,
    problems: [{ seq: 3, problem: 'record 3 is not the one that was checked before' }],
  })
})

it('STORE-12 a note that cannot be read is no reason to trust: everything is read again', async () => {
  await append(1, 5)
  await checked()
  writeFileSync(join(folder, 'hall.checked.json'), '{"format":1')
  expect((await checked()).json).toMatchObject({ ok: true, events: 5, readNow: 5 })
})
