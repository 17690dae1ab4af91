/** The Python client of docs/client against a started hall: kiosk, clerk and display of one visit. */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../support/server.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'client')
const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

function visit(words: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve) => {
    const child = spawn('python3', ['-B', 'one_visit.py', server.url, ...words], { cwd: folder })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('close', (code) => resolve({ code, text }))
  })
}

it('API-2 a program in another language takes a number, calls it and shows it, knowing the documents alone', async () => {
  if (!hasPython) {
    process.stdout.write('There is no python3 from 3.10 on here: the client of docs/client was not run.\n')
    return
  }
  const { code, text } = await visit([])
  expect(text).toMatch(/^taken {2}C\d{3}$/m)
  expect(code, text).toBe(0)
  const { taken, called, shown } = JSON.parse(text.trim().split('\n').at(-1) ?? '') as Record<string, string>
  expect([called, shown]).toEqual([taken, taken])
  // The same by hand once more: what it began has ended.
  const again = await visit([])
  expect(again.code, again.text).toBe(0)
  expect(again.text).toContain('"called": "C002"')
  const refused = await visit(['--clerk', '0301:0000'])
  expect(refused.code).not.toBe(0)
  expect(refused.text).toContain('wrongPin')
})
