/** Every level on a real server in an empty folder; the places of a site through its routes. */
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { levelTitle, missingDomains } from '../../../domain/plan/site-level.ts'
import { nearestFor } from '../../../domain/site/nearest.ts'
import { slipContent } from '../../../domain/slip/slip.ts'
import { parseSite } from '../../../server/site-file/config.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { loadSite } from '../../support/site.ts'
import { expectOk, kiosk, manager, openFloor, settings } from '../hall/floor.ts'
import { textOf } from '../../tidy/sources.ts'

const LEVELS = ['province', 'city', 'county', 'township', 'village'] as const
let server: RunningServer | null = null
afterEach(async () => {
  await server?.stop()
  server = null
})
const get = async (
  path: string,
  cookie = '',
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> => {
  const response = await fetch((server as RunningServer).url + path, { headers: { cookie } })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe.each(LEVELS)('the %s', (level) => {
  it('SITE-1 starts in an empty folder, is called by its title, and gives and calls a number', async () => {
    const { settings: site } = loadSite(level)
    expect(site.siteLevel).toBe(level)
    expect(site.title).toContain(levelTitle(level).zh)
    server = await startServer({ site: level })
    expect((await get('/health')).body).toMatchObject({ ok: true, site: site.siteId })
    const token = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
    const item = site.items.find((one) => one.queue === site.counters[0]?.skills[0]?.queue)?.id as string
    const give = async (command: unknown, headers: Record<string, string>): Promise<unknown> =>
      (
        await fetch(`${(server as RunningServer).url}/api/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ commandId: randomUUID(), command }),
        })
      ).json()
    const issued = await give({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk' }, { 'x-device-token': token })
    expect(issued).toMatchObject({ ok: true })
    const clerk = { cookie: await signIn(server.url, '0301', '2468') }
    const counter = site.counters[0]?.id as string
    expect(await give({ type: 'SignIn', counter }, clerk)).toMatchObject({ ok: true })
    expect(await give({ type: 'CallNext', counter }, clerk)).toMatchObject({
      ok: true,
      result: { ticketNo: (issued as { result: { ticketNo: string } }).result.ticketNo },
    })
    await signIn(server.url, '0101', '1357')
  })
})

describe('what the templates hold', () => {
  it('SITE-1 counters are as many as the samples say', () => {
    const count = (level: string): readonly number[] =>
      (['integrated', 'specialist', 'pickup'] as const).map(
        (kind) => loadSite(level).settings.counters.filter((one) => one.kind === kind).length,
      )
    expect([count('province'), count('city'), count('township')]).toEqual([
      [24, 34, 2],
      [36, 60, 4],
      [3, 1, 1],
    ])
    expect(loadSite('village').settings.counters).toHaveLength(1)
    expect(loadSite('village').server.printers.size).toBe(0)
  })

  it('SITE-6 the station has each of the nine domains, and says of what is delegated by which agency', () => {
    const { items } = loadSite('township').settings
    expect(
      missingDomains(
        'township',
        items.map((item) => item.guide?.domain ?? ''),
      ),
    ).toEqual([])
    const shared = new Set(loadSite('county').settings.items.map((item) => item.id))
    const unnamed = items.filter(
      (item) => shared.has(item.id) && !['q01', 'r01', 'r02'].includes(item.id) && !item.guide?.delegatedFrom,
    )
    expect(unnamed.map((item) => item.id)).toEqual([])
  })

  it.each(['township', 'village'])(
    'SITE-6 the sample %s names who delegates in English too, and sends nobody to a machine of the county’s hall',
    (site) => {
      const { items } = loadSite(site).settings
      const words = items.map(({ guide, materials }) => ({ guide, hints: materials.map(({ hint }) => hint).join() }))
      expect(words.filter(({ guide }) => guide?.delegatedFrom && !guide.delegatedFromEn)).toEqual([])
      expect(words.filter(({ hints }) => hints.includes('自助区'))).toEqual([])
    },
  )

  it('SITE-6 the village room has the services of article 24, four tiles, an agent, and marks what is its own', () => {
    const { items, categories, clerks } = loadSite('village').settings
    expect(
      missingDomains(
        'village',
        items.map((item) => item.guide?.domain ?? ''),
      ),
    ).toEqual([])
    expect(categories.map((one) => one.name)).toEqual(['党务', '村务', '政务', '便民'])
    expect(clerks.some((clerk) => clerk.post === '代办员')).toBe(true)
    expect(items.filter((item) => item.guide?.isLocal).map((item) => item.name)).toEqual(['快递代收代寄', '水电费代缴'])
  })

  it('SITE-6 every queue of every level has a counter, and every item a tile', () => {
    for (const level of LEVELS) {
      const { queues, counters, categories, items } = loadSite(level).settings
      expect([
        level,
        queues
          .filter((queue) => !counters.some((counter) => counter.skills.some((skill) => skill.queue === queue.id)))
          .map((queue) => queue.id),
      ]).toEqual([level, []])
      expect([
        level,
        items
          .filter((item) => !categories.some((category) => category.queues.includes(item.queue)))
          .map((item) => item.id),
      ]).toEqual([level, []])
    }
  })
})

describe('a mistake in a file', () => {
  const village = textOf('config/sites/village.yaml')
  it.each([
    [
      'an item that the catalogue does not have',
      village.replace('[l04]', '[l04, zz9]'),
      /^x\.yaml, line \d+, field include\.3\.items\.1: the catalogue "hall-items" has no item "zz9"/,
    ],
    [
      'a catalogue that does not exist',
      village.replace('catalogue: room-items', 'catalogue: rooms'),
      /field include\.4\.catalogue: there is no catalogue "rooms"; choose one of: .*room-items/,
    ],
    [
      'a queue that this site lacks',
      village.replace('queue: "D", domain: 居家养老', 'queue: "Z", domain: 居家养老'),
      /^x\.yaml, line \d+, field include\.3\.queue: there is no queue "Z"/,
    ],
    [
      'a key that does not exist',
      village.replace('phone: 0910-5550231\n  parent', 'telephone: 1\n  parent'),
      /field site.*/,
    ],
    [
      'a session for a queue that this site lacks',
      village.replace('to: "11:00", isBookedOnly', 'to: "11:00", queues: ["C", "Y"], isBookedOnly'),
      /^x\.yaml, line 23, field calendar\.seasons\.0\.saturday\.0\.queues\.1: there is no queue "Y"; add it under queues or correct it/,
    ],
    [
      'no item at all',
      village.replace(/include:[\s\S]*?counters:/, 'counters:'),
      /field items: a site needs at least one item/,
    ],
  ])('SITE-2 %s is said with file, line and field', (_what, text, sentence) => {
    expect(() => parseSite(text, 'x.yaml')).toThrow(sentence)
  })

  it('SITE-2 a mistake that the shared catalogue brings in is said with the catalogue’s own name', () => {
    expect(() =>
      parseSite(
        village.replace('- { catalogue: room-items }', '- { catalogue: room-items }\n  - { catalogue: vehicle-items }'),
        'x.yaml',
      ),
    ).toThrow(/^catalogue\/vehicle-items\.yaml, line \d+, field items\.0\.queue: there is no queue "J"/)
  })
})

describe('where things are done', () => {
  it('SITE-4 an item that higher law keeps out is refused with the law and the address, and nothing is given', async () => {
    const floor = await openFloor(openMemoryStore())
    expect(await floor.give({ type: 'IssueTicket', items: [{ item: 'j04' }], origin: 'kiosk' }, kiosk)).toMatchObject({
      ok: false,
      rejection: {
        code: 'ItemNotShared',
        item: 'j04',
        basis: expect.stringContaining('机动车登记规定'),
        place: '渭原县车辆管理所',
        address: '渭原县北环路 2 号',
      },
    })
    expect(floor.hall.day().tickets.size).toBe(0)
  })

  it('SITE-4 a number taken in the main hall for the police sub-hall stands in its line and says on the slip where to go', async () => {
    const city = { ...loadSite('city').settings, calendar: null }
    const floor = await openFloor(openMemoryStore(), city)
    const { result } = expectOk(
      await floor.give({ type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' }, kiosk),
    )
    const slip = slipContent(
      {
        ticketNo: result.ticketNo as string,
        link: 'x',
        issuedAtText: '',
        items: ['g01'],
        ahead: 0,
        span: null,
        isReprint: false,
        isElder: false,
        language: 'zh',
      },
      sitePlan(city),
    )
    expect(slip).toMatchObject({
      number: 'G001',
      zone: '公安分厅',
      ways: [expect.stringContaining('长安路 12 号'), expect.any(String)],
    })
    expect(city.site?.subHalls.find((one) => one.zones.includes('G'))?.address).toContain('长安路 12 号')
  })

  it('SITE-5 SET-4 what is near by is changed like any other setting: at once, and only for items that exist', async () => {
    const floor = await openFloor(openMemoryStore())
    const site = settings.site as NonNullable<typeof settings.site>
    const change = (items: readonly string[], expectedVersion: number): Promise<unknown> =>
      floor.give(
        {
          type: 'ChangeSettings',
          changes: { site: { ...site, nearby: site.nearby.map((one) => ({ ...one, items })) } },
          expectedVersion,
          note: '下放事项调整',
        },
        manager,
      )
    expect(await change(['l01', 'zz9'], 0)).toMatchObject({
      ok: false,
      rejection: { code: 'SettingsRefused', path: 'site.nearby.0.items.1', value: 'zz9' },
    })
    expect(await change(['m02'], 0)).toMatchObject({ ok: true })
    expect(nearestFor('m02', floor.hall.index.settings, floor.nowMs)).toHaveLength(2)
    expect(nearestFor('l01', floor.hall.index.settings, floor.nowMs)).toEqual([])
  })

  it('SITE-5 SITE-3 REG-1 CAT-4 the routes tell the nearest sites to anybody, and tree, regulation and catalogue to staff', async () => {
    server = await startServer({ site: 'county' })
    expect((await get('/api/items/l01/nearby')).body).toMatchObject({
      item: 'l01',
      sites: [{ id: 'baiyang' }, { id: 'liulin' }],
    })
    expect((await get('/api/items/nix/nearby')).status).toBe(404)
    for (const path of ['/api/sites', '/api/regulation', '/api/catalogue'])
      expect([path, (await get(path)).status]).toEqual([path, 401])
    const cookie = await signIn(server.url, '0101', '1357')
    expect((await get('/api/sites', cookie)).body.sites).toMatchObject([
      { id: 'qinchuan', isReached: false },
      { id: 'weiyuan', isReached: true, levelTitle: { zh: '政务大厅' } },
      { id: 'liulin', isReached: true, levelTitle: { zh: '便民服务站' } },
      {},
      {},
      { id: 'huaishuwan', isReached: true },
    ])
    expect((await get('/api/regulation', cookie)).body.articles).toHaveLength(31)
    expect((await get('/api/catalogue', cookie)).body).toMatchObject({
      date: '2026-11-25',
      onboarding: { rate: 1, listed: settings.items.length },
    })
    const clerk = await signIn(server.url, '0301', '2468')
    expect((await get('/api/catalogue', clerk)).status).toBe(403)
  })
})
