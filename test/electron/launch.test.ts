/** `node electron/launch.mjs`: with and without Electron's program on the machine, and the two files it builds. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, it } from 'vitest'
import { WORDS } from '../../electron/options.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-launch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function launch(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/launch.mjs', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, ELECTRON_OVERRIDE_DIST_PATH: folder, ...environment },
    encoding: 'utf8',
  })
  return { code: status, out: stdout, error: stderr }
}

it('SHELL-10 where Electron is not installed, one sentence names the page to open, the Chromium command and the way to fetch Electron', () => {
  const { code, error } = launch(['kiosk', '--url', 'http://10.0.0.5:8080/'])
  expect(code).toBe(3)
  expect(error.trim().split('\n')).toHaveLength(1)
  expect(error).toContain('open http://10.0.0.5:8080/kiosk/ in any browser')
  expect(error).toContain('chromium --kiosk http://10.0.0.5:8080/kiosk/')
  expect(error).toContain('npx install-electron')
  expect(launch(['display']).error).toContain('http://127.0.0.1:8080/display/')
})

it.each<readonly [string, readonly string[], RegExp]>([
  ['no shell', [], /kiosk or display/],
  ['another shell', ['clerk'], /kiosk or display/],
  ['two shells', ['kiosk', 'display'], /kiosk or display/],
  ['a misspelt option', ['kiosk', '--ulr', 'x'], /^Unknown option '--ulr'\. "node electron\/launch\.mjs --help" lists/],
  ['an option without its value', ['kiosk', '--url', '--page', '/x/'], /^Option '--url' [^.]+\. "node electron/],
])('SHELL-10 %s ends with status 2 and one sentence', (_name, words, sentence) => {
  const { code, error } = launch(words)
  expect([code, error.trim().split('\n').length]).toEqual([2, 1])
  expect(error).toMatch(sentence)
})

it('SHELL-10 --help tells every option the shell understands, and what the status means', () => {
  const { code, out } = launch(['--help'])
  expect(code).toBe(0)
  for (const word of WORDS.filter((one) => one !== 'shell')) expect(out).toContain(`--${word} `)
  expect(out).toContain('3 where Electron')
})

it.skipIf(process.platform === 'win32')(
  'SHELL-10 with Electron there, both files are built and the options reach it; its status is handed on',
  () => {
    const program = join(folder, process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron')
    if (process.platform === 'darwin') return
    writeFileSync(
      program,
      '#!/bin/sh\necho "$YICHUANG_SHELL|$YICHUANG_URL|$YICHUANG_PRINTER|$ELECTRON_RUN_AS_NODE|$1"\nexit 7\n',
    )
    chmodSync(program, 0o755)
    const { code, out } = launch(
      ['display', '--url', 'http://h:1', '--printer', 'none', '--', '--ozone-platform=wayland'],
      { ELECTRON_RUN_AS_NODE: '1' },
    )
    rmSync(program)
    expect(out.trim()).toBe('display|http://h:1|none||--ozone-platform=wayland')
    expect(code).toBe(7)
    const main = readFileSync(join(root, 'electron', 'dist', 'main.js'), 'utf8')
    const foreign = [...main.matchAll(/^import .* from "([^"]+)"/gm)]
      .map(([, name]) => name)
      .filter((name) => !name?.startsWith('node:'))
    expect(foreign, 'the shell needs no node_modules').toEqual(['electron'])
  },
)

it.skipIf(process.platform === 'win32')(
  'SHELL-3 the built preload asks for nothing but Electron, as its sandbox demands',
  () => {
    const asked: string[] = []
    const exposed: unknown[] = []
    const electron = {
      contextBridge: {
        exposeInMainWorld: (...words: unknown[]) => exposed.push(...words),
        executeInMainWorld: () => undefined,
      },
      ipcRenderer: {},
    }
    runInNewContext(readFileSync(join(root, 'electron', 'dist', 'preload.cjs'), 'utf8'), {
      require: (name: string) => {
        asked.push(name)
        return electron
      },
      process: { argv: ['--yichuang-shell=kiosk'] },
    })
    expect(asked).toEqual(['electron'])
    expect(exposed).toMatchObject(['yichuang', { shell: 'kiosk' }])
  },
)
