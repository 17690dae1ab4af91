/** The console's dialogs by keyboard alone: pause, outcomes, park, transfer, call by number. */
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { called, dialog, FREE, NOW_MS, OK, openBench, serving, type } from './clerk-bench.ts'
import type { Bench } from './clerk-bench.ts'

let bench: Bench
afterEach(() => {
  bench.close()
  vi.unstubAllGlobals()
})

it('DESK-4 finishing with open items asks for the outcome of each, one key each', async () => {
  bench = openBench(serving())
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(0)
  expect(dialog()).toContain('还有 2 件没有结果')
  await bench.press('2')
  await bench.press('1')
  expect(bench.sent).toEqual([
    {
      type: 'FinishService',
      counter: '24',
      outcomes: [
        { index: 0, outcome: 'noticed' },
        { index: 1, outcome: 'done' },
      ],
      thenCallNext: true,
    },
  ])
  await bench.answer(OK, called({ ticketNo: 'C027' }))
  expect(dialog()).toBe('')
})

it('DESK-4 Enter settles all as done; the second way does not call', async () => {
  bench = openBench(serving())
  await bench.press('Enter', { shiftKey: true })
  await bench.press('Enter')
  expect(bench.sent).toEqual([
    {
      type: 'FinishService',
      counter: '24',
      outcomes: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'done' },
      ],
      thenCallNext: false,
    },
  ])
})

it('DESK-4 one press settles and calls where no paper was reported missing', async () => {
  const items = serving().current?.items.map((item) => ({ ...item, missing: null })) ?? []
  bench = openBench(serving({ items }))
  await bench.press('Enter')
  expect(dialog()).toBe('')
  expect(bench.sent).toEqual([
    {
      type: 'FinishService',
      counter: '24',
      outcomes: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'done' },
      ],
      thenCallNext: true,
    },
  ])
})

it('DESK-9 what promises working days is accepted by Enter, the rest is done, and both buttons say so beforehand', async () => {
  const [first] = serving().current?.items ?? []
  const of = (...items: readonly string[]) =>
    serving({
      items: items.map((item, index) => ({ ...first!, index, item, isHere: true, outcome: null, missing: null })),
    })
  const main = (): string => bench.wrapper.get('.mains .main-button').text()
  bench = openBench(of('a01', 'c01'))
  expect(main()).toContain('受理 1 件、办结 1 件，呼叫下一位')
  await bench.press('Enter')
  expect(dialog()).toContain('受理 1 件、办结 1 件，呼叫下一位')
  await bench.press('Enter')
  expect(bench.sent).toMatchObject([
    {
      outcomes: [
        { index: 0, outcome: 'accepted' },
        { index: 1, outcome: 'done' },
      ],
      thenCallNext: true,
    },
  ])
  bench.close()
  bench = openBench(of('a01', 'a02', 'c01'))
  await bench.press('Enter')
  await bench.press('2')
  expect(dialog()).toContain('其余受理 1 件、办结 1 件')
  bench.close()
  bench = openBench(of('a01'))
  expect(main()).toContain('受理 1 件，呼叫下一位')
  expect(bench.wrapper.get('.second-button').text()).toContain('受理，先不叫')
  await bench.press('Enter')
  expect(dialog()).toContain('都受理，呼叫下一位')
})

it('DESK-4 nothing is asked when every item has its outcome', async () => {
  const settled =
    serving().current?.items.map((item) => (item.isHere ? { ...item, outcome: 'done' as const } : item)) ?? []
  bench = openBench(serving({ items: settled }))
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'FinishService', counter: '24', outcomes: [], thenCallNext: true }])
})

it('MOVE-1 an item to be served elsewhere leads to the transfer, after the others are settled', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network in this test')))
  bench = openBench(serving())
  await bench.press('Enter')
  await bench.press('1')
  await bench.press('3')
  expect(bench.sent).toEqual([{ type: 'SettleItem', counter: '24', index: 0, outcome: 'done' }])
  await bench.answer(OK)
  expect(dialog()).toContain('转移 C026')
})

it('STAFF-4 a pause takes its reason and its return by keys', async () => {
  bench = openBench(FREE)
  await bench.press('0')
  expect(dialog()).toContain('还有 6 人在等 C 队列')
  await bench.press('2')
  await bench.press('+')
  expect(dialog()).toContain('暂停到 10:35')
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'PauseCounter', counter: '24', reason: 'meal', untilMs: NOW_MS + 35 * 60_000 }])
})

it('STAFF-4 a pause for another reason wants a line of words', async () => {
  bench = openBench(FREE)
  await bench.press('0')
  await bench.press('5')
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(0)
  expect(dialog()).toContain('请写一句原因')
  type('note', '盘点')
  await bench.press('Enter')
  expect(bench.sent[0]).toMatchObject({ type: 'PauseCounter', reason: 'other', note: '盘点' })
})

it('DESK-3 a refused dialog stays open with what was chosen, and says why', async () => {
  bench = openBench(FREE)
  await bench.press('0')
  await bench.press('2')
  await bench.press('Enter')
  await bench.answer({ ok: false, rejection: { code: 'ReturnInPast' } })
  expect(dialog()).toContain('返回时间要在现在之后')
  expect(document.querySelector('.choice.chosen')?.textContent).toContain('用餐')
})

it('CALL-4 a call by number wants a number and a reason', async () => {
  bench = openBench(FREE)
  await bench.press('5')
  type('ticket', '31')
  await nextTick()
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(0)
  await bench.press('1')
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'CallByNumber', counter: '24', ticketNo: 'C031', reason: '行动不便' }])
})

it('PARK-1 parking says for whom, why and until when', async () => {
  bench = openBench(serving())
  await bench.press('*')
  await bench.press('*')
  await bench.press('2')
  for (let step = 0; step < 3; step += 1) await bench.press('+')
  await bench.press('Enter')
  expect(bench.sent).toEqual([
    { type: 'Park', counter: '24', keepFor: 'anyone', reason: '去拍照', returnAtMs: NOW_MS + 15 * 60_000 },
  ])
})

it('MOVE-1 a transfer offers the line the visit needs next, and may come back', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(JSON.stringify({ clerks: [{ badgeNo: '0322', name: '梁雨', post: '不动产岗', role: 'clerk' }] })),
    ),
  )
  bench = openBench(serving())
  await bench.press('/')
  expect(dialog()).toContain('转到 E 不动产')
  await bench.press('*')
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'Transfer', counter: '24', to: { kind: 'queue', queue: 'E' }, returnToMe: true }])
})

it('MOVE-1 Enter alone sends no visitor back to the queue that they came from', async () => {
  const view = serving()
  const items = (view.current?.items ?? []).map((item) => ({ ...item, isHere: true }))
  bench = openBench(serving({ items }))
  await bench.press('/')
  expect(dialog()).toContain('选')
  await bench.press('Enter')
  expect(bench.sent).toEqual([])
  type('find', 'C')
  await nextTick()
  expect(dialog()).toContain('转到 C')
})

it('SET-11 a window is found in a transfer by figures of any width', async () => {
  bench = openBench(serving())
  await bench.press('/')
  await bench.press('/')
  type('find', '４１')
  await bench.press('F1')
  expect(dialog()).toContain('转到 41')
})

it('MOVE-1 a transfer goes to a counter or to a person by figure', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(JSON.stringify({ clerks: [{ badgeNo: '0322', name: '梁雨', post: '不动产岗', role: 'clerk' }] })),
    ),
  )
  bench = openBench(serving())
  await bench.press('/')
  await bench.press('/')
  type('find', '41')
  await bench.press('F1')
  expect(dialog()).toContain('转到 41')
  await bench.press('/')
  type('find', '0322')
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'Transfer', counter: '24', to: { kind: 'clerk', badgeNo: '0322' } }])
})

it('CALL-7 a visitor without a number is served by choosing the matter', async () => {
  bench = openBench(FREE)
  await bench.press('9')
  expect(dialog()).not.toContain('登记信息查询')
  await bench.press('2')
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'ServeWithoutTicket', counter: '24', items: [{ item: 'd01' }] }])
})

it('MISS-2 a missed number rejoins by its button, a parked one is called back with a reason', async () => {
  bench = openBench({
    ...FREE,
    asideCount: 2,
    aside: [
      {
        ticketNo: 'C019',
        status: 'parked',
        reason: '填表中',
        because: 'clerk',
        atMs: NOW_MS - 260_000,
        returnAtMs: null,
        canReturn: true,
      },
      {
        ticketNo: 'C017',
        status: 'missed',
        reason: '',
        because: null,
        atMs: NOW_MS - 491_000,
        returnAtMs: null,
        canReturn: true,
      },
    ],
  })
  const [parked, missed] = bench.wrapper.findAll('.aside-row button')
  await missed?.trigger('click')
  expect(bench.sent).toEqual([{ type: 'Rejoin', ticketNo: 'C017' }])
  await bench.answer(OK)
  await parked?.trigger('click')
  await bench.press('Enter')
  expect(bench.sent[1]).toMatchObject({ type: 'CallByNumber', ticketNo: 'C019' })
})

it('Esc goes back and sends nothing', async () => {
  bench = openBench(FREE)
  await bench.press('0')
  await bench.press('Escape')
  expect(dialog()).toBe('')
  expect(bench.sent).toHaveLength(0)
})

it('STAFF-4 a pause asked for during a visit begins after it, and nobody is told that nobody waits', async () => {
  bench = openBench({ ...serving(), untilMs: NOW_MS + 600_000 })
  expect(bench.wrapper.get('.mains').text()).toContain('办结 2 件，然后暂停')
  await bench.press('Enter')
  await bench.press('Enter')
  await bench.answer(
    { ok: true, seq: 0, result: { isQueueEmpty: true } },
    { ...FREE, status: 'paused', untilMs: NOW_MS + 600_000 },
  )
  expect(bench.text()).toContain('恢复服务')
  expect(bench.text()).not.toContain('后面没有人在等')
})
