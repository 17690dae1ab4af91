/** A real server on a disk that takes nothing any more: it says so everywhere, loses nothing, and goes on by itself. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import { connect, pairDevice } from '../../support/client.ts'
import { startServer } from '../../support/server.ts'

/** The largest file that the process may write, as the system enforces it: 1 byte is a full disk. */
function limitFiles(pid: number, bytes: string): void {
  const ran = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
}

it.runIf(spawnSync('prlimit', ['--version']).status === 0)(
  'SEND-4 STORE-9 a full disk: no number is given, every screen, /health and the service manager know it, and all goes on by itself when there is room',
  async () => {
    const tools = mkdtempSync(join(tmpdir(), 'yichuang-tools-'))
    const heard = join(tools, 'heard')
    writeFileSync(join(tools, 'systemd-notify'), `#!/bin/sh\necho "$@" >> '${heard}'\n`)
    chmodSync(join(tools, 'systemd-notify'), 0o755)
    const beats = (): number =>
      existsSync(heard)
        ? readFileSync(heard, 'utf8')
            .split('\n')
            .filter((line) => line === 'WATCHDOG=1').length
        : 0
    const server = await startServer({
      env: {
        NOTIFY_SOCKET: join(tools, 'socket'),
        WATCHDOG_USEC: '900000',
        PATH: [tools, process.env.PATH].join(delimiter),
      },
    })
    const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
    const issue = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const
    expect(await kiosk.send(issue)).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
    await expect.poll(beats, { timeout: 60_000 }).toBeGreaterThan(1)
    expect(readFileSync(heard, 'utf8')).toContain('--ready')

    limitFiles(server.pid(), '1')
    await kiosk.until((view) => (view as KioskView).keepsNothing === true)
    expect(await kiosk.send(issue, 'asked-while-full')).toEqual({ ok: false, refused: 'cannotStore' })
    const health = await fetch(`${server.url}/health`)
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({ ok: false, trouble: expect.stringMatching(/./) })
    const before = beats()
    await kiosk.until((view) => (view as KioskView).keepsNothing === true && view.atMs > 0)

    limitFiles(server.pid(), 'unlimited')
    await kiosk.until((view) => view.keepsNothing === undefined)
    await expect.poll(beats, { timeout: 60_000 }).toBeGreaterThan(before)
    expect(await kiosk.send(issue, 'asked-while-full')).toMatchObject({ ok: true, result: { ticketNo: 'C002' } })
    kiosk.close()
    await server.kill()
    await server.restart()
    expect(await (await fetch(`${server.url}/health`)).json()).toMatchObject({ ok: true })
    await server.stop()
    rmSync(tools, { recursive: true, force: true })
  },
  60_000,
)
