/**
 * A case that the township station accepts and the county decides (上下联办), on real servers: the county was down for a day,
 * and everything is there once; the result is handed out at the station.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { CaseListReply } from '../../../domain/contract/http/case.ts'
import type { OfficeCase } from '../../../domain/views/case.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { KEY, signedAs, startSites, until, type LinkedSite } from './linked-sites.ts'

const folders = {
  county: mkdtempSync(join(tmpdir(), 'yichuang-')),
  township: mkdtempSync(join(tmpdir(), 'yichuang-')),
}
/** The duty manager of either site sees and takes every case of it. */
const MANAGER = '0101'
let running: LinkedSite[] = []

/** The station alone on Wednesday: the county's address leads nowhere. */
async function wednesday(): Promise<LinkedSite> {
  const { township } = await startSites(
    ['township'],
    { weiyuan: 'http://127.0.0.1:9' },
    { township: { folder: folders.township, at: '2026-11-25T10:00' } },
    startInnerServer,
  )
  running = [township]
  return township
}

/** Both on Thursday, the county for the first time. */
async function thursday(): Promise<{ readonly station: LinkedSite; readonly county: LinkedSite }> {
  const sites = await startSites(
    ['county', 'township'],
    {},
    {
      county: { folder: folders.county, at: '2026-11-26T10:00' },
      township: { folder: folders.township, at: '2026-11-26T10:00' },
    },
    startInnerServer,
  )
  running = Object.values(sites)
  return { station: sites.township, county: sites.county }
}

async function stopAll(): Promise<void> {
  await Promise.all(running.map((site) => site.server.stop()))
  running = []
}

afterAll(async () => {
  await stopAll()
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
})

const ok = async (site: LinkedSite, command: object, badgeNo: string): Promise<Record<string, unknown>> => {
  const answer = await site.give(command, badgeNo)
  if (answer.ok !== true) throw new Error(JSON.stringify([command, answer]))
  return answer.result as Record<string, unknown>
}
const caseAt = async (site: LinkedSite, caseNo: string): Promise<OfficeCase> =>
  (await site.asManager(`/api/cases/${caseNo}`)).body['office'] as OfficeCase
const listAt = async (site: LinkedSite): Promise<CaseListReply> =>
  (await site.asManager('/api/cases?list=department')).body as unknown as CaseListReply

/** Opened, taken and handed up while the county is out of reach; the page says what has not arrived. */
async function handedUpAlone(site: LinkedSite): Promise<{ readonly caseNo: string; readonly receipt: string }> {
  const opened = (await ok(
    site,
    { type: 'OpenCase', item: 'c01', deferred: [], reason: '村里代交的材料' },
    MANAGER,
  )) as { case: { caseNo: string; receipt: string } }
  const { caseNo } = opened.case
  await ok(site, { type: 'TakeCase', caseNo }, MANAGER)
  expect((await listAt(site)).above).toMatchObject([{ id: 'weiyuan' }])
  await ok(site, { type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '县级审批事项' }, MANAGER)
  const waiting = await until(
    () => caseAt(site, caseNo),
    (one) => one.other?.unsentSinceMs != null,
    30_000,
  )
  expect(waiting).toMatchObject({ status: 'above', up: { site: 'weiyuan', above: null } })
  expect(waiting.other).toMatchObject({ title: '渭原县政务大厅', isLinked: true })
  return opened.case
}

/** The county takes it, refuses it and sends the paper down. */
async function refusedAbove(county: LinkedSite, caseNo: string): Promise<void> {
  await ok(county, { type: 'TakeCase', caseNo }, MANAGER)
  const words = { reasons: '房屋用途不符', remedies: '60 日内申请复议' }
  await ok(county, { type: 'DecideCase', caseNo, verdict: 'refused', ...words }, MANAGER)
  await ok(county, { type: 'ReadyResult', caseNo, result: '不予许可决定书', place: '周四班车' }, MANAGER)
}

it('JOINT-1 JOINT-2 JOINT-3 JOINT-4 JOINT-6 given a case that is handed up while the county is down for a day, when it is back, then it is there once, is decided, and its result is handed out at the station', async () => {
  const { caseNo, receipt } = await handedUpAlone(await wednesday())
  await stopAll()

  const { station, county } = await thursday()
  const arrived = await until(
    () => caseAt(station, caseNo),
    (one) => one.up?.above != null,
    40_000,
  )
  const above = arrived.up?.above?.caseNo ?? ''
  const { rows } = await listAt(county)
  expect(rows.filter((row) => row.from !== '')).toMatchObject([{ caseNo: above, from: '柳林镇便民服务站' }])
  expect((await caseAt(county, above)).clock).toEqual(arrived.clock)

  await refusedAbove(county, above)
  const back = await until(
    () => caseAt(station, caseNo),
    (one) => one.up?.onWay != null,
    40_000,
  )
  expect(back).toMatchObject({
    status: 'decided',
    decision: { verdict: 'refused', reasons: '房屋用途不符', remedies: '60 日内申请复议' },
    up: { onWay: { result: '不予许可决定书', place: '周四班车' } },
  })
  const ready = { type: 'ReadyResult', caseNo, result: '不予许可决定书', place: '1 排 2 格' }
  const { pickupCode } = await ok(station, ready, MANAGER)
  const page = await station.get(`/api/receipts/${receipt}`)
  expect(page.body).toMatchObject({ cases: [{ verdict: 'refused', pickup: { code: pickupCode } }] })
  expect(await caseAt(county, above)).toMatchObject({ status: 'sentDown' })
  // Who did what stands in the records of both, under each site's own number.
  expect(back.steps.map((step) => step.what)).toEqual([
    ...['CaseOpened', 'CaseTaken', 'CaseHandedUp', 'CaseMovedAbove', 'CaseMovedAbove'],
    ...['CaseDecided', 'ResultOnWay'],
  ])
}, 180_000)

it('JOINT-2 LINK-1 a decision that does not come from the site above is refused, whoever signs it', async () => {
  const county = running[0] as LinkedSite
  const post = {
    about: 'decided',
    caseNo: '261126-0001',
    date: '2026-11-26',
    above: {
      title: 'x',
      titleEn: 'x',
      caseNo: '261126-0001',
      department: 'x',
      departmentEn: 'x',
      holder: null,
      stage: 'x',
      stageEn: 'x',
    },
    verdict: 'granted',
    reasons: '',
    remedies: '',
    by: { badgeNo: '0101', name: 'x' },
  }
  const body = JSON.stringify({ messageId: 'case-liulin-99', post })
  expect(await signedAs('liulin', county.server.url, '/api/links/cases', { body, key: KEY })).toMatchObject({
    status: 403,
  })
  expect(await signedAs('liulin', county.server.url, '/api/links/cases', { body, key: 'x'.repeat(40) })).toMatchObject({
    status: 401,
  })
})
