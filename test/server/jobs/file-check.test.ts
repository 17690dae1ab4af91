/** What a start checks at once, and what is read behind the hall. */
import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import { watchFile } from '../../../server/jobs/file-check.ts'
import { verify } from '../../../server/operate/verify.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { startServer } from '../../support/server.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-check-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function fill(stream: string, from: number, to: number): Promise<void> {
  const store = openSqliteStore(join(folder, 'hall.db'))
  const records = Array.from({ length: to - from + 1 }, (_, at) => ({
    seq: from + at,
    atMs: from + at,
    actor: { kind: 'timekeeper' } as const,
    commandId: `${stream} ${from + at}`,
    event: { type: 'HelpRequested', helpNo: from + at, place: 'A' } as HallEvent,
  }))
  await store.append([{ stream, records }])
  await store.close()
}

function change(sql: string): void {
  const db = new Database(join(folder, 'hall.db'))
  db.exec(sql)
  db.close()
}

const open = (): Promise<void> => openSqliteStore(join(folder, 'hall.db')).close()

it('STORE-13 an edited record of the present day is refused at the start, one of a day that is over is not looked at', async () => {
  await fill('day/2026-11-24', 1, 5)
  await fill('day/2026-11-25', 1, 5)
  await fill('settings', 1, 3)
  await open()
  change("UPDATE event SET at_ms = 0 WHERE stream = 'day/2026-11-24' AND seq = 3")
  await open()
  change("UPDATE event SET at_ms = 0 WHERE stream = 'day/2026-11-25' AND seq = 3")
  expect(open).toThrow(/is damaged \(day\/2026-11-25: record 3 was changed .*restore --newest/)
  change("UPDATE event SET at_ms = 3 WHERE stream = 'day/2026-11-25' AND seq = 3")
  change("UPDATE event SET at_ms = 0 WHERE stream = 'settings' AND seq = 1")
  expect(open).toThrow(/settings: record 1/)
})

it('STORE-13 of the present day every record is looked at, checked before or not, and a noted record must still be there', async () => {
  await fill('day/2026-11-25', 1, 5)
  const store = openSqliteStore(join(folder, 'hall.db'))
  await verify(store, { data: folder, isFull: true, nowMs: 1 })
  await store.close()
  await fill('day/2026-11-25', 6, 9)
  change('UPDATE event SET at_ms = 0 WHERE seq = 2')
  expect(open).toThrow(/record 2 was changed/)
  change('UPDATE event SET at_ms = 2 WHERE seq = 2')
  await open()
  change('UPDATE event SET at_ms = 0 WHERE seq = 7')
  expect(open).toThrow(/record 7 was changed/)
  change('UPDATE event SET at_ms = 7 WHERE seq = 7')
  change('DELETE FROM event WHERE seq >= 4')
  expect(open).toThrow(/record 5 is not the one that was there before|acknowledged records are missing/)
})

it('STORE-13 what is read behind the hall is said in /health while it runs, and an edited record of an old day is told', async () => {
  await fill('day/2026-11-20', 1, 5)
  await fill('day/2026-11-24', 1, 5)
  change("UPDATE event SET at_ms = 0 WHERE stream = 'day/2026-11-20' AND seq = 3")
  const server = await startServer({ folder })
  const health = async (): Promise<{
    readonly ok: boolean
    readonly warnings: readonly string[]
    readonly check: { readonly state: string }
  }> => (await (await fetch(`${server.url}/health`)).json()) as never
  try {
    await expect.poll(async () => (await health()).check.state, { timeout: 60_000, interval: 20 }).toBe('checking')
    await expect.poll(async () => (await health()).check.state, { timeout: 60_000 }).toBe('unsound')
    expect(await health()).toMatchObject({
      ok: true,
      warnings: [expect.stringContaining('day/2026-11-20: record 3 was changed after it was written')],
    })
  } finally {
    await server.stop()
  }
})

it('KEEP-18 a reading that the stop of a server ends is no damage, and not written as one', async () => {
  const [script, begun] = [join(folder, 'reads.mjs'), join(folder, 'begun')]
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(begun)}, ''); setInterval(() => {}, 1000)`,
  )
  const said: unknown[] = []
  const watch = watchFile(
    folder,
    { error: (...words: readonly unknown[]) => void said.push(words[1]) },
    () => undefined,
    [script],
  )
  await expect.poll(() => existsSync(begun), { timeout: 60_000 }).toBe(true)
  watch.stop()
  const state = watch.state()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(said).toEqual([])
  expect(watch.state()).toEqual(state)
})
