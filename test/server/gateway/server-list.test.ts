/** Several servers of one hall: what pages are told of them, and whose pages are let in. */
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createHttp } from '../../../server/gateway/http.ts'
import { ALONE, listServers } from '../../../server/gateway/server-list.ts'
import { ConfigError } from '../../../server/site-file/yaml-file.ts'
import type { Logger } from 'pino'

const A = 'https://a.hall.example'
const B = 'https://b.hall.example'

describe('the list', () => {
  it('SERVER-1 begins with the server that a page has reached, whatever the order on the command line', () => {
    const servers = listServers([A, B, 'https://c.hall.example'], null)
    expect(servers.seenFrom('b.hall.example')).toEqual([B, 'https://c.hall.example', A])
    expect(servers.seenFrom('10.0.0.7:8080'), 'by another name: as written').toEqual([A, B, 'https://c.hall.example'])
    expect(listServers([A], null).seenFrom('a.hall.example'), 'one server is no list').toEqual([])
  })

  it('SERVER-1 admits pages of exactly the listed servers, and of the very host that is asked', () => {
    const servers = listServers([A, B], null)
    expect([A, B, 'https://10.0.0.7', undefined].map((origin) => servers.admits(origin, '10.0.0.7'))).toEqual([
      true,
      true,
      true,
      true,
    ])
    const strangers = [
      'https://evil.example',
      'http://b.hall.example',
      'https://b.hall.example:8443',
      'https://b.hall.example.evil.example',
      'null',
      'nonsense',
    ]
    expect(strangers.filter((origin) => servers.admits(origin, 'a.hall.example'))).toEqual([])
    expect(ALONE.admits(B, 'a.hall.example')).toBe(false)
  })

  it.each([
    [[A, 'hall'], null, '--servers hall'],
    [[A, 'ftp://b.hall.example'], null, '--servers ftp://b.hall.example'],
    [[A, `${B}/path`], null, 'write addresses like'],
    [[A, 'http://b.hall.example'], null, 'all of them speak https'],
    [[A, 'https://b.other.example'], 'hall.example', 'does not lie below it'],
    [[A, 'https://bhall.example'], 'hall.example', 'does not lie below it'],
  ])('a list that cannot work is refused in one sentence: %s, cookie domain %s', (addresses, domain, words) => {
    expect(() => listServers(addresses, domain)).toThrow(ConfigError)
    expect(() => listServers(addresses, domain)).toThrow(words)
  })
})

describe('over HTTP', () => {
  const log = pino({ level: 'silent' }) as unknown as Logger
  const open = async () => {
    const app = await createHttp({ log, allowance: 100, build: 'test', servers: listServers([A, B], 'hall.example') })
    app.get('/api/plan', async () => ({ plan: true }))
    app.post('/api/commands', async () => ({ done: true }))
    return app
  }
  const host = 'b.hall.example'

  it('SERVER-1 a page of the other server reads, orders and asks first whether it may, with its cookie', async () => {
    const app = await open()
    const read = await app.inject({ url: '/api/plan', headers: { host, origin: A } })
    expect([
      read.statusCode,
      read.headers['access-control-allow-origin'],
      read.headers['access-control-allow-credentials'],
      read.headers.vary,
    ]).toEqual([200, A, 'true', 'origin'])
    expect(
      (await app.inject({ method: 'POST', url: '/api/commands', payload: {}, headers: { host, origin: A } }))
        .statusCode,
    ).toBe(200)
    const asked = await app.inject({
      method: 'OPTIONS',
      url: '/api/commands',
      headers: {
        host,
        origin: A,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-device-token',
      },
    })
    expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([204, A])
    for (const name of ['content-type', 'x-device-token', 'x-ticket-link', 'x-booking-proof'])
      expect(asked.headers['access-control-allow-headers']).toContain(name)
    const missing = await app.inject({ url: '/api/nothing', headers: { host, origin: A } })
    expect(
      [missing.statusCode, missing.headers['access-control-allow-origin']],
      'a refusal can be read as well',
    ).toEqual([404, A])
    await app.close()
  })

  it('SERVER-1 ACCESS-1 a page of any other site orders nothing and reads nothing', async () => {
    const app = await open()
    for (const origin of ['https://evil.example', 'https://a.hall.example.evil.example', 'null']) {
      const read = await app.inject({ url: '/api/plan', headers: { host, origin } })
      expect(read.headers['access-control-allow-origin']).toBeUndefined()
      expect(
        (await app.inject({ method: 'POST', url: '/api/commands', payload: {}, headers: { host, origin } })).statusCode,
      ).toBe(403)
      expect(
        (
          await app.inject({
            method: 'OPTIONS',
            url: '/api/commands',
            headers: { host, origin, 'access-control-request-method': 'POST' },
          })
        ).statusCode,
      ).toBe(403)
    }
    await app.close()
  })

  it('SERVER-1 a page may connect to the listed servers and to nothing else', async () => {
    const app = await open()
    const policy = String(
      (await app.inject({ url: '/api/plan', headers: { host } })).headers['content-security-policy'],
    )
    expect(policy).toContain(`connect-src 'self' ${A} wss://a.hall.example ${B} wss://b.hall.example`)
    await app.close()
  })
})
