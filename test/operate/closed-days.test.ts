/** Backups of a hall with a past: days that are over are copied once, and every backup still holds all of them. */
import Database from 'better-sqlite3'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { composeHall } from '../../server/hall/compose.ts'
import { completeTickets } from '../../server/hall/rows/projector.ts'
import { backup, backupsIn, checkedBackup, restore } from '../../server/operate/backup.ts'
import { restoreNewest } from '../../server/operate/restore-newest.ts'
import { copySqlite, openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'
import { loadSite } from '../support/site.ts'

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25'] as const
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-closed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const data = (): string => join(folder, 'data')
const backups = (): string => join(folder, 'backups')
const closed = (): readonly string[] => readdirSync(join(backups(), 'closed')).sort()

/** Three numbers on each of `days`, by the product's own hall. */
async function work(days: readonly string[], endsWell = true): Promise<void> {
  mkdirSync(data(), { recursive: true })
  const store = openSqliteStore(join(data(), 'hall.db'))
  for (const day of days) {
    const hall = await composeHall({
      settings: loadSite('county').settings,
      store,
      jobs: [],
      nowMs: () => Date.parse(`${day}T10:00:00+08:00`),
      onTrouble: (error) => {
        throw error
      },
    })
    for (let n = 0; n < 3; n += 1)
      await hall.execute(
        {
          commandId: `${day}-${n}-${Math.random()}`,
          command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
        },
        { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' },
      )
    // What is killed leaves the rows of its tickets behind its log.
    if (endsWell) await hall.close()
  }
  await store.close()
}

/** Everything that a hall's file keeps, as text. */
function contentOf(file: string): unknown {
  const db = new Database(file, { readonly: true })
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const content = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()])
  const indexes = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name").pluck().all()
  const version = db.pragma('user_version', { simple: true })
  db.close()
  return { content, indexes, version }
}

it('KEEP-1 KEEP-9 a hall restored from a backup is the same in every table, and days that are over were copied once for all backups', async () => {
  await work(DAYS)
  const first = await backup(data(), backups(), 1_000_000)
  expect(first.json).toMatchObject({ copied: 2, events: 12, mended: [] })
  expect(closed()).toHaveLength(2)
  const second = await backup(data(), backups(), 2_000_000)
  expect(second.json).toMatchObject({ copied: 0, events: 12 })
  expect(second.json.readAgain).toBeGreaterThan(0)
  await restore(second.json.file as string, join(folder, 'new'), false, 0)
  expect(contentOf(join(folder, 'new', 'hall.db'))).toEqual(contentOf(join(data(), 'hall.db')))
  await restore(first.json.file as string, join(folder, 'new2'), false, 0)
  expect(contentOf(join(folder, 'new2', 'hall.db'))).toEqual(contentOf(join(data(), 'hall.db')))
})

it('KEEP-9 a day that is over and changes after all is copied anew, and the earlier backup keeps what it was', async () => {
  await work(DAYS)
  const before = await backup(data(), backups(), 1_000_000)
  await work([DAYS[0]])
  const after = await backup(data(), backups(), 2_000_000)
  expect(after.json).toMatchObject({ copied: 1, events: 15 })
  expect(closed()).toHaveLength(3)
  expect(await checkedBackup(before.json.file as string)).toBe(12)
  expect(await checkedBackup(after.json.file as string)).toBe(15)
  await backup(data(), backups(), 3_000_000, { newest: 1, days: 1 })
  expect(backupsIn(backups())).toHaveLength(1)
  expect(closed(), 'what only a removed backup needed is gone with it').toHaveLength(2)
})

it('KEEP-9 a copied day that has changed on its disk is found when it is read again, and is written anew; without it no backup counts', async () => {
  await work(DAYS)
  const done = await backup(data(), backups(), 1_000_000)
  const file = join(backups(), 'closed', closed()[0] as string)
  const whole = readFileSync(file)
  const bad = Buffer.from(whole)
  bad[bad.length >> 1] = (bad[bad.length >> 1] as number) ^ 1
  writeFileSync(file, bad)
  await expect(checkedBackup(done.json.file as string)).rejects.toThrow()
  await expect(restore(backups(), join(folder, 'new'), false, 0)).rejects.toThrow(/does not count as a backup/)
  const again = await backup(data(), backups(), 2_000_000)
  expect(again.json.mended).toEqual([closed()[0]])
  expect(await checkedBackup(done.json.file as string)).toBe(12)
  rmSync(file)
  await expect(checkedBackup(done.json.file as string)).rejects.toThrow(/that is missing/)
})

it('KEEP-9 STORE-10 a day whose rows are behind its log is not taken for over: the next backups hold the rows that come later', async () => {
  await work(DAYS, false)
  expect((await backup(data(), backups(), 1_000_000)).json).toMatchObject({ copied: 0, events: 12 })
  const store = openSqliteStore(join(data(), 'hall.db'))
  await completeTickets(store)
  await store.close()
  const done = await backup(data(), backups(), 2_000_000)
  expect(done.json).toMatchObject({ copied: 2, events: 12 })
  await restore(done.json.file as string, join(folder, 'new'), false, 0)
  expect(contentOf(join(folder, 'new', 'hall.db'))).toEqual(contentOf(join(data(), 'hall.db')))
  const restored = readSqliteStore(join(folder, 'new', 'hall.db'))
  expect(await restored.tickets(DAYS[0])).toHaveLength(3)
  await restored.close()
})

it('KEEP-2 an edited record is never copied as if it were right', async () => {
  await work(DAYS)
  const db = new Database(join(data(), 'hall.db'))
  db.exec("UPDATE event SET event = replace(event, 'C002', 'C902') WHERE stream = 'day/2026-11-23' AND seq = 3")
  db.close()
  await expect(backup(data(), backups(), 1_000_000)).rejects.toThrow('day/2026-11-23: record 3 was changed')
  expect(backupsIn(backups())).toEqual([])
})

it('KEEP-10 what a killed backup has left is cleared by the next, and two never run into one folder at once', async () => {
  await work(DAYS)
  mkdirSync(join(backups(), 'closed'), { recursive: true })
  for (const name of [
    'hall-2026-11-25T10-00-00.db.part',
    'hall-2026-11-25T10-00-00.db.part-wal',
    'hall-2026-11-25T10-00-00.db.part-shm',
    'closed/x.jsonl.zst.part',
    'hall-x.jsonl.zst.unchecked',
  ])
    writeFileSync(join(backups(), name), 'half')
  const both = await Promise.allSettled([backup(data(), backups(), 1_000_000), backup(data(), backups(), 2_000_000)])
  expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected'])
  expect(String((both[1] as PromiseRejectedResult).reason)).toContain('still running')
  expect(readdirSync(backups()).sort()).toEqual(['backup.lock', 'closed', 'hall-1970-01-01T00-16-40.jsonl.zst'])
  expect(closed().filter((name) => !name.endsWith('.jsonl.zst'))).toEqual([])
})

it('KEEP-6 KEEP-9 whole-file backups of the program before are still restored, and kept in one rotation with the new ones', async () => {
  await work(DAYS.slice(0, 2))
  mkdirSync(backups())
  const old = join(backups(), 'hall-2026-11-24T10-00-00.db')
  await copySqlite(join(data(), 'hall.db'), old)
  expect(await checkedBackup(old)).toBe(8)
  await restore(backups(), join(folder, 'new'), false, 0)
  expect(contentOf(join(folder, 'new', 'hall.db'))).toEqual(contentOf(join(data(), 'hall.db')))
  await work(DAYS.slice(2))
  const found = await restoreNewest(backups(), data(), Date.UTC(2026, 10, 26))
  expect(found.json).toMatchObject({ ok: true, events: 12, takenOver: 4, tickets: ['C001', 'C002', 'C003'] })
  const store = readSqliteStore(join(data(), 'hall.db'))
  expect((await store.tickets(DAYS[2])).map((row) => row.ticketNo)).toEqual(['C001', 'C002', 'C003'])
  await store.close()
  await backup(data(), backups(), Date.UTC(2026, 10, 25), { newest: 1, days: 1 })
  expect(backupsIn(backups())).toHaveLength(1)
  expect(existsSync(old)).toBe(false)
  expect(statSync(backupsIn(backups())[0] as string).size).toBeLessThan(20_000)
})
