/** What goes over the line is small: pages and replies compressed for whoever can read them, whole for everybody else. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

interface Sent {
  readonly coding: string | undefined
  readonly bytes: Buffer
}

function ask(path: string, accept: string | null): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers = accept === null ? {} : { 'accept-encoding': accept }
    request(server.url + path, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ coding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })
}

it('HTTP-2 a page and the plan come compressed, and are the same once unpacked', async () => {
  for (const path of ['/kiosk/', '/api/plan']) {
    const [plain, small, brotli] = [await ask(path, null), await ask(path, 'gzip'), await ask(path, 'br, gzip')]
    expect(plain.coding).toBeUndefined()
    expect([small.coding, brotli.coding]).toEqual(['gzip', 'br'])
    expect(gunzipSync(small.bytes).equals(plain.bytes)).toBe(true)
    expect(small.bytes.length).toBeLessThan(plain.bytes.length * 0.7)
  }
})

it('HTTP-2 a reader that wants nothing compressed gets it whole', async () => {
  expect((await ask('/api/plan', 'gzip;q=0, identity')).coding).toBeUndefined()
})

it('HTTP-2 scripts go out as the build compressed them', async () => {
  const { bytes } = await ask('/kiosk/', null)
  const [script = ''] = /\/assets\/kiosk-[\w-]+\.js/.exec(bytes.toString()) ?? []
  const file = join(import.meta.dirname, '..', '..', '..', 'dist', 'pages', script)
  expect(existsSync(`${file}.gz`)).toBe(true)
  const sent = await ask(script, 'gzip')
  expect(sent.coding).toBe('gzip')
  expect(sent.bytes.length).toBe(statSync(`${file}.gz`).size)
  expect((await ask(script, 'br, gzip')).coding).toBe('br')
})

it('OWN-1 what a hall keeps is for its own account alone', () => {
  if (process.platform === 'win32') return
  const file = join(server.folder, 'hall.db')
  expect(statSync(file).mode & 0o077).toBe(0)
})
