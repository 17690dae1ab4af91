/** The guard of routes: nothing is asked past it, and whoever a route names arrives in it. */
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { guardRoutes, type Routes } from '../../../server/gateway/guard.ts'
import { createHttp } from '../../../server/gateway/http.ts'
import { createIdentity, SESSION_COOKIE } from '../../../server/gateway/identity.ts'
import { createPairing } from '../../../server/gateway/pairing.ts'
import { createSiteClient } from '../../../server/sites/client.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { openFloor } from '../hall/floor.ts'

describe('the guard', () => {
  let app: FastifyInstance
  let routes: Routes
  let manager: Record<string, string>
  let clerk: Record<string, string>
  let display: Record<string, string>
  beforeEach(async () => {
    const store = openMemoryStore()
    const { hall } = await openFloor(store)
    const identity = createIdentity(hall)
    app = await createHttp({ log: pino({ level: 'silent' }), allowance: 1000, build: 'test' })
    routes = guardRoutes(app, {
      hall,
      identity,
      siteClient: createSiteClient(hall.base.siteId, new Map(), Date.now),
      followKey: null,
      isFirstSetUp: async () => false,
    })
    const cookieOf = async (badgeNo: string) => ({ cookie: `${SESSION_COOKIE}=${await identity.open(badgeNo)}` })
    manager = await cookieOf('0101')
    clerk = await cookieOf('0301')
    const { token } = await createPairing(store, hall.nowMs, () => undefined).pairNow('display', {})
    display = { [DEVICE_HEADER]: token }
  })
  afterEach(() => app.close())

  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const { statusCode, json } = await app.inject({ url, headers })
    return { status: statusCode, body: json<Record<string, unknown>>() }
  }

  it('ACCESS-9 a route that was added past it is answered to nobody, not even to the duty manager', async () => {
    app.get('/api/forgotten', async () => ({ secret: 1 }))
    for (const headers of [{}, manager])
      expect(await ask('/api/forgotten', headers)).toMatchObject({ status: 403, body: { code: 'notAuthorised' } })
    expect((await app.inject({ method: 'HEAD', url: '/api/forgotten' })).statusCode).toBe(403)
    expect(await ask('/api/no-such-route')).toMatchObject({ status: 404 })
  })

  it('ACCESS-9 a route runs only for those whom it names, and knows who asks', async () => {
    let runs = 0
    routes.managers.get('/api/theirs', {}, async (_request, _reply, { badgeNo }) => {
      runs += 1
      return { badgeNo }
    })
    expect(await ask('/api/theirs')).toMatchObject({ status: 401 })
    expect(await ask('/api/theirs', clerk)).toMatchObject({ status: 403 })
    expect(await ask('/api/theirs', display)).toMatchObject({ status: 403 })
    expect(runs).toBe(0)
    expect(await ask('/api/theirs', manager)).toEqual({ status: 200, body: { badgeNo: '0101' } })
  })

  it('ACCESS-9 a browser that is a paired screen and somebody’s session comes as the one whom the route names', async () => {
    routes.givers.get('/api/givers', {}, async (_request, _reply, actor) => actor)
    expect(await ask('/api/givers', display)).toMatchObject({ status: 403 })
    expect(await ask('/api/givers', { ...display, ...manager })).toMatchObject({
      status: 200,
      body: { kind: 'clerk', badgeNo: '0101' },
    })
  })
})
