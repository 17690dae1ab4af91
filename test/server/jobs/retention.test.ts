/** Texts of people leave when their time is over; the log stays what it was. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { retentionJob } from '../../../server/jobs/retention.ts'
import { move } from '../../../server/operate/move.ts'
import { backup, restore } from '../../../server/operate/backup.ts'
import { verify } from '../../../server/operate/verify.ts'
import type { Store } from '../../../server/store/port.ts'
import { withSealedTexts } from '../../../server/store/beside/sealed-texts.ts'
import { openSqliteStore, readSqliteStore } from '../../../server/store/sqlite.ts'
import { startPostgres } from '../../support/postgres.ts'
import { NINE, manager, openFloor } from '../hall/floor.ts'

const SECRET_WORDS = '王某某说窗口态度差'
const DAY = 'day/2026-11-25'
const DAY_MS = 86_400_000
let folder: string
let raw: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-retention-'))
  raw = openSqliteStore(join(folder, 'hall.db'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A number that is voided with words about a person. */
async function voided(store: Store): Promise<string> {
  const floor = await openFloor(store)
  const ticketNo = await floor.issue()
  expect(await floor.give({ type: 'VoidTicket', ticketNo, reason: SECRET_WORDS }, manager)).toMatchObject({ ok: true })
  return ticketNo
}
const reasonsIn = async (store: Pick<Store, 'read'>): Promise<readonly string[]> =>
  [...(await store.read(DAY, 0))].flatMap(({ event }) => (event.type === 'TicketClosed' ? [event.reason] : []))

it('RETAIN-1 STORE-4 what people typed can be read until its time is over, and then by nobody; every record still verifies', async () => {
  const store = await withSealedTexts(raw)
  await voided(store)
  expect(await reasonsIn(store)).toEqual([SECRET_WORDS])
  expect(JSON.stringify(await raw.rows(DAY, 0, 100))).not.toContain(SECRET_WORDS)
  const job = (nowMs: number) =>
    retentionJob({ store, nowMs: () => nowMs, own: { day: 100 }, log: { info: () => undefined } })()
  await job(NINE + 100 * DAY_MS)
  expect(await reasonsIn(store), 'the month is not over for a hundred days').toEqual([SECRET_WORDS])
  await job(NINE + 106 * DAY_MS)
  expect(await reasonsIn(store)).toEqual([''])
  await voided(store)
  expect((await reasonsIn(store)).at(-1), 'what comes later is kept').toBe(SECRET_WORDS)
  await store.dropSecrets(['text/day/2026-11'])
  await store.close()
  const again = readSqliteStore(join(folder, 'hall.db'))
  expect((await verify(again)).json).toMatchObject({ ok: true })
  await again.close()
  expect(readFileSync(join(folder, 'hall.db')).includes(SECRET_WORDS)).toBe(false)
  const opened = await withSealedTexts(openSqliteStore(join(folder, 'hall.db')))
  expect(await reasonsIn(opened)).toEqual(['', ''])
  await opened.close()
})

it('RETAIN-1 KEEP-1 KEEP-7 a backup and a move carry the texts with their keys, and the same records', async () => {
  const store = await withSealedTexts(raw)
  await voided(store)
  const head = await store.head(DAY)
  await store.close()
  await backup(folder, join(folder, 'backups'), NINE)
  await restore(join(folder, 'backups'), join(folder, 'new'), false, 0)
  const restored = await withSealedTexts(openSqliteStore(join(folder, 'new', 'hall.db')))
  expect(await reasonsIn(restored)).toEqual([SECRET_WORDS])
  await restored.close()
  const postgres = await startPostgres()
  try {
    const address = await postgres.freshDatabase()
    expect((await move(folder, address)).json).toMatchObject({ ok: true })
    const { openPostgresStore } = await import('../../../server/store/postgres.ts')
    const moved = await withSealedTexts(await openPostgresStore(address))
    expect(await moved.head(DAY)).toEqual(head)
    expect(await reasonsIn(moved)).toEqual([SECRET_WORDS])
    await moved.dropSecrets(['text/day/2026-11'])
    expect(await reasonsIn(moved)).toEqual([''])
    await moved.close()
  } finally {
    await postgres.stop()
  }
})
