/** Single sign-on of a running hall against a stub provider: there, back, who stays outside, and while it is down. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '../../support/client.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'
import { freePort } from '../../support/server.ts'
import { countyWith, type OwnSite } from './own-site.ts'
import { CLIENT, startStubProvider, type StubProvider } from './stub-provider.ts'

let provider: StubProvider
let port: number
let site: OwnSite
let server: InnerServer
beforeAll(async () => {
  port = await freePort()
  provider = await startStubProvider(port)
  site = countyWith(
    `integration:\n  signOn: { issuer: "${provider.issuer}", clientId: ${CLIENT.id}, clientSecret: ${CLIENT.secret} }\n`,
  )
  server = await startInnerServer({ site: site.file, args: ['--allowance', '1000'] })
})
afterAll(async () => {
  await server.stop()
  await provider.close()
  site.remove()
})

const cookieOf = (response: Response, name: string): string =>
  response.headers
    .getSetCookie()
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''

async function go(path: string, cookie = ''): Promise<Response> {
  return fetch(new URL(path, server.url), { redirect: 'manual', headers: cookie === '' ? {} : { cookie } })
}

/** What a browser does: to the provider, and back with the cookie that was set. */
async function signOn(page: string): Promise<Response> {
  const there = await go(`/api/sign-on?page=${page}`)
  const back = await go(there.headers.get('location') ?? '')
  return go(back.headers.get('location') ?? '', cookieOf(there, 'yc_sign_on'))
}

it('SIGNON-1 whoever the provider knows by badge number is signed in with the rights of the roster', async () => {
  expect(await (await go('/api/sign-on/state')).json()).toEqual({ isOffered: true })
  const answer = await signOn('manager')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/manager/'])
  const session = await go('/api/session', cookieOf(answer, 'yc_session'))
  expect(await session.json()).toMatchObject({ staff: { badgeNo: '0301', role: 'clerk' } })
})

it('SIGNON-1 a badge that the roster does not have, an answer nobody asked for and a false token stay outside', async () => {
  provider.badgeNo = '9999'
  const unknown = await signOn('clerk')
  provider.badgeNo = '0301'
  const there = await go('/api/sign-on')
  const back = await go((await go(there.headers.get('location') ?? '')).headers.get('location') ?? '')
  provider.isFalse = true
  const spoilt = await signOn('clerk')
  provider.isFalse = false
  for (const answer of [unknown, back, spoilt]) {
    expect(answer.status).toBe(401)
    expect(cookieOf(answer, 'yc_session')).toBe('')
    expect(await answer.json()).toMatchObject({ code: 'notAuthorised', problem: expect.any(String) })
  }
})

it('SIGNON-2 while the provider is down the PIN is the way, and when it is back so is it', async () => {
  const fresh = await startInnerServer({ site: site.file })
  try {
    await provider.close()
    const answer = await fetch(`${fresh.url}/api/sign-on`, { redirect: 'manual' })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ problem: expect.stringContaining('PIN') })
    expect(await signIn(fresh.url, '0301', '2468')).toContain('yc_session=')
    provider = await startStubProvider(port)
    expect((await fetch(`${fresh.url}/api/sign-on`, { redirect: 'manual' })).status).toBe(302)
  } finally {
    await fresh.stop()
  }
})
