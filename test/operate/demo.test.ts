/** The demonstration as a stranger starts it: a hall that lives by itself and leaves nothing behind. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LobbyView } from '../../domain/views/lobby.ts'
import { connect, pairDevice } from '../support/client.ts'
import { freePort } from '../support/server.ts'

const root = join(import.meta.dirname, '..', '..')

test('people are called without anybody at a keyboard; Ctrl+C ends it and nothing is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
  const port = await freePort()
  const demo = spawn(process.execPath, ['server/operate/demo/demo.ts', '--speed', '20', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const invitation = await new Promise<string>((resolve) =>
      demo.stdout.once('data', (words: Buffer) => resolve(words.toString())),
    )
    expect(invitation).toContain(`http://127.0.0.1:${port}/display/`)
    const url = `http://127.0.0.1:${port}`
    const lobby = await connect(
      url,
      { screen: 'lobby', zone: null },
      { deviceToken: await pairDevice(url, 'display', { name: 'lobby' }) },
    )
    const view = (await lobby.until((one) => one.kind === 'lobby' && one.calls.length > 2, 20_000)) as LobbyView
    expect(view.queues.some(([, waiting]) => waiting > 0)).toBe(true)
    lobby.close()
    const ended = new Promise((resolve) => demo.once('exit', resolve))
    demo.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  } finally {
    demo.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a speed that is none is answered with one sentence', () => {
  const run = spawnSync(process.execPath, ['server/operate/demo/demo.ts', '--speed', '50'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(run).toMatchObject({ status: 2, stdout: '', stderr: '--speed goes from 1 to 20.\n' })
})
