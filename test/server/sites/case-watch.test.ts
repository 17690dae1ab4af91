/** What the duty manager is told of cases: orders without an answer, and a silent site above that holds some. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { lampsOf } from '../../../server/gateway/cases/supervision.ts'
import { actorOfSite } from '../../../server/gateway/peers/signed-body.ts'
import { createCaseWatch } from '../../../server/sites/case-watch.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { loadSite } from '../../support/site.ts'

let folder: string
let stop: () => Promise<void> = async () => undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-watch-'))
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Papers that a station below has sent on their way. */
const announced = {
  type: 'ReceiveErrandPost',
  from: 'liulin',
  post: {
    about: 'handOver',
    reference: 'D2026-4827195036',
    item: 'l01',
    itemName: '高龄津贴申领',
    itemNameEn: 'Old-age allowance',
    materials: 3,
    giver: { site: 'liulin', badgeNo: '0301', name: '王小梅' },
    date: '2026-11-25',
  },
} as const

/** A hall of a site at work, and whether the site above answers. */
async function atWork(site: 'county' | 'township') {
  const clock = { nowMs: Date.parse('2026-11-25T10:00:00+08:00'), silentMs: 0 }
  const store = openSqliteStore(join(folder, 'hall.db'))
  const hall = await composeHall({
    settings: loadSite(site).settings,
    store,
    jobs: HALL_JOBS,
    nowMs: () => clock.nowMs,
    onTrouble: (error) => {
      throw error
    },
  })
  stop = async () => {
    await hall.close()
    await store.close()
  }
  const links = new Map(['weiyuan', 'liulin'].map((id) => [id, { url: '', key: '' }])) as never
  const reds = async () => (await lampsOf(hall)).red
  const watch = createCaseWatch(hall, { links, silentMs: () => clock.silentMs }, reds)
  let count = 0
  const give = async (command: HallCommand, badgeNo = '0101'): Promise<string> => {
    const actor = { kind: 'clerk', badgeNo, role: badgeNo === '0101' ? 'dutyManager' : 'clerk' } as const
    const given = await hall.execute({ commandId: `watch-${(count += 1)}`, command }, actor)
    expect(given, JSON.stringify(given)).toMatchObject({ ok: true })
    return given.ok ? ((given.result as { case?: { caseNo: string } }).case?.caseNo ?? '') : ''
  }
  const seen = async (wall: string) => {
    clock.nowMs = Date.parse(`${wall}:00+08:00`)
    await hall.tick()
    await watch.look()
    return watch.alerts(clock.nowMs).map(({ kind, place, who = [], value }) => [kind, place, ...who, value])
  }
  /** Brought by the server of a linked site, as its route does. */
  const post = async (command: HallCommand): Promise<void> => {
    const given = await hall.execute({ commandId: `watch-${(count += 1)}`, command }, actorOfSite('liulin'))
    expect(given, JSON.stringify(given)).toMatchObject({ ok: true })
  }
  return { clock, give, post, seen, board: () => lampsOf(hall) }
}

it('WATCH-5 an order that nobody has answered in time is an alert with department, number and sender until it is answered', async () => {
  const { give, seen } = await atWork('county')
  const item = 'a01'
  const caseNo = await give({ type: 'OpenCase', item, deferred: [], reason: '邮寄来件' })
  await give({ type: 'TakeCase', caseNo })
  expect(await seen('2027-03-01T09:00')).toEqual([])
  await give({ type: 'UrgeCase', caseNo, words: '什么时候办好' })
  expect(await seen('2027-03-01T15:00')).toEqual([])
  const manager = loadSite('county').settings.clerks.find(({ badgeNo }) => badgeNo === '0101')?.name
  const late = await seen('2027-03-03T09:00')
  expect(late).toEqual([['urgeLate', expect.stringContaining(`${caseNo}-D1`), manager, 1]])
  const department = late[0]?.[1]?.toString().split(' ')[0]
  const officer = loadSite('county').settings.clerks.find(
    (one) => one.department === department && (one.isHead === true || one.badgeNo !== '0101'),
  )
  await give({ type: 'HandOverCase', caseNo, to: officer?.badgeNo ?? '', reason: '你来答' })
  await give({ type: 'AnswerUrge', caseNo, answer: '明天办好' }, officer?.badgeNo)
  expect(await seen('2027-03-03T09:01')).toEqual([])
})

it('WATCH-6 a site above that is silent for a minute while it reviews cases of ours is an alert with how many', async () => {
  const { clock, give, seen } = await atWork('township')
  const item = loadSite('township').settings.items[0]?.id ?? ''
  clock.silentMs = 90_000
  const caseNo = await give({ type: 'OpenCase', item, deferred: [], reason: '邮寄来件' })
  await give({ type: 'TakeCase', caseNo })
  expect(await seen('2026-11-25T10:01')).toEqual([])
  await give({ type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '县里审批' })
  expect(await seen('2026-11-25T10:02')).toEqual([['caseSilent', '渭原县政务大厅', 1]])
  clock.silentMs = 1000
  expect(await seen('2026-11-25T10:03')).toEqual([])
})

it('WATCH-8 an order about an errand that nobody has answered in time is an alert until it is answered', async () => {
  const { give, post, seen } = await atWork('county')
  await post(announced)
  const { reference } = announced.post
  await seen('2026-12-10T09:00')
  await give({ type: 'UrgeErrand', reference, words: '材料到哪里了' })
  expect(await seen('2026-12-11T17:00')).toEqual([])
  const manager = loadSite('county').settings.clerks.find(({ badgeNo }) => badgeNo === '0101')?.name
  expect(await seen('2026-12-14T09:00')).toEqual([['urgeLate', `${reference}-D1`, manager, 1]])
  await give({ type: 'AnswerErrandUrge', reference, answer: '周一送到' }, '0301')
  expect(await seen('2026-12-14T09:01')).toEqual([])
})

it('WATCH-9 a site below that is silent for a minute with papers announced, or with cases that we review for it, is an alert with how many', async () => {
  const { clock, post, seen } = await atWork('county')
  clock.silentMs = 90_000
  expect(await seen('2026-11-25T10:01')).toEqual([])
  await post(announced)
  const by = { badgeNo: '0301', name: '王小梅', title: '柳林镇便民服务站' }
  const item = { item: 'a01', itemName: '食品经营许可新办', itemNameEn: 'Food licence' }
  await post({
    type: 'ReceiveCasePost',
    from: 'liulin',
    post: {
      about: 'review',
      caseNo: '261125-0001',
      date: '2026-11-25',
      ...item,
      materials: [],
      dueDate: '2026-12-20',
      promisedDays: 10,
      legalDays: null,
      reason: '县级审批',
      by,
    },
  })
  expect(await seen('2026-11-25T10:02')).toEqual([['caseSilent', '柳林镇便民服务站', 2]])
  clock.silentMs = 1000
  expect(await seen('2026-11-25T10:03')).toEqual([])
})

it('WATCH-7 the last figure of each working day stands in the curve for four weeks; rest days and older ones do not', async () => {
  const { give, seen, board } = await atWork('county')
  const caseNo = await give({ type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' })
  await give({ type: 'TakeCase', caseNo })
  await seen('2026-11-25T17:00')
  // Red from the promised day on: a Saturday between two working days, then decided.
  await seen('2027-03-05T09:00')
  await seen('2027-03-06T09:00')
  await seen('2027-03-08T09:00')
  await give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' })
  await give({ type: 'ReadyResult', caseNo, result: '许可证', place: '1 排' })
  await seen('2027-03-08T17:00')
  expect((await board()).reds).toEqual([
    { date: '2027-03-05', count: 1 },
    { date: '2027-03-08', count: 0 },
  ])
})
