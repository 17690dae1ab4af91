/**
 * Two real machines' worth of processes: the hall dies under load, and its standby's folder opens as the hall with all
 * that was acknowledged.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verify } from '../../../server/operate/verify.ts'
import { promote } from '../../../server/standby/standby-file.ts'
import { readSqliteStore } from '../../../server/store/sqlite.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { freePort, startServer, type RunningServer } from '../../support/server.ts'
import { numbersIn } from '../../support/issued.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const env = { YICHUANG_FOLLOW_KEY: 'a key of thirty-two characters!!' }
let folder = ''
let follower: ChildProcess | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-standby-'))
})
afterEach(() => {
  follower?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function startFollower(from: string, address: string): () => string {
  let said = ''
  follower = spawn(
    process.execPath,
    ['server/operate/hall.ts', 'follow', '--from', from, '--data', folder, '--address', address],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  follower.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return () => said
}

interface Health {
  readonly ok: boolean
  readonly warnings: readonly string[]
  readonly standby: { readonly waits: boolean; readonly isHere: boolean } | null
}
const healthOf = async (server: RunningServer): Promise<Health> =>
  (await fetch(`${server.url}/health`)).json() as Promise<Health>

/** Gives numbers without pause until the line breaks; everything in `told` was acknowledged. */
async function issueWithoutEnd(url: string, deviceToken: string, told: string[]): Promise<void> {
  const kiosk = await connect(url, { screen: 'kiosk' }, { deviceToken })
  try {
    for (;;) {
      const answer = await kiosk.send(
        { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
        crypto.randomUUID(),
        3000,
      )
      if (answer.ok && answer.result.ticketNo) told.push(answer.result.ticketNo)
    }
  } catch {
    kiosk.close()
  }
}

it('STANDBY-2 STANDBY-3 STANDBY-4 STANDBY-6 STORE-6 killed under load: every acknowledged ticket is on the standby, which opens with one command; kiosks and clerks go on with what they have; the old machine waits when it comes back', async () => {
  const port = await freePort()
  const standbyPort = await freePort()
  const primary = await startServer({
    env,
    args: ['--wait-for-standby', '--allowance', '100000', '--at', '2026-11-25T10:00'],
    port,
  })
  expect((await healthOf(primary)).warnings.join(), 'loud while it is away').toContain('The standby is away')
  const said = startFollower(primary.url, `http://127.0.0.1:${standbyPort}`)
  await expect.poll(async () => (await healthOf(primary)).standby?.isHere, { timeout: 60_000 }).toBe(true)
  expect(await healthOf(primary)).toMatchObject({ ok: true, warnings: [] })
  const tokens = await Promise.all(['1', '2', '3'].map((name) => pairDevice(primary.url, 'kiosk', { name })))
  const cookie = await signIn(primary.url, '0301', '2468')
  const told: string[] = []
  const working = tokens.map((token) => issueWithoutEnd(primary.url, token, told))
  await expect.poll(() => told.length, { timeout: 60_000 }).toBeGreaterThan(100)
  await expect(promote(folder, Date.now), 'two halls would give the same numbers').rejects.toThrow(
    'still gives numbers',
  )
  await primary.kill()
  await Promise.all(working)
  await expect.poll(said, { timeout: 60_000 }).toContain('does not answer')
  const hall = await startServer({ folder, env, port: standbyPort })
  expect(existsSync(join(folder, 'standby.json'))).toBe(false)
  const store = readSqliteStore(join(folder, 'hall.db'))
  const kept = new Set(await numbersIn(store, '2026-11-25'))
  expect(told.filter((no) => !kept.has(no))).toEqual([])
  expect((await verify(store)).json).toMatchObject({ ok: true })
  await store.close()
  const kiosk = await connect(hall.url, { screen: 'kiosk' }, { deviceToken: tokens[0] as string })
  const answer = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
  expect(answer.ok && kept.has(answer.result.ticketNo ?? '')).toBe(false)
  kiosk.close()
  expect(await (await fetch(`${hall.url}/api/session`, { headers: { cookie } })).json()).toMatchObject({
    staff: { badgeNo: '0301' },
  })
  // The old machine has its power back and its unit starts its hall.
  const back = primary.restart()
  const waiting = async (): Promise<string> =>
    fetch(`${primary.url}/health`).then(
      async (one) => `${one.status} ${((await one.json()) as { trouble?: string }).trouble ?? ''}`,
      () => '',
    )
  await expect.poll(waiting, { timeout: 60_000 }).toMatch(/^503 .*has become the hall.*follow --from/)
  await hall.stop()
  await back
  await primary.stop()
})
