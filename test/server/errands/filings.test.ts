/** Errands filed with the province over HTTP: once each, although the platform was down for a day or lost its answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ERRANDS_STREAM } from '../../../domain/errand/state.ts'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import { filingJob } from '../../../server/jobs/filings.ts'
import { httpPlatform } from '../../../server/sites/province.ts'
import { PROVINCE } from '../../../domain/site-link/post-alerts.ts'
import { siteAlerts } from '../../../server/sites/alerts.ts'
import { errandAlerts, villageJob } from '../../../server/sites/villages.ts'
import type { Rollup } from '../../../server/sites/figures.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { startProvinceStub, type ProvinceStub } from '../../support/province-stub.ts'
import { loadSite } from '../../support/site.ts'
import { HOUR, expectOk, manager, openFloor, settings, type Floor } from '../hall/floor.ts'

const KEY = 'the key that the platform has given to this site'
let stub: ProvinceStub
beforeEach(async () => {
  stub = await startProvinceStub(KEY)
})
afterEach(() => stub.stop())

const accept = async (floor: Floor): Promise<string> =>
  expectOk(await floor.give({ type: 'AcceptErrand', item: 'c05', materials: 2 }, manager)).result.errand
    ?.reference as string

const errandsOf = (floor: Floor) => [...floor.hall.streams.state(ERRANDS_STREAM).errands.values()]

describe('the province’s platform', () => {
  it('ERRAND-8 down for a day: each errand is filed once when it is back, with its acceptance number, also after a restart', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    const platform = httpPlatform(stub.url, KEY)
    let elapsedMs = 0
    const tick = filingJob(floor.hall, platform, () => elapsedMs)
    stub.mode = 'away'
    const references = [await accept(floor), await accept(floor), await accept(floor)]
    for (let minutes = 0; minutes < 24 * 60; minutes += 10) {
      elapsedMs = minutes * 60_000
      floor.nowMs += HOUR / 6
      await tick()
    }
    expect(stub.accepted.size).toBe(0)
    expect(errandsOf(floor).map(({ filedNo }) => filedNo)).toEqual([null, null, null])
    const again = await openFloor(store, settings, floor.nowMs)
    const after = filingJob(again.hall, platform)
    stub.mode = 'good'
    const before = stub.asked.length
    await after()
    await after()
    expect(stub.asked.slice(before).sort()).toEqual([...references].sort())
    expect(new Set(errandsOf(again).map(({ filedNo }) => filedNo))).toEqual(new Set(stub.accepted.values()))
    expect(stub.accepted.size).toBe(3)
  })

  it.each(['page', 'half', 'moved'] as const)(
    'ERRAND-8 an answer that is none (%s) is no acceptance and no refusal: the same filing goes again',
    async (mode) => {
      const floor = await openFloor(openMemoryStore())
      let elapsedMs = 0
      const tick = filingJob(floor.hall, httpPlatform(stub.url, KEY), () => elapsedMs)
      const reference = await accept(floor)
      stub.mode = mode
      await tick()
      expect(errandsOf(floor)).toMatchObject([{ filedNo: null, unfiled: null }])
      stub.mode = 'good'
      elapsedMs += 60_000
      await tick()
      expect(stub.asked).toEqual([reference, reference])
      expect(errandsOf(floor)).toMatchObject([{ filedNo: 'SX000001' }])
    },
  )

  it('ERRAND-8 while it takes nothing the log says why, once, and after ten minutes the duty manager is told, until it takes one', async () => {
    const floor = await openFloor(openMemoryStore())
    let elapsedMs = 0
    const platform = httpPlatform(stub.url, KEY, { elapsedMs: () => elapsedMs })
    const said: string[] = []
    const tick = filingJob(
      floor.hall,
      platform,
      () => elapsedMs,
      ({ why }) => void said.push(why),
    )
    const alerts = () =>
      siteAlerts(floor.hall, { siteClient: { links: new Map() }, province: platform }, { lines: () => [] }).flatMap(
        (source) => source(floor.nowMs),
      )
    stub.mode = 'away'
    await accept(floor)
    await accept(floor)
    await tick()
    elapsedMs += 599_000
    await tick()
    expect(said).toEqual(['status 503'])
    expect(alerts()).toEqual([])
    elapsedMs += 1000
    expect(alerts()).toMatchObject([
      { kind: 'post', level: 'yellow', place: PROVINCE, value: 2, sinceMs: floor.nowMs - 600_000 },
    ])
    stub.mode = 'page'
    elapsedMs += 60_000
    await tick()
    expect(said).toEqual(['status 503', 'status 400 without JSON'])
    stub.mode = 'good'
    elapsedMs += 60_000
    await tick()
    expect(alerts()).toEqual([])
  })

  it('SEND-4 given an errand that is not kept yet when filings go then the province hears of it once it is kept', async () => {
    const floor = await openFloor(openMemoryStore())
    let isShowable = false
    const hall = { ...floor.hall, streams: floor.hall.streams, isShowable: () => isShowable }
    const tick = filingJob(hall, httpPlatform(stub.url, KEY))
    const reference = await accept(floor)
    await tick()
    expect(stub.asked).toEqual([])
    isShowable = true
    await tick()
    expect(stub.asked).toEqual([reference])
  })

  it('ERRAND-8 a filing whose answer was lost is sent again under its reference and stays one filing', async () => {
    const floor = await openFloor(openMemoryStore())
    let elapsedMs = 0
    const tick = filingJob(floor.hall, httpPlatform(stub.url, KEY), () => elapsedMs)
    const reference = await accept(floor)
    stub.mode = 'loses'
    await tick()
    stub.mode = 'good'
    elapsedMs += 60_000
    await tick()
    await tick()
    expect(stub.asked).toEqual([reference, reference])
    expect(stub.accepted.size).toBe(1)
    expect(errandsOf(floor)).toMatchObject([{ filedNo: 'SX000001' }])
  })

  it('ERRAND-8 what it refuses for good is not sent again, and the duty manager is told', async () => {
    const floor = await openFloor(openMemoryStore())
    const tick = filingJob(floor.hall, httpPlatform(stub.url, KEY))
    const reference = await accept(floor)
    stub.mode = 'refuses'
    await tick()
    await tick()
    expect(stub.asked).toEqual([reference])
    expect(errandsOf(floor)).toMatchObject([{ unfiled: '事项编码不在省目录里' }])
    expect(errandAlerts(floor.hall)(floor.nowMs)).toMatchObject([{ kind: 'notFiled', place: reference, value: 1 }])
  })
})

it('AGENT-2 a village without an agent at work and without an errand for three working days alarms its station until it is heard of', async () => {
  const site = loadSite('township').settings
  const plan = { ...site, service: { ...SERVICE_DEFAULTS, silentDays: 3 } }
  const floor = await openFloor(openMemoryStore(), plan)
  let openCounters = 1
  const lines: Rollup['lines'] = () =>
    (site.site?.below ?? []).map((one) => ({
      site: one.id,
      level: one.level,
      parentId: null,
      title: one.title,
      titleEn: '',
      ageMs: 0,
      isSilent: false,
      figures: { openCounters } as never,
      below: null,
    }))
  const watch = villageJob(floor.hall, { lines })
  const alerts = errandAlerts(floor.hall)
  const silent = async (days: number) => {
    floor.nowMs += days * 24 * HOUR
    await floor.hall.tick()
    await watch()
    return alerts(floor.nowMs).map(({ kind, value }) => `${kind} ${value}`)
  }
  expect(await silent(0)).toEqual([])
  openCounters = 0
  // Wednesday; the weekend in between counts for nothing.
  expect(await silent(2)).toEqual([])
  expect(new Set(await silent(3))).toEqual(new Set(['silentVillage 3']))
  openCounters = 1
  expect(await silent(0.001)).toEqual([])
})
