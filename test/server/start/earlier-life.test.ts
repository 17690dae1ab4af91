/**
 * A real hall that meets a bad day of its disk: it never begins at 001 again by mistake, and gives no number twice after
 * a loss that it has said.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import { backup } from '../../../server/operate/backup.ts'
import { restoreNewest } from '../../../server/operate/restore-newest.ts'
import { connect, pairDevice } from '../../support/client.ts'
import { freePort, startServer, type RunningServer } from '../../support/server.ts'

const ISSUE = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const

async function issue(server: RunningServer, deviceToken: string, count: number): Promise<readonly string[]> {
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken })
  const numbers: string[] = []
  for (let n = 0; n < count; n += 1) {
    const answer = await kiosk.send(ISSUE)
    numbers.push(answer.ok ? (answer.result.ticketNo ?? '') : JSON.stringify(answer))
  }
  kiosk.close()
  return numbers
}

async function troubleAt(url: string): Promise<string> {
  return fetch(`${url}/health`).then(
    async (one) => ((await one.json()) as { trouble: string | null }).trouble ?? '',
    () => '',
  )
}

const isWell = async (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    (one) => one.ok,
    () => false,
  )

it('KEEP-14 KEEP-6 numbers whose records a cut journal has lost are named, and none of them is given again', async () => {
  const server = await startServer()
  const token = await pairDevice(server.url, 'kiosk')
  await issue(server, token, 3)
  await backup(server.folder, join(server.folder, 'backups'), Date.now())
  await issue(server, token, 2)
  const journal = statSync(join(server.folder, 'hall.db-wal')).size
  const lost = await issue(server, token, 4)
  await server.kill()
  truncateSync(join(server.folder, 'hall.db-wal'), journal)
  const back = server.restart()
  await expect.poll(() => troubleAt(server.url), { timeout: 60_000 }).toContain(`not in it: ${lost.join(', ')}`)
  const done = await restoreNewest(join(server.folder, 'backups'), server.folder, Date.now())
  expect(done.json).toMatchObject({ ok: true, lost, isLossKnown: true, next: ['C010'] })
  await back
  await expect.poll(() => isWell(server.url), { timeout: 60_000 }).toBe(true)
  expect(await issue(server, token, 1)).toEqual(['C010'])
  await server.stop()
})

it('KEEP-15 a folder that is taken away under a running hall: nothing is acknowledged from then on, and all goes on when it is back', async () => {
  const server = await startServer()
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  expect(await kiosk.send(ISSUE)).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
  renameSync(server.folder, `${server.folder}-away`)
  expect(await kiosk.send(ISSUE, 'asked-without-folder')).toEqual({ ok: false, refused: 'cannotStore' })
  await kiosk.until((view) => (view as KioskView).keepsNothing === true)
  expect(await troubleAt(server.url)).toContain('is not there any more')
  renameSync(`${server.folder}-away`, server.folder)
  await kiosk.until((view) => view.keepsNothing === undefined)
  expect(await kiosk.send(ISSUE, 'asked-without-folder')).toMatchObject({ ok: true, result: { ticketNo: 'C002' } })
  kiosk.close()
  await server.stop()
})

it('KEEP-13 a hall that is expected and not there, as on a disk that was not mounted, is not begun anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-unmounted-'))
  const port = await freePort()
  const words = ['server/begin.mjs', '--data', folder, '--port', String(port), '--expect-hall']
  const child = spawn(process.execPath, words, { cwd: join(import.meta.dirname, '..', '..', '..') })
  const url = `http://127.0.0.1:${port}`
  try {
    await expect.poll(() => troubleAt(url), { timeout: 60_000 }).toContain('--expect-hall says that a hall is there')
    expect(await isWell(url)).toBe(false)
  } finally {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

it('KEEP-13 a folder that was lost altogether is missed by the note beside it; a new hall begins only when its line is gone', async () => {
  const known = join(mkdtempSync(join(tmpdir(), 'yichuang-known-')), 'halls')
  const server = await startServer({ args: ['--known', known] })
  const token = await pairDevice(server.url, 'kiosk')
  expect(await issue(server, token, 1)).toEqual(['C001'])
  expect(readFileSync(known, 'utf8')).toBe(`${server.folder}\n`)
  await server.kill()
  rmSync(server.folder, { recursive: true, force: true })
  const waits = server.restart().catch(() => undefined)
  await expect.poll(() => troubleAt(server.url), { timeout: 60_000 }).toContain('says that a hall was kept there')
  expect(await isWell(server.url)).toBe(false)
  writeFileSync(known, '')
  await server.kill()
  await Promise.all([waits, server.restart()])
  await expect.poll(() => isWell(server.url), { timeout: 60_000 }).toBe(true)
  await server.stop()
  rmSync(join(known, '..'), { recursive: true, force: true })
})

/** Only root may mount, and not in every sandbox. */
const mayMount =
  process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0

it.runIf(mayMount)(
  'KEEP-5 a folder that can only be read: the hall says so at its address and waits',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yichuang-ro-'))
    const first = await startServer({ folder })
    const token = await pairDevice(first.url, 'kiosk')
    await issue(first, token, 1)
    await first.stop()
    const port = await freePort()
    const script = `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder} && exec ${process.execPath} server/begin.mjs --data ${folder} --port ${port} --at 2026-11-25T10:00`
    const child = spawn('unshare', ['-m', 'sh', '-c', script], { cwd: join(import.meta.dirname, '..', '..', '..') })
    try {
      await expect
        .poll(() => troubleAt(`http://127.0.0.1:${port}`), { timeout: 60_000 })
        .toMatch(/cannot keep anything now .*read-only/)
      expect(child.exitCode).toBeNull()
    } finally {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000,
)

it('KEEP-13 an empty file where a hall was: the hall waits and says so, and goes on from the newest backup without giving a number twice', async () => {
  const server = await startServer()
  const token = await pairDevice(server.url, 'kiosk')
  await issue(server, token, 3)
  await backup(server.folder, join(server.folder, 'backups'), Date.now())
  const after = await issue(server, token, 2)
  await server.kill()
  writeFileSync(join(server.folder, 'hall.db'), '')
  const before = readFileSync(join(server.folder, 'hall.db-wal'))
  const back = server.restart()
  await expect.poll(() => troubleAt(server.url), { timeout: 60_000 }).toContain('has held a hall')
  expect(readFileSync(join(server.folder, 'hall.db-wal')).equals(before), 'nothing was changed').toBe(true)
  const done = await restoreNewest(join(server.folder, 'backups'), server.folder, Date.now())
  expect(done.json).toMatchObject({ ok: true, lost: after, next: ['C006'] })
  await back
  await expect.poll(() => isWell(server.url), { timeout: 60_000 }).toBe(true)
  expect(await issue(server, token, 1)).toEqual(['C006'])
  await server.stop()
})
