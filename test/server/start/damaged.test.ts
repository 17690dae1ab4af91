/**
 * A real hall whose file is damaged: it says so at its address, and one command brings it back with all that can be
 * read.
 */
import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backup } from '../../../server/operate/backup.ts'
import { readSqliteStore } from '../../../server/store/sqlite.ts'
import { connect, pairDevice } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { numbersIn } from '../../support/issued.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const BACKED_UP = 20

async function issue(server: RunningServer, deviceToken: string, count: number): Promise<readonly string[]> {
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken })
  const numbers: string[] = []
  for (let n = 0; n < count; n += 1) {
    const answer = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
    numbers.push(answer.ok ? (answer.result.ticketNo ?? '') : JSON.stringify(answer))
  }
  kiosk.close()
  return numbers
}

function restoreNewest(data: string): {
  readonly status: number | null
  readonly said: string
  readonly json: Record<string, unknown>
} {
  const ran = spawnSync(process.execPath, ['server/operate/hall.ts', 'restore', '--newest', '--data', data, '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  return {
    status: ran.status,
    said: ran.stderr,
    json: ran.status === 0 ? (JSON.parse(ran.stdout) as Record<string, unknown>) : {},
  }
}

/** Whatever SQLite has left in its journal goes into the file; then one table is overwritten, and the log is not. */
function damage(file: string): void {
  spawnSync(process.execPath, [
    '-e',
    'const { DatabaseSync } = require("node:sqlite"); const db = new DatabaseSync(process.argv[1]); const page = db.prepare("SELECT rootpage AS page FROM sqlite_schema WHERE name = \'ticket\'").get().page; db.exec("PRAGMA wal_checkpoint(TRUNCATE)"); db.close(); const fs = require("node:fs"); const file = fs.openSync(process.argv[1], "r+"); fs.writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, (page - 1) * 4096); fs.closeSync(file)',
    file,
  ])
}

async function expectToWait(server: RunningServer): Promise<void> {
  const health = async (): Promise<{ ok: boolean; trouble: string }> =>
    fetch(`${server.url}/health`).then(
      (one) => one.json() as Promise<{ ok: boolean; trouble: string }>,
      () => ({ ok: false, trouble: '' }),
    )
  await expect
    .poll(async () => (await health()).trouble, { timeout: 60_000 })
    .toMatch(/hall\.db is damaged .*restore --newest/)
  const page = await fetch(`${server.url}/kiosk/`)
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('手里的号都有效')])
  expect(server.output()).toContain('The hall waits')
}

async function expectToServe(server: RunningServer): Promise<void> {
  const isSound = (): Promise<boolean> =>
    fetch(`${server.url}/health`).then(
      (one) => one.ok,
      () => false,
    )
  await expect.poll(isSound, { timeout: 60_000 }).toBe(true)
}

it('STORE-5 KEEP-5 KEEP-6 a damaged file: the hall says so, waits, and goes on from the newest sound backup with what can still be read; the damaged file is kept', async () => {
  const server = await startServer()
  const token = await pairDevice(server.url, 'kiosk')
  const early = await issue(server, token, BACKED_UP)
  await backup(server.folder, join(server.folder, 'backups'), Date.now() - 60_000)
  writeFileSync(join(server.folder, 'backups', 'hall-2099-01-01T00-00-00.db'), 'no backup at all')
  const late = await issue(server, token, 5)
  expect(restoreNewest(server.folder).said, 'not while a server has it open').toContain(
    'Another server is already using',
  )
  await server.kill()

  damage(join(server.folder, 'hall.db'))
  const back = server.restart()
  await expectToWait(server)

  const { status, said, json } = restoreNewest(server.folder)
  expect([status, said]).toEqual([0, ''])
  expect(json).toMatchObject({
    ok: true,
    tickets: late,
    lost: [],
    refused: [join(server.folder, 'backups', 'hall-2099-01-01T00-00-00.db')],
  })
  await back
  await expectToServe(server)
  const store = readSqliteStore(join(server.folder, 'hall.db'))
  expect(await numbersIn(store, '2026-11-25')).toEqual([...early, ...late])
  await store.close()
  expect(await issue(server, token, 1)).toEqual([`C${String(BACKED_UP + 6).padStart(3, '0')}`])
  expect(
    readdirSync(server.folder).filter((name) => name.startsWith('hall.damaged-') && name.endsWith('.db')),
  ).toHaveLength(1)

  // Cut short while nobody looks: nothing after the backup can be read, and that is said.
  await server.kill()
  truncateSync(join(server.folder, 'hall.db'), 100)
  writeFileSync(join(server.folder, 'hall.db-wal'), readFileSync(join(server.folder, 'hall.db')).subarray(0, 0))
  const blind = restoreNewest(server.folder)
  expect(blind.json).toMatchObject({ ok: true, takenOver: 0, isUnreadable: true })
  await server.stop()
})
