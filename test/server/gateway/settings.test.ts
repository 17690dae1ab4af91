/** Routes of settings and first set-up: what a manager reads and does there, and that nobody else does. */
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ArrivalsReply, SettingsReply } from '../../../domain/contract/http/settings.ts'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import { SECTIONS } from '../../../domain/plan/sections.ts'
import type { EditableSettings } from '../../../domain/settings/commands.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { guardRoutes } from '../../../server/gateway/guard.ts'
import { isFirstSetUp } from '../../../server/gateway/first-pin.ts'
import { createHttp } from '../../../server/gateway/http.ts'
import { createIdentity } from '../../../server/gateway/identity.ts'
import { settingsRoutes } from '../../../server/gateway/routes/settings.ts'
import { createSiteClient } from '../../../server/sites/client.ts'
import type { Logger } from 'pino'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { openFloor } from '../hall/floor.ts'

let server: RunningServer
let boss = ''
let desk = ''
let guide = ''
beforeAll(async () => {
  server = await startServer({ args: ['--allowance', '200', '--at', '2026-11-25T10:00'] })
  boss = await signIn(server.url, '0101', '1357')
  desk = await signIn(server.url, '0301', '2468')
  guide = await signIn(server.url, '0201', '9753')
})
afterAll(() => server.stop())

async function ask(
  method: string,
  path: string,
  cookie: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(server.url + path, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

let commands = 0
const order = (command: unknown, cookie = boss) =>
  ask('POST', '/api/commands', cookie, { commandId: `setup-command-${(commands += 1)}`, command })

it('ACCESS-1 settings, arrivals, requests, catalogue and PINs are for the duty manager alone', async () => {
  for (const path of ['/api/settings', '/api/arrivals', '/api/requests', '/api/catalogue']) {
    expect([
      path,
      (await ask('GET', path, '')).status,
      (await ask('GET', path, desk)).status,
      (await ask('GET', path, guide)).status,
      (await ask('GET', path, boss)).status,
    ]).toEqual([path, 401, 403, 403, 200])
  }
  expect((await ask('POST', '/api/staff/0101/pin', desk, { pin: '0000' })).status).toBe(403)
  for (const command of [
    { type: 'ChangeSettings', changes: { title: '我的厅' }, expectedVersion: 0, note: '改名' },
    { type: 'RollBackSettings', toVersion: 0, note: '退回' },
    { type: 'WithdrawItem', itemId: 'c01', fromDate: '2026-12-01', documentNo: '号', reason: '因' },
  ]) {
    expect((await order(command, desk)).body).toMatchObject({ ok: false, rejection: { code: 'NotAllowed' } })
  }
})

it('SET-1 SET-4 each version says who changed what and why; 6 h 45 min is refused with article 11', async () => {
  const first = (await ask('GET', '/api/settings', boss)).body as SettingsReply
  expect(first).toMatchObject({ version: 0, versions: [], siteLevel: 'county', today: '2026-11-25', withoutPin: [] })
  const calendar = first.settings.calendar!
  const short = {
    ...calendar,
    seasons: calendar.seasons.map((season, at) =>
      at === 0 ? { ...season, workday: [{ ...season.workday[0]!, to: '11:45' }, ...season.workday.slice(1)] } : season,
    ),
  }
  expect(
    (await order({ type: 'ChangeSettings', changes: { calendar: short }, expectedVersion: 0, note: '缩短' })).body,
  ).toMatchObject({
    ok: false,
    rejection: { code: 'CalendarRefused', fault: { code: 'WorkdayTooShort', article: 11, minutes: 405 } },
  })
  expect(
    (
      await order({
        type: 'ChangeSettings',
        changes: { notices: [{ text: '请带好身份证', textEn: 'Please bring your ID card' }] },
        expectedVersion: 0,
        note: '节前提醒',
      })
    ).status,
  ).toBe(200)
  expect((await order({ type: 'RollBackSettings', toVersion: 0, note: '节后撤下' })).status).toBe(200)
  const after = (await ask('GET', '/api/settings', boss)).body as SettingsReply
  expect(after.settings.notices).toEqual(first.settings.notices)
  expect(after.versions).toMatchObject([
    { version: 2, by: '0101', note: '节后撤下', changed: ['notices'] },
    { version: 1, by: '0101', note: '节前提醒', changed: ['notices'] },
  ])
})

it('SET-2 a change of one section leaves every other as it was', async () => {
  const before = (await ask('GET', '/api/settings', boss)).body as SettingsReply
  await order({
    type: 'ChangeSettings',
    changes: { title: '渭原县市民中心' },
    expectedVersion: before.version,
    note: '更名',
  })
  const after = (await ask('GET', '/api/settings', boss)).body as SettingsReply
  expect(after.settings).toEqual({ ...before.settings, title: '渭原县市民中心' })
  expect(after.versions[0]?.changed).toEqual(['title'])
})

it('SETUP-2 STORE-7 a new member of staff signs in with the PIN that the manager set, and a forgotten PIN is replaced', async () => {
  const { version, settings } = (await ask('GET', '/api/settings', boss)).body as SettingsReply
  await order({
    type: 'ChangeSettings',
    changes: { clerks: [...settings.clerks, { badgeNo: '0999', name: '新人', post: '综合窗口', role: 'clerk' }] },
    expectedVersion: version,
    note: '新同事',
  })
  expect((await ask('GET', '/api/settings', boss)).body).toMatchObject({ withoutPin: ['0999'] })
  expect((await ask('POST', '/api/staff/0999/pin', boss, { pin: '12' })).body).toMatchObject({
    code: 'malformed',
    field: 'pin',
  })
  expect((await ask('POST', '/api/staff/0998/pin', boss, { pin: '8642' })).status).toBe(404)
  expect((await ask('POST', '/api/staff/0999/pin', boss, { pin: '8642' })).status).toBe(200)
  expect(await signIn(server.url, '0999', '8642')).toContain('yc_session')
  await ask('POST', '/api/staff/0999/pin', boss, { pin: '97531' })
  await expect(signIn(server.url, '0999', '8642')).rejects.toThrow('401')
  expect((await ask('GET', '/api/settings', boss)).body).toMatchObject({ withoutPin: [] })
})

it('SETUP-10 whoever gets the badge number of somebody who has left begins without a PIN, and the old one opens nothing', async () => {
  const roster = async (change: (clerks: EditableSettings['clerks']) => EditableSettings['clerks']) => {
    const { version, settings } = (await ask('GET', '/api/settings', boss)).body as SettingsReply
    const changes = { clerks: change(settings.clerks) }
    expect(
      (await order({ type: 'ChangeSettings', changes, expectedVersion: version, note: '人员变动' })).body,
    ).toMatchObject({ ok: true })
    return version
  }
  const of = (name: string) => ({ badgeNo: '0998', name, post: '综合窗口', role: 'clerk' }) as const
  await roster((clerks) => [...clerks, of('先来')])
  await ask('POST', '/api/staff/0998/pin', boss, { pin: '8642' })
  expect(await signIn(server.url, '0998', '8642')).toContain('yc_session')
  const with0998 = await roster((clerks) => clerks.filter((one) => one.badgeNo !== '0998'))
  // Back by mistake of a mistake: the same person with the same PIN.
  await order({ type: 'RollBackSettings', toVersion: with0998, note: '删错了' })
  expect(await signIn(server.url, '0998', '8642')).toContain('yc_session')
  await roster((clerks) => clerks.filter((one) => one.badgeNo !== '0998'))
  await roster((clerks) => [...clerks, of('后来')])
  expect((await ask('GET', '/api/settings', boss)).body).toMatchObject({ withoutPin: ['0998'] })
  await expect(signIn(server.url, '0998', '8642')).rejects.toThrow('401')
  await ask('POST', '/api/staff/0998/pin', boss, { pin: '97531' })
  expect(await signIn(server.url, '0998', '97531')).toContain('yc_session')
})

it('SETUP-13 another name under a badge number is a spelling mended, or somebody else who begins without a PIN', async () => {
  const change = async (name: string, people?: readonly { badgeNo: string; is: 'same' | 'another' }[]) => {
    const { version, settings } = (await ask('GET', '/api/settings', boss)).body as SettingsReply
    const clerks = settings.clerks.some((one) => one.badgeNo === '0996')
      ? settings.clerks.map((one) => (one.badgeNo === '0996' ? { ...one, name } : one))
      : [...settings.clerks, { badgeNo: '0996', name, post: '综合窗口', role: 'clerk' as const }]
    const changes = { clerks }
    return order({
      type: 'ChangeSettings',
      changes,
      expectedVersion: version,
      note: '人员变动',
      ...(people ? { people } : {}),
    })
  }
  const versionNow = async () => ((await ask('GET', '/api/settings', boss)).body as SettingsReply).version
  await change('张山')
  await ask('POST', '/api/staff/0996/pin', boss, { pin: '8642' })
  const cookie = await signIn(server.url, '0996', '8642')
  // Nothing is guessed: who changes a name says which it is.
  expect((await change('张三')).body).toMatchObject({
    rejection: { code: 'WhoseBadge', badgeNo: '0996', before: '张山', after: '张三' },
  })
  expect((await change('张三', [{ badgeNo: '0996', is: 'same' }])).body).toMatchObject({ ok: true })
  expect((await ask('GET', '/api/session', cookie)).body).toMatchObject({ staff: { name: '张三' } })
  expect(await signIn(server.url, '0996', '8642')).toContain('yc_session')
  const withZhang = await versionNow()
  expect((await change('李四', [{ badgeNo: '0996', is: 'another' }])).body).toMatchObject({ ok: true })
  expect((await ask('GET', '/api/session', cookie)).body, 'the session of whoever left ends').toEqual({ staff: null })
  const reply = (await ask('GET', '/api/settings', boss)).body as SettingsReply
  expect(reply.withoutPin).toEqual(['0996'])
  expect(reply.versions[0]?.newcomers).toEqual(['0996'])
  await expect(signIn(server.url, '0996', '8642')).rejects.toThrow('401')
  await ask('POST', '/api/staff/0996/pin', boss, { pin: '97531' })
  const later = await signIn(server.url, '0996', '97531')
  // Back to a version with the first person: the second one’s PIN and session do not open their place.
  await order({ type: 'RollBackSettings', toVersion: withZhang, note: '人又回来了' })
  expect((await ask('GET', '/api/session', later)).body).toEqual({ staff: null })
  await expect(signIn(server.url, '0996', '97531')).rejects.toThrow('401')
  expect((await ask('GET', '/api/settings', boss)).body).toMatchObject({ withoutPin: ['0996'] })
})

it("STAFFING-1 arrivals count today's numbers by queue and half-hour", async () => {
  const kiosk = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: '1 号机' }) },
  )
  for (const item of ['c01', 'c02', 'g01'])
    await kiosk.send({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk' })
  kiosk.close()
  const { queues, stretchMin } = (await ask('GET', '/api/arrivals', boss)).body as ArrivalsReply
  expect(stretchMin).toBe(30)
  expect(queues.find((one) => one.queue === 'C')?.stretches).toEqual([{ from: '10:00', arrivals: 2 }])
  expect(queues.find((one) => one.queue === 'G')?.stretches).toEqual([{ from: '10:00', arrivals: 1 }])
})

it('SETUP-1 the first PIN of a hall is taken from its own machine, for a duty manager, once', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store)
  const log = pino({ level: 'silent' }) as Logger
  const app = await createHttp({ log, allowance: 100, build: 'test' })
  const { hall } = floor
  const routes = guardRoutes(app, {
    hall,
    identity: createIdentity(hall),
    siteClient: createSiteClient(hall.base.siteId, new Map(), Date.now),
    followKey: null,
    isFirstSetUp: (request) => isFirstSetUp(hall, request),
  })
  settingsRoutes(routes, { hall, log })
  const give = (badgeNo: string, remoteAddress = '127.0.0.1') =>
    app.inject({
      method: 'POST',
      url: `/api/staff/${badgeNo}/pin`,
      payload: { pin: '8642' },
      remoteAddress,
      headers: { host: 'localhost' },
    })
  const look = async (remoteAddress = '127.0.0.1'): Promise<unknown> =>
    (await app.inject({ url: '/api/setup', remoteAddress, headers: { host: 'localhost' } })).json()
  expect(await look()).toEqual({ first: [{ badgeNo: '0101', name: '孙丽' }] })
  expect(await look('10.0.0.7')).toEqual({ first: [] })
  expect((await give('0101', '10.0.0.7')).statusCode).toBe(401)
  expect((await give('0301')).statusCode).toBe(401)
  expect((await give('0101')).statusCode).toBe(200)
  expect(await look()).toEqual({ first: [] })
  expect((await give('0101')).statusCode).toBe(401)
  await app.close()
})

it('SET-4 every section that a hall may edit comes back as it was saved, each by itself', async () => {
  const read = async () => (await ask('GET', '/api/settings', boss)).body as SettingsReply
  const { settings, version: first } = await read()
  const changed: EditableSettings = {
    ...settings,
    title: '改过的大厅',
    titleEn: 'Changed Hall',
    calendar: { ...settings.calendar!, tables: settings.calendar!.tables.slice(0, 1) },
    booking: null,
    offline: { ticketsMost: 33, hoursMost: 3 },
    service: {
      ...SERVICE_DEFAULTS,
      pairs: [{ post: '户籍岗', queues: ['C'], a: '0301', b: '0302' }],
      training: [{ badgeNo: '0301', queue: 'C', record: '培训 3 号', from: '2026-07-01', until: null }],
      silentDays: 2,
    },
    site: { ...settings.site!, phone: '0932-4121234' },
    zones: settings.zones.map((zone) => ({ ...zone, nameEn: `${zone.nameEn} 2` })),
    queues: settings.queues.map((queue) => ({ ...queue, promiseMin: queue.promiseMin + 1 })),
    categories: settings.categories.map((category) => ({ ...category, nameEn: `${category.nameEn} 2` })),
    counters: settings.counters.map((counter) => ({ ...counter, nameEn: `${counter.nameEn} 2` })),
    clerks: settings.clerks.map((clerk) => ({ ...clerk, name: `${clerk.name}甲` })),
    locker: [...(settings.locker ?? []).slice(0, 3), { id: '乙 1', size: 'large' }],
    notices: [{ text: '今天开到六点', textEn: 'Open until six today' }],
    rules: { ...settings.rules, recallGapSec: 25 },
  }
  for (const section of SECTIONS) {
    const { version } = await read()
    const changes = { [section]: changed[section] }
    const people = settings.clerks.map(({ badgeNo }) => ({ badgeNo, is: 'same' }))
    const answer = await order({ type: 'ChangeSettings', changes, expectedVersion: version, note: section, people })
    expect(answer.body, section).toMatchObject({ ok: true })
    const now = await read()
    expect(now.settings[section], section).toEqual(changed[section])
    expect(now.versions[0]?.changed, section).toEqual([section])
  }
  expect((await order({ type: 'RollBackSettings', toVersion: first, note: '全部退回' })).body).toMatchObject({
    ok: true,
  })
  expect((await read()).settings).toEqual(settings)
})
