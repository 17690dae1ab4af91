/** What goes over the line is small: pages and replies compressed for whoever can read them, whole for everybody else. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routesForEveryone } from '../../../server/gateway/guard.ts'
import { builtFiles } from '../../../server/gateway/routes/built-files.ts'
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

it('HTTP-4 an open page keeps its files while the next build takes their place, whose files need no restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-build-'))
  const app = fastify()
  builtFiles(routesForEveryone(app, new Map(), null), folder)
  const sent = async (name: string, accept: string) => {
    const { statusCode, headers, body } = await app.inject({
      url: `/assets/${name}`,
      headers: { 'accept-encoding': accept },
    })
    return [statusCode, headers['content-type'], headers['content-encoding'], body]
  }
  writeFileSync(join(folder, 'kiosk-old.js'), 'old')
  writeFileSync(join(folder, 'kiosk-old.js.gz'), 'old, small')
  writeFileSync(join(folder, 'small-old.css'), 'p{}')
  const type = 'text/javascript; charset=utf-8'
  for (const isGone of [false, true]) {
    expect(await sent('kiosk-old.js', 'gzip'), String(isGone)).toEqual([200, type, 'gzip', 'old, small'])
    expect(await sent('kiosk-old.js', 'identity')).toEqual([200, type, undefined, 'old'])
    expect(await sent('small-old.css', 'br')).toEqual([200, 'text/css; charset=utf-8', undefined, 'p{}'])
    for (const name of ['kiosk-old.js', 'kiosk-old.js.gz', 'small-old.css']) rmSync(join(folder, name), { force: true })
  }
  expect((await sent('kiosk-new.js', 'br'))[0]).toBe(404)
  writeFileSync(join(folder, 'kiosk-new.js'), 'new')
  expect(await sent('kiosk-new.js', 'br')).toEqual([200, type, undefined, 'new'])
  writeFileSync(join(folder, 'notes.txt'), 'of no page')
  for (const name of ['notes.txt', 'kiosk-old.js.gz', '..%2fhall.db', '.js', 'constructor'])
    expect((await sent(name, 'gzip'))[0], name).toBe(404)
  rmSync(folder, { recursive: true })
})

it('OWN-1 what a hall keeps is for its own account alone', () => {
  if (process.platform === 'win32') return
  const file = join(server.folder, 'hall.db')
  expect(statSync(file).mode & 0o077).toBe(0)
})
