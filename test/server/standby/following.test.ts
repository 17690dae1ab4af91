/**
 * A standby follows a hall's log over real HTTP: everything arrives as it was written, and whatever does not fit is
 * refused in one sentence.
 */
import fastify, { type FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { guardRoutes } from '../../../server/gateway/guard.ts'
import { createIdentity } from '../../../server/gateway/identity.ts'
import { logRoutes } from '../../../server/gateway/routes/standby-log.ts'
import { Problem } from '../../../server/gateway/problem.ts'
import type { Hall } from '../../../server/hall/hall.ts'
import { createSiteClient } from '../../../server/sites/client.ts'
import { createFeed, type Feed } from '../../../server/standby/feed.ts'
import { follow, type FollowParts, type Progress } from '../../../server/standby/following.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { DAY, device, run } from '../../store/records.ts'
import { openFloor } from '../hall/floor.ts'

const KEY = 'a key of thirty-two characters!!'
const apps: FastifyInstance[] = []
const endings: AbortController[] = []
afterEach(async () => {
  for (const one of endings.splice(0)) one.abort()
  for (const app of apps.splice(0)) await app.close()
})

interface Primary {
  readonly store: Store
  readonly feed: Feed
  readonly url: string
  readonly turns: boolean[]
}

function addLogRoutes(app: FastifyInstance, hall: Hall, feed: Feed): void {
  const routes = guardRoutes(app, {
    hall,
    identity: createIdentity(hall),
    siteClient: createSiteClient(hall.base.siteId, new Map(), Date.now),
    followKey: KEY,
    isFirstSetUp: async () => false,
  })
  logRoutes(routes, { hall, build: '1', feed, onFollower: () => undefined })
}

async function openPrimary(waits = false, disk = openMemoryStore(), boundMs = 300): Promise<Primary> {
  const turns: boolean[] = []
  const { store, feed } = createFeed(disk, { waits, nowMs: Date.now, onTurn: (isHere) => turns.push(isHere), boundMs })
  const { hall } = await openFloor(store)
  const app = fastify({ forceCloseConnections: true })
  app.setValidatorCompiler(asTheServerDoes)
  app.setErrorHandler(
    (error, _request, reply) =>
      void reply
        .code(error instanceof Problem ? error.status : 500)
        .send(error instanceof Problem ? error.body : { problem: String(error) }),
  )
  addLogRoutes(app, hall, feed)
  apps.push(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { store, feed, turns, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
}

/** Routes check by their own shapes; what is printed in the description checks nothing. */
const asTheServerDoes = () => (value: unknown) => ({ value })

/** Starts following; `ended` rejects when the follower gives up. */
function startFollower(from: string, store: Store, change: Partial<FollowParts> = {}) {
  const ending = new AbortController()
  endings.push(ending)
  const told: Progress[] = []
  const ended = follow({
    from,
    store,
    key: KEY,
    name: 'standby',
    build: '1',
    at: null,
    signal: ending.signal,
    site: null,
    onSite: () => undefined,
    onProgress: (one) => told.push(one),
    ...change,
  })
  ended.catch(() => undefined)
  return { ended, told, stop: () => ending.abort() }
}

const allOf = async (store: Store): Promise<unknown> => [
  await store.streams(),
  await store.rows(DAY, 0, 1000),
  await store.rows('settings', 0, 1000),
  await store.people(0),
]

describe('following', () => {
  it('STANDBY-1 STANDBY-4 what is there and what comes arrives as it was written, with people and devices', async () => {
    const { store, url } = await openPrimary()
    await store.append([run(1, 30), run(1, 2, 'settings')])
    await store.savePin('0312', 'hash')
    const copy = openMemoryStore()
    const { told } = startFollower(url, copy)
    await expect.poll(() => told.at(-1)?.state).toBe('following')
    expect(await allOf(copy)).toEqual(await allOf(store))
    await store.append([run(31, 40)])
    await store.saveDevice(device())
    await store.append([{ ...run(3, 3, 'settings'), contacts: [{ reference: '2026-001', phone: '13800000000' }] }])
    await expect.poll(async () => (await copy.counts()).event).toBe(43)
    await expect.poll(() => copy.findDevice('hash-1')).toEqual(device())
    expect(await allOf(copy)).toEqual(await allOf(store))
    expect(await copy.verify(DAY)).toEqual({ ok: true, events: 40 })
  })

  it('STANDBY-1 a line that breaks is tried again, and nothing is missing nor there twice', async () => {
    const disk = openMemoryStore()
    const one = await openPrimary(false, disk)
    const copy = openMemoryStore()
    const { told } = startFollower(one.url, copy)
    await one.store.append([run(1, 5)])
    await expect.poll(async () => (await copy.counts()).event).toBe(5)
    await apps.pop()?.close()
    await one.store.append([run(6, 9)])
    await expect.poll(() => told.at(-1)?.state).toBe('lost')
    const app = fastify({ forceCloseConnections: true })
    app.setValidatorCompiler(asTheServerDoes)
    apps.push(app)
    addLogRoutes(app, (await openFloor(one.store)).hall, one.feed)
    await app.listen({ host: '127.0.0.1', port: Number(new URL(one.url).port) })
    await expect.poll(async () => (await copy.counts()).event, { timeout: 60_000 }).toBe(9)
    expect(await allOf(copy)).toEqual(await allOf(one.store))
  })

  it('STANDBY-1 a record that does not fit the chain is not taken', async () => {
    const disk = openMemoryStore()
    const { store, url } = await openPrimary(false, {
      ...disk,
      rows: async (stream, after, limit) =>
        (await disk.rows(stream, after, limit)).map((row) =>
          row.seq === 7 ? { ...row, actor: '{"kind":"timekeeper"}' } : row,
        ),
    })
    await store.append([run(1, 9)])
    const copy = openMemoryStore()
    await expect(startFollower(url, copy).ended).rejects.toThrow(`Record 7 of ${DAY} does not follow on record 6`)
    expect((await copy.counts()).event).toBe(0)
  })

  it('STANDBY-3 two halls that have gone different ways are not mixed: neither a longer log nor another one is overwritten', async () => {
    const { store, url } = await openPrimary()
    await store.append([run(1, 3)])
    const longer = openMemoryStore()
    await longer.append([run(1, 5)])
    await expect(startFollower(url, longer).ended).rejects.toThrow(
      /holds records of day\/2026-11-24 that .* has not \(5 here, 3 there\).*follow into an empty one/,
    )
    const other = openMemoryStore()
    await other.append([{ ...run(1, 3), records: run(1, 3).records.map((record) => ({ ...record, atMs: 7 })) }])
    await expect(startFollower(url, other).ended).rejects.toThrow('with another content')
    expect((await longer.counts()).event).toBe(5)
  })

  it('STANDBY-5 without the key, for another site or with another version nothing is followed', async () => {
    const { url } = await openPrimary()
    await expect(
      startFollower(url, openMemoryStore(), { key: 'another key of thirty-two letters' }).ended,
    ).rejects.toThrow('not signed with the key of this hall')
    await expect(startFollower(url, openMemoryStore(), { site: 'elsewhere' }).ended).rejects.toThrow(
      'This folder follows the site elsewhere',
    )
    await expect(startFollower(url, openMemoryStore(), { build: '2' }).ended).rejects.toThrow(
      'runs version 1, this program is 2',
    )
    expect((await fetch(`${url}/api/log/state`)).status).toBe(401)
  })
})

describe('waiting for the standby', () => {
  it('STANDBY-2 what is acknowledged is on the standby already', async () => {
    const { store, url, turns } = await openPrimary(true)
    const copy = openMemoryStore()
    startFollower(url, copy)
    await expect.poll(() => turns).toEqual([true])
    for (let seq = 1; seq <= 20; seq += 1) {
      await store.append([run(seq, seq)])
      expect((await copy.head(DAY)).seq).toBe(seq)
    }
  })

  it('STANDBY-2 a standby that falls silent holds the hall up once, for the bound, and is said to be away until it has everything again', async () => {
    const { store, feed, url, turns } = await openPrimary(true)
    const disk = openMemoryStore()
    let isStuck = false
    const stuck = {
      ...disk,
      append: async (batch: Parameters<Store['append']>[0]) => {
        while (isStuck) await new Promise((resolve) => setTimeout(resolve, 10))
        return disk.append(batch)
      },
    }
    startFollower(url, stuck)
    await expect.poll(() => turns).toEqual([true])
    isStuck = true
    await store.append([run(1, 1)])
    expect(turns).toEqual([true, false])
    await store.append([run(2, 3)])
    expect(feed.state()).toMatchObject({ waits: true, isHere: false, followers: [{ name: 'standby' }] })
    isStuck = false
    await expect.poll(() => turns).toEqual([true, false, true])
    await store.append([run(4, 4)])
    expect((await disk.head(DAY)).seq).toBe(4)
  })

  it('STANDBY-2 a standby whose line breaks is away at once; nobody waits for one that never came', async () => {
    const { store, url, feed, turns } = await openPrimary(true, openMemoryStore(), 60_000)
    await store.append([run(1, 1)])
    const { stop } = startFollower(url, openMemoryStore())
    await expect.poll(() => turns).toEqual([true])
    stop()
    await expect.poll(() => turns).toEqual([true, false])
    await store.append([run(2, 2)])
    expect(feed.state()?.isHere).toBe(false)
  })
})
