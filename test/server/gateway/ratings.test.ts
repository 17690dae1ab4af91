/** Ratings through the running hall: by the slip's link days later, by the window's tablet, never to be seen by a clerk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import { ratingStream } from '../../../domain/rating/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { ownRatings, ratingsReport } from '../../../server/gateway/quality/rating-report.ts'
import { createVisitsByLink } from '../../../server/gateway/quality/visits-by-link.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { pairDevice } from '../../support/client.ts'
import {
  HOUR,
  clerkAt,
  counterAt,
  everyCounterServesC,
  expectOk,
  openFloor,
  wordOf,
  type Floor,
} from '../hall/floor.ts'
import { as, openHallOverHttp, type HallOverHttp } from './hall-over-http.ts'

const phone: Actor = { kind: 'visitor' }
const DATE = '2026-11-25'

interface Ended {
  readonly ticketNo: string
  readonly link: string
}

async function visit(floor: Floor, place = 0): Promise<Ended> {
  const ticketNo = await floor.issue()
  const link = floor.hall.day().tickets.get(ticketNo)?.link as string
  const counter = counterAt(place)
  expectOk(await floor.give({ type: 'CallNext', counter }, clerkAt(place)))
  expectOk(await floor.give({ type: 'StartService', counter }, clerkAt(place)))
  const outcomes = [{ index: 0, outcome: 'done' }] as const
  expectOk(await floor.give({ type: 'FinishService', counter, outcomes }, clerkAt(place)))
  return { ticketNo, link }
}

const rate = ({ ticketNo, link }: Ended, level: 1 | 2 | 3 | 4 | 5, left: string | null = null) =>
  ({ type: 'RateVisit', date: DATE, ticketNo, link, level, reasons: [], words: '', phone: left }) as const

describe('in the hall', () => {
  it('RATE-2 the same press sent twice is one rating, also after a restart; another press is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yichuang-rating-'))
    const store = openSqliteStore(join(folder, 'hall.db'))
    try {
      const floor = await openFloor(store, everyCounterServesC)
      await floor.staff(0)
      const ended = await visit(floor)
      const first = await floor.give(rate(ended, 1, '13900000000'), phone, 'the-same-press')
      expect(expectOk(first).result.rated?.rectification).toMatch(/^P2026-\d{10}$/)
      expect(await floor.give(rate(ended, 1, '13900000000'), phone, 'the-same-press')).toEqual(first)
      const again = await openFloor(store, everyCounterServesC)
      expect(await again.give(rate(ended, 1, '13900000000'), phone, 'the-same-press')).toEqual(first)
      expect(wordOf(await again.give(rate(ended, 5), phone, 'another-press'))).toBe('AlreadyRated')
      expect(await store.contacts()).toHaveLength(1)
      expect(await store.verify(ratingStream(DATE))).toMatchObject({ ok: true, events: 1 })
      again.nowMs += 31 * 24 * HOUR
      await again.hall.tick()
      expect(await store.contacts()).toEqual([])
      expect(again.troubles).toEqual([])
    } finally {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('RATE-7 days later the link still finds the visit, and after the last day it does not; what was silent is counted then', async () => {
    const service = { ...SERVICE_DEFAULTS, isSilenceRated: true }
    const floor = await openFloor(openMemoryStore(), { ...everyCounterServesC, service })
    await floor.staff(0)
    const [ended, silent] = [await visit(floor), await visit(floor)]
    const waiting = await floor.issue()
    const waitingLink = floor.hall.day().tickets.get(waiting)?.link as string
    const visits = createVisitsByLink(floor.hall)
    expect(await visits.find(waitingLink)).toMatchObject({ state: 'notFinished' })
    floor.nowMs += 6 * 24 * HOUR
    expect(await visits.find(ended.link)).toMatchObject({ state: 'open', date: DATE, untilDate: '2026-12-02', done: 1 })
    expectOk(await floor.give(rate(ended, 4), phone))
    expect(await visits.find(ended.link)).toMatchObject({ state: 'rated' })
    expect(await visits.find('nobody-knows-this')).toBeNull()
    floor.nowMs += 2 * 24 * HOUR
    expect(await visits.find(silent.link)).toBeNull()
    expect(wordOf(await floor.give(rate(silent, 4), phone))).toBe('RatingTooLate')
    await floor.hall.tick()
    const report = await ratingsReport(floor.hall, visits, { from: DATE, to: DATE, today: '2026-12-03' })
    expect(report.total).toMatchObject({ visits: 2, rated: 1, defaulted: 1, silent: 0, mean: 4 })
    expect(floor.troubles).toEqual([])
  })

  it('RATE-6 a clerk’s own figures begin with five ratings and never hold today’s', async () => {
    const floor = await openFloor(openMemoryStore(), everyCounterServesC)
    await floor.staff(0, 1)
    const visits = createVisitsByLink(floor.hall)
    const badge = (place: number) => (clerkAt(place) as Extract<Actor, { kind: 'clerk' }>).badgeNo
    for (let n = 0; n < 5; n += 1) expectOk(await floor.give(rate(await visit(floor), 3), phone))
    for (let n = 0; n < 4; n += 1) expectOk(await floor.give(rate(await visit(floor, 1), 1), phone))
    expect((await ownRatings(floor.hall, visits, badge(0), DATE)).figures).toBeNull()
    expect((await ownRatings(floor.hall, visits, badge(0), '2026-11-26')).figures).toMatchObject({ rated: 5, mean: 3 })
    expect((await ownRatings(floor.hall, visits, badge(1), '2026-11-26')).figures).toBeNull()
  })
})

describe('over HTTP', () => {
  let hall: HallOverHttp
  beforeAll(async () => {
    hall = await openHallOverHttp()
  })
  afterAll(() => hall.stop())

  it('RATE-3 RATE-8 a phone with the link rates, a tablet only at its window, a number alone does nothing', async () => {
    const send = (command: object, headers: Record<string, string>) =>
      hall.ask('POST', '/api/commands', { body: { commandId: `c-${Math.random()}`, command }, headers })
    const { body } = await send(
      { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
      { [DEVICE_HEADER]: hall.kiosk },
    )
    const { ticketNo, link } = body.result as Ended
    const found = async () => (await hall.ask('GET', `/api/ratings/visits/${link}`)).body
    expect(await found()).toMatchObject({ ticketNo, state: 'notFinished' })
    const said = { link, date: (await found()).date, ticketNo, level: 2, reasons: ['slow'], words: '', phone: null }
    expect(await hall.ask('POST', '/api/ratings', { body: { commandId: 'too-early', ...said } })).toMatchObject({
      status: 409,
      body: { rejection: { code: 'VisitNotFinished' } },
    })
    const clerk = as(hall.clerk).headers
    const at = { counter: '21' }
    for (const command of [
      { type: 'SignIn', ...at },
      { type: 'CallByNumber', ...at, ticketNo, reason: '试' },
      { type: 'StartService', ...at },
      { type: 'FinishService', ...at, outcomes: [{ index: 0, outcome: 'done' }] },
    ])
      expect((await send(command, clerk)).body).toMatchObject({ ok: true })
    const { link: _link, ...byPad } = { type: 'RateVisit', ...said }
    const tablet = async (counter: string) => ({
      [DEVICE_HEADER]: await pairDevice(hall.url, 'rating-pad', { counter }),
    })
    expect((await send(byPad, await tablet('22'))).body).toMatchObject({ rejection: { code: 'NotThisWindow' } })
    expect((await send(byPad, clerk)).body).toMatchObject({ rejection: { code: 'NotAllowed' } })
    expect(
      (await hall.ask('POST', '/api/ratings', { body: { commandId: 'a-guess-1', ...said, link: 'guess' } })).body,
    ).toMatchObject({ rejection: { code: 'UnknownTicket' } })
    const rated = await hall.ask('POST', '/api/ratings', { body: { commandId: 'one-word', ...said }, headers: clerk })
    expect(rated).toMatchObject({ status: 200, body: { rectification: expect.stringMatching(/^P/) } })
    expect((await send(byPad, await tablet('21'))).body).toMatchObject({ rejection: { code: 'AlreadyRated' } })
    expect((await hall.ask('GET', '/api/ratings/mine', as(hall.clerk))).body).toMatchObject({ figures: null })
    const days = `/api/ratings?from=${String(said.date)}&to=${String(said.date)}`
    expect((await hall.ask('GET', days, as(hall.clerk))).status).toBe(403)
    expect((await hall.ask('GET', days, as(hall.manager))).body).toMatchObject({ total: { rated: 1 } })
    expect((await hall.ask('GET', '/api/ratings?from=2026-01-01&to=2026-03-01', as(hall.manager))).status).toBe(400)
  })
})
