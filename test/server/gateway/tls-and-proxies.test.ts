/** The way into the server: its own TLS, proxies before it, and addresses that nobody meant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, describe, expect, it } from 'vitest'
import { openTlsAndProxies } from '../../../server/gateway/tls-and-proxies.ts'
import { clientAddress, proxyTrust } from '../../../server/gateway/proxies.ts'
import { startServer, type RunningHall } from '../../../server/main.ts'
import { parseOptions, type ServerOptions } from '../../../server/start/options.ts'
import { readTls } from '../../../server/gateway/tls.ts'
import { makeCertificate, type MadeCertificate } from '../../support/certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-door-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

function keep(pair: MadeCertificate): { readonly cert: string; readonly key: string } {
  files += 1
  const paths = { cert: join(folder, `${files}.pem`), key: join(folder, `${files}.key`) }
  writeFileSync(paths.cert, pair.cert)
  writeFileSync(paths.key, pair.key)
  return paths
}

async function open(...words: readonly string[]): Promise<RunningHall> {
  files += 1
  return startServer(
    parseOptions([
      '--data',
      join(folder, `hall-${files}`),
      '--port',
      '0',
      '--at',
      '2026-11-25T10:00',
      ...words,
    ]) as ServerOptions,
  )
}

interface Told {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
}

function askTls(
  url: string,
  ca: string,
  options: { readonly method?: string; readonly body?: string; readonly cookie?: string } = {},
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        ca,
        method: options.method ?? 'GET',
        headers: { 'content-type': 'application/json', ...(options.cookie ? { cookie: options.cookie } : {}) },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

describe('the hall’s own certificate', () => {
  it('ACCESS-6 ACCESS-4 pages, sign-in and sockets go over TLS: the cookie is Secure, and browsers are told to come this way only', async () => {
    const pair = makeCertificate()
    const paths = keep(pair)
    const running = await open('--tls-cert', paths.cert, '--tls-key', paths.key)
    try {
      expect(running.url).toMatch(/^https:/)
      const health = await askTls(`${running.url}/health`, pair.cert)
      expect([health.status, health.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000'])
      const told = await askTls(`${running.url}/api/session`, pair.cert, {
        method: 'POST',
        body: JSON.stringify({ badgeNo: '0101', pin: '1357' }),
      })
      const cookie = String(told.headers['set-cookie'])
      expect(cookie).toContain('Secure')
      const socket = io(running.url, {
        transports: ['websocket'],
        reconnection: false,
        ca: pair.cert,
        auth: { screen: 'manager', protocol: 1 },
        extraHeaders: { cookie: cookie.split(';')[0] as string, origin: running.url },
      })
      const view = await new Promise<{ readonly kind: string }>((resolve, reject) => {
        socket.once('view', resolve)
        socket.once('connect_error', reject)
      })
      socket.disconnect()
      expect(view.kind).toBe('manager')
      await expect(
        askTls(`${running.url}/health`, makeCertificate().cert),
        'nobody believes another certificate',
      ).rejects.toThrow()
    } finally {
      await running.close()
    }
  })

  it('ACCESS-6 a certificate that was renewed is taken up without a restart; one that does not fit changes nothing', () => {
    const paths = keep(makeCertificate())
    const door = openTlsAndProxies(paths, [], Date.now)
    const served: object[] = []
    const server = { setSecureContext: (pair: object) => served.push(pair) }
    const renew = (): void => door.renew(server as never)
    renew()
    expect(served).toEqual([])
    const fresh = makeCertificate()
    writeFileSync(paths.cert, fresh.cert)
    expect(renew).toThrow('this key does not belong to the certificate')
    expect(served).toEqual([])
    writeFileSync(paths.key, fresh.key)
    renew()
    expect(served).toEqual([fresh])
  })

  it('ACCESS-6 files that do not fit are refused in one sentence that names file and remedy', () => {
    const one = keep(makeCertificate())
    const old = keep(makeCertificate(-1))
    writeFileSync(join(folder, 'text'), 'no certificate')
    const refusal = (cert: string, key: string): string => {
      try {
        readTls({ cert, key }, Date.now())
      } catch (error) {
        return (error as Error).message
      }
      return ''
    }
    expect(refusal(join(folder, 'nowhere'), one.key)).toMatch(/^--tls-cert .*nowhere: this file cannot be read/)
    expect(refusal(join(folder, 'text'), one.key)).toMatch(/no certificate in PEM form/)
    expect(refusal(one.cert, join(folder, 'text'))).toMatch(/no key in PEM form/)
    expect(refusal(one.cert, old.key)).toMatch(/does not belong to the certificate/)
    expect(refusal(old.cert, old.key)).toMatch(/has run out/)
    expect(() => parseOptions(['--tls-cert', one.cert])).toThrow('--tls-cert and --tls-key belong together')
    expect(() => proxyTrust(['the-proxy'])).toThrow("--trust-proxy the-proxy: give the proxy's address")
    expect(() => proxyTrust(['10.0.0.0/40'])).toThrow('--trust-proxy 10.0.0.0/40')
  })
})

const wrongPin = (url: string, from: string, badgeNo: string): Promise<number> =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ badgeNo, pin: '0000' }),
  }).then((response) => response.status)

describe('behind a proxy', () => {
  const lock = async (url: string, from: string): Promise<number[]> => {
    const told: number[] = []
    for (let time = 0; time < 6; time += 1) told.push(await wrongPin(url, from, '0301'))
    return told
  }

  it('ACCESS-2 ACCESS-7 PINs tried through the proxy lock the one who tried, and nobody else who comes through it', async () => {
    const running = await open('--trust-proxy', '127.0.0.1,::1', '--allowance', '200')
    try {
      expect((await lock(running.url, '10.0.0.66')).at(-1)).toBe(429)
      expect(await wrongPin(running.url, '10.0.0.7', '0301')).toBe(401)
      expect(
        await wrongPin(running.url, '10.0.0.66, 10.0.0.8', '0301'),
        'what the sender wrote before the proxy counts for nothing',
      ).toBe(401)
      const told = await fetch(`${running.url}/health`, {
        headers: { 'x-forwarded-for': '10.0.0.7', 'x-forwarded-proto': 'https' },
      })
      expect(told.headers.get('strict-transport-security')).toBe('max-age=31536000')
    } finally {
      await running.close()
    }
  })

  it('ACCESS-7 the address of a socket is found the same way, through any number of named proxies', () => {
    const isTrusted = proxyTrust(['127.0.0.1', '10.1.0.0/16', 'fd00::/8'])
    const address = (remoteAddress: string, told?: string): string =>
      clientAddress(
        { headers: told === undefined ? {} : { 'x-forwarded-for': told }, socket: { remoteAddress } } as never,
        isTrusted,
      )
    expect(address('::ffff:127.0.0.1', '203.0.113.9, 10.1.2.3')).toBe('203.0.113.9')
    expect(address('fd00::1', '198.51.100.1')).toBe('198.51.100.1')
    expect(address('198.51.100.2', '203.0.113.9'), 'a stranger’s word').toBe('198.51.100.2')
    expect(address('127.0.0.1')).toBe('127.0.0.1')
  })
})

describe('no proxy', () => {
  it('ACCESS-7 without --trust-proxy nobody gets fresh tries by inventing addresses, and plain HTTP promises no TLS; HTTP-1 SEND-3 a broken escape, a path that climbs, a method that is not served: each is answered in the form of every refusal', async () => {
    const running = await open('--allowance', '200')
    try {
      const told: number[] = []
      for (let time = 0; time < 6; time += 1) told.push(await wrongPin(running.url, `10.0.0.${time}`, '0301'))
      expect(told.at(-1)).toBe(429)
      expect(
        (await fetch(`${running.url}/health`, { headers: { 'x-forwarded-proto': 'https' } })).headers.get(
          'strict-transport-security',
        ),
      ).toBeNull()
      for (const [path, status, code] of [
        ['/t/%ff', 400, 'malformed'],
        ['/t/%', 400, 'malformed'],
        ['/api/tickets/%E0%A4%A', 400, 'malformed'],
        ['/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404, 'notFound'],
        ['/voice/..%5c..%5chall.db', 404, 'notFound'],
        [`/t/${'x'.repeat(5000)}`, 414, 'malformed'],
      ] as const) {
        const answer = await fetch(running.url + path)
        expect([path.slice(0, 40), answer.status, ((await answer.json()) as { readonly code: string }).code]).toEqual([
          path.slice(0, 40),
          status,
          code,
        ])
      }
      expect(await (await fetch(`${running.url}/health`, { method: 'POST' })).json()).toMatchObject({
        code: 'notFound',
      })
    } finally {
      await running.close()
    }
  })
})
