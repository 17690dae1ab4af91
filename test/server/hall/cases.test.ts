/** Cases through the running hall, on both stores: opened once, read alone, listed by their rows, looked at by the clock. */
import { afterEach, describe, expect, it } from 'vitest'
import { caseStream } from '../../../domain/case/state.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { createProjector } from '../../../server/hall/rows/projector.ts'
import { readCase } from '../../../server/hall/read-case.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { clerk, disks, expectOk, openFloor, settings, wordOf, type Floor } from './floor.ts'

const DAY_MS = 86_400_000
const plan: HallSettings = {
  ...settings,
  clerks: [
    ...settings.clerks,
    { badgeNo: '0711', name: '周敏', post: '审批岗', role: 'clerk', department: '市场监管' },
    { badgeNo: '0712', name: '马卫国', post: '审批岗', role: 'clerk', department: '市场监管' },
  ],
}
const officer = clerk('0711')
const counterClerk = clerk('0301')
let clean = (): void => undefined
afterEach(() => clean())

async function serve(floor: Floor): Promise<void> {
  if (!floor.hall.day().clerks.has('0301')) {
    expectOk(await floor.give({ type: 'SignIn', counter: '1' }, counterClerk))
    expectOk(await floor.give({ type: 'OpenCounter', counter: '1' }, counterClerk))
  }
  expectOk(await floor.give({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'a01' }, { item: 'a02' }] }))
  expectOk(await floor.give({ type: 'CallNext', counter: '1' }, counterClerk))
  expectOk(await floor.give({ type: 'StartService', counter: '1' }, counterClerk))
}

const accept = {
  type: 'FinishService',
  counter: '1',
  outcomes: [
    { index: 0, outcome: 'accepted' },
    { index: 1, outcome: 'accepted' },
  ],
} as const

const numbers = async (store: Store): Promise<readonly string[]> =>
  (await store.listCases({ department: null, which: 'work', limit: 100, offset: 0 })).map((row) => row.caseNo)

describe.each(disks())('on $name', ({ make }) => {
  it('CASE-11 CASE-1 the same finish sent twice, and again after a restart, opens each case once', async () => {
    const disk = make()
    clean = disk.clean
    const store = disk.open()
    const floor = await openFloor(store, plan)
    await serve(floor)
    const first = await floor.give(accept, counterClerk, 'the-same-finish')
    expect(await floor.give(accept, counterClerk, 'the-same-finish')).toEqual(first)
    await floor.hall.close()
    if (disk.name !== 'memory') await store.close()
    const again = disk.open()
    const restarted = await openFloor(again, plan)
    expect(wordOf(await restarted.give(accept, counterClerk, 'the-same-finish'))).toBe('ok')
    expect(await numbers(again)).toEqual(['261125-0001', '261125-0002'])
    expect(await again.verify(caseStream('261125-0001'))).toEqual({ ok: true, events: 1 })
    await again.close()
  })

  it('PICKUP-3 CASE-11 a code brings its holder into the queue long after anybody has touched the case; sent again it is the same number, and so is a case without a ticket', async () => {
    const disk = make()
    clean = disk.clean
    const store = disk.open()
    const floor = await openFloor(store, plan)
    await serve(floor)
    expectOk(await floor.give(accept, counterClerk))
    const caseNo = '261125-0001'
    expectOk(await floor.give({ type: 'TakeCase', caseNo }, officer))
    expectOk(await floor.give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, officer))
    const ready = expectOk(await floor.give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排' }, officer))
    const row = (await store.listCases({ department: null, which: 'ready', limit: 9, offset: 0 }))[0]
    expect(JSON.parse(row?.shown ?? '{}')).toMatchObject({ verdict: 'granted', result: '许可证', place: '2 排' })
    await floor.hall.close()
    if (disk.name !== 'memory') await store.close()
    const kept = disk.open()
    const later = await openFloor(kept, plan)
    const fetch = { type: 'TakePickupTicket', code: ready.result.pickupCode ?? '' } as const
    const number = expectOk(await later.give(fetch, undefined, 'fetched-once'))
    expect(number.result.ticketNo).toBe('Q001')
    const opening = { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' } as const
    const opened = expectOk(await later.give(opening, officer, 'opened-once'))
    await later.hall.close()
    if (disk.name !== 'memory') await kept.close()
    const last = disk.open()
    const restarted = await openFloor(last, plan)
    expect(expectOk(await restarted.give(fetch, undefined, 'fetched-once')).result.ticketNo).toBe('Q001')
    expect(expectOk(await restarted.give(opening, officer, 'opened-once')).result.case).toEqual(opened.result.case)
    expect(wordOf(await restarted.give({ ...opening, item: 'a02' }, counterClerk, 'opened-once'))).not.toBe('ok')
    expect(await last.verify(caseStream(caseNo))).toEqual({ ok: true, events: 5 })
    await last.close()
  })

  it('CASE-9 a start reads no case, a command its own alone; what was decided before the restart is still so', async () => {
    const disk = make()
    clean = disk.clean
    const store = disk.open()
    const floor = await openFloor(store, plan)
    await serve(floor)
    expectOk(await floor.give(accept, counterClerk))
    expectOk(await floor.give({ type: 'TakeCase', caseNo: '261125-0001' }, officer))
    if (disk.name !== 'memory') await store.close()
    const kept = disk.open()
    const read: string[] = []
    const watched: Store = {
      ...kept,
      read: (stream, after) => {
        if (stream.startsWith('case/')) read.push(stream)
        return kept.read(stream, after)
      },
    }
    const restarted = await openFloor(watched, plan)
    expect(read).toEqual([])
    expect(wordOf(await restarted.give({ type: 'TakeCase', caseNo: '261125-0001' }, clerk('0712')))).toBe('NotYourCase')
    expect(new Set(read)).toEqual(new Set(['case/261125-0001']))
    restarted.nowMs += 10 * 60_000
    await restarted.hall.tick()
    expect(restarted.hall.streams.has('case/261125-0001')).toBe(false)
    await kept.close()
  })

  it('CASE-9 rows follow their events: lists by clock, counts, codes, and rows built anew from the events are the same', async () => {
    const disk = make()
    clean = disk.clean
    const store = disk.open()
    const floor = await openFloor(store, plan)
    await serve(floor)
    expectOk(await floor.give(accept, counterClerk))
    const caseNo = '261125-0001'
    expectOk(await floor.give({ type: 'TakeCase', caseNo }, officer))
    expect(await store.countCases(null)).toEqual(
      expect.arrayContaining([
        { department: '市场监管', holder: '0711', status: 'review', rank: 2, count: 1 },
        { department: '卫生健康', holder: null, status: 'accepted', rank: 2, count: 1 },
      ]),
    )
    const mine = { department: '市场监管', holder: '0711', which: 'work', limit: 10, offset: 0 } as const
    expect((await store.listCases(mine)).map((row) => row.caseNo)).toEqual([caseNo])
    expectOk(await floor.give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, officer))
    const ready = expectOk(await floor.give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排' }, officer))
    const code = ready.result.pickupCode ?? ''
    expect((await store.casesOfCode(code)).map((row) => [row.caseNo, row.status])).toEqual([
      [caseNo, 'ready'],
      ['261125-0002', 'accepted'],
    ])
    expect(await store.knownCases(null, [code])).toMatchObject([{ caseNo, code }])
    const copy = openMemoryStore()
    const projector = createProjector(copy)
    for (const stream of await store.streams())
      expect(await projector.write([{ stream, records: [...(await store.read(stream, 0))] }])).toBe('ok')
    expect(await copy.caseRow(caseNo)).toEqual(await store.caseRow(caseNo))
    expectOk(await floor.give({ type: 'MailResult', caseNo, trackingNo: 'EMS1' }, counterClerk))
    expect([
      await store.casesOfCode(code),
      (await store.listCases({ ...mine, holder: '0711', which: 'closed' })).length,
    ]).toEqual([[], 1])
    expect(await store.countItems(0)).toMatchObject([
      { item: 'a01', cases: 1, again: 0 },
      { item: 'a02', cases: 1 },
    ])
    await store.close()
  })

  it('CLOCK-7 lamps that fell due while the server was down are turned by its first looks, each once', async () => {
    const disk = make()
    clean = disk.clean
    const store = disk.open()
    const floor = await openFloor(store, plan)
    await serve(floor)
    expectOk(await floor.give(accept, counterClerk))
    if (disk.name !== 'memory') await store.close()
    const kept = disk.open()
    const later = await openFloor(kept, plan, floor.nowMs + 30 * DAY_MS)
    await later.hall.tick()
    await later.hall.tick()
    const file = await readCase(kept, '261125-0001')
    expect(file?.steps.map((step) => step.words)).toEqual([
      '',
      'whole yellow',
      'whole red',
      'stage yellow',
      'stage red',
    ])
    expect((await kept.listCases({ department: null, which: 'work', rank: 0, limit: 9, offset: 0 })).length).toBe(2)
    expect([await kept.casesDue(later.nowMs, 9), later.troubles]).toEqual([[], []])
    await kept.close()
  })
})

it('CASE-11 of two servers that accept on one store each case has a number of its own', async () => {
  const store = openMemoryStore()
  const [one, other] = [await openFloor(store, plan), await openFloor(store, plan)]
  const open = { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来的材料' } as const
  const answers = await Promise.all([
    one.give(open, counterClerk, 'open-one-1'),
    other.give(open, counterClerk, 'open-other-1'),
  ])
  expect(answers.map((answer) => expectOk(answer).result.case?.caseNo).toSorted()).toEqual([
    '261125-0001',
    '261125-0002',
  ])
})
