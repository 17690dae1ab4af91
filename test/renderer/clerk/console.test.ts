/** The console as a clerk uses it: one press one command, refusals in words, a line that may break. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { called, FREE, NOW_MS, OK, openBench, PLAN, serving } from './clerk-bench.ts'
import type { Bench } from './clerk-bench.ts'
import { nextTick } from 'vue'
import { useConsole } from '../../../renderer/clerk/console/console-store.ts'
import { MORE, rowOf } from '../../../renderer/clerk/console/verbs.ts'
import { loadSite } from '../../support/site.ts'

let bench: Bench
const open = (...with_: Parameters<typeof openBench>): Bench => (bench = openBench(...with_))
beforeEach(() => localStorage.clear())
afterEach(() => bench.close())

const mainText = (): string => bench.wrapper.get('.mains .main-button').text()

it('DESK-1 Enter calls, starts and finishes, and the button says which', async () => {
  open(FREE)
  expect(mainText()).toContain('呼叫下一位')
  await bench.press('Enter')
  await bench.answer(OK, called())
  expect(mainText()).toContain('到窗，开始办理')
  await bench.press('Enter')
  await bench.answer(OK, serving())
  expect(mainText()).toContain('办结 2 件，呼叫下一位')
  expect(bench.sent).toEqual([
    { type: 'CallNext', counter: '24' },
    { type: 'StartService', counter: '24' },
  ])
})

it('DESK-2 a second Enter while the first has no answer sends nothing', async () => {
  open(FREE)
  await bench.press('Enter')
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(1)
})

it('DESK-2 a second Enter that follows at once never means the step after', async () => {
  open(FREE)
  await bench.press('Enter', {}, 5000)
  await bench.answer(OK, called())
  await bench.press('Enter', {}, 5050)
  expect(bench.sent).toEqual([{ type: 'CallNext', counter: '24' }])
})

it('DESK-2 a key held down is one press, and a double click is one click', async () => {
  open(FREE)
  await bench.press('Enter', { repeat: true })
  expect(bench.sent).toHaveLength(0)
  const button = bench.wrapper.get('.mains .main-button')
  await button.trigger('click', { detail: 1 })
  await bench.answer(OK, called())
  await button.trigger('click', { detail: 2 })
  expect(bench.sent).toHaveLength(1)
})

it('DESK-2 after its answer a verb waits for the view, so that the next press means what is seen', async () => {
  open(FREE)
  await bench.press('Enter')
  await bench.answer({ ok: true, seq: 11, result: {} })
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(1)
  bench.view.value = called()
  await bench.press('F1')
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(2)
})

it('DESK-3 a refusal stands in the note row in words, and goes with the next press', async () => {
  open(called())
  await bench.press('-')
  await bench.answer({ ok: false, rejection: { code: 'TooFewCalls', calls: 1, needed: 3 } })
  expect(bench.wrapper.get('.note').text()).toContain('已呼叫 1 次，呼叫满 3 次才能过号')
  await bench.press('+')
  expect(bench.wrapper.get('.note').text()).not.toContain('才能过号')
})

it('CALL-1 a clerk who gets nobody reads that nobody waits', async () => {
  open({ ...FREE, next: [] })
  await bench.press('Enter')
  await bench.answer({ ok: false, rejection: { code: 'QueueEmpty' } })
  expect(bench.wrapper.get('.note').text()).toContain('现在没有人在等')
})

it.each([
  ['07:50', '还没到开窗时间', '8:30 开窗，8:10 起可取号'],
  ['10:00', '现在没有人在等', '有新号会马上显示在这里'],
  ['12:30', '午间休息', '14:00 开窗，13:40 起可取号'],
  ['11:45', '现在没有人在等', '取号已截止，13:40 起可取号'],
  ['20:00', '今天的窗口时间已过', '明天（周四）8:30 开窗，明天（周四）8:10 起可取号'],
])('DESK-11 at %s a free window says why nobody waits: %s', async (time, title, hint) => {
  open({ ...FREE, next: [] }, false, { ...PLAN, calendar: loadSite('county').settings.calendar })
  useConsole().nowMs = Date.parse(`2026-11-25T${time}:00+08:00`)
  await nextTick()
  expect(bench.wrapper.get('.ready-none').text()).toBe(title + hint)
})

it('MISS-1 after the third call a miss is proposed, before it is not', async () => {
  open(called({ calls: 2 }))
  expect(bench.text()).not.toContain('过号，呼叫下一位')
  bench.view.value = called({ calls: 3 })
  await bench.press('F1')
  expect(bench.text()).toContain('过号，呼叫下一位')
})

it('CALL-5 the time until a recall stands quietly on its button', () => {
  open(called({ lastCalledAtMs: NOW_MS - 4000 }))
  const recall = bench.wrapper.findAll('.verb').find((one) => one.text().includes('重呼'))
  expect(recall?.text()).toContain('16')
})

it('UNDO-1 undo counts down on its button and is gone when its time is over', async () => {
  const undo = { what: 'ServiceFinished' as const, ticketNo: 'C025', untilMs: NOW_MS + 7000 }
  open({ ...FREE, undo })
  const button = () => bench.wrapper.findAll('.verb').find((one) => one.text().includes('撤销'))
  expect(button()?.text()).toMatch(/撤销办结.*7/)
  await bench.press('8')
  await bench.answer(OK, { ...FREE, seq: 13, undo: { ...undo, untilMs: NOW_MS - 1 } })
  expect(bench.sent).toEqual([{ type: 'Undo', counter: '24' }])
  expect(button()?.attributes('disabled')).toBeDefined()
})

it('CALL-6 the arrival can be noted without starting', async () => {
  open(called())
  await bench.press('Enter', { shiftKey: true })
  expect(bench.sent).toEqual([{ type: 'Arrive', counter: '24' }])
})

it('SERVE-1 each item is settled by itself; what is served elsewhere says where it goes', async () => {
  open(serving())
  const rows = bench.wrapper.findAll('.item')
  expect(rows[0]?.text()).toContain('自报缺 1 份材料')
  expect(rows[2]?.text()).toContain('自动转二楼 C 区')
  expect(rows[2]?.find('button').exists()).toBe(false)
  await rows[1]?.get('button').trigger('click')
  expect(bench.sent).toEqual([{ type: 'SettleItem', counter: '24', index: 1, outcome: 'done' }])
})

it('the clerk is told of elder mode and of the priority class in words', () => {
  open(called({ isElder: true, priorityClass: 'priority' }))
  expect(bench.wrapper.get('.ticket').text()).toContain('优先')
  expect(bench.text()).toContain('大字、慢速播报')
})

it('DESK-5 a verb pressed while the line is down waits in words, and can be taken back', async () => {
  open(FREE)
  bench.status.value = 'connecting'
  await bench.press('Enter')
  expect(bench.wrapper.get('.bar-line').text()).toContain('正在重连')
  expect(bench.wrapper.get('.note').text()).toContain('会在连上后发送一次')
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(1)
  await bench.wrapper.get('.note button').trigger('click')
  await bench.press('F1')
  expect(bench.wrapper.get('.note').text()).toContain('不再发送')
})

it('DESK-5 a line lost for long offers a sheet to call by hand', async () => {
  open(FREE)
  bench.status.value = 'lost'
  await bench.press('F1')
  await bench.wrapper.get('.note button').trigger('click')
  expect(document.querySelector('.dialog')?.textContent).toContain('C027')
  expect(document.querySelector('.paper')?.textContent).toContain('手工叫号单')
})

it('DESK-6 the rail keeps its order while the pointer is on it', async () => {
  open(FREE)
  const rail = bench.wrapper.get('.rail')
  await rail.trigger('pointerenter')
  bench.view.value = { ...FREE, seq: 14, next: [...FREE.next].reverse() }
  await bench.press('F1')
  expect(bench.wrapper.findAll('.next-row').map((row) => row.get('b').text())).toEqual(['C027', 'D014'])
  await rail.trigger('pointerleave')
  expect(bench.wrapper.findAll('.next-row').map((row) => row.get('b').text())).toEqual(['D014', 'C027'])
})

it('states are said once; timers are not', async () => {
  open(called())
  const live = bench.wrapper.findAll('.aloud[role=status]')
  expect(live[0]?.text()).toBe('C026 已呼叫')
  expect(bench.wrapper.findAll('.figure[role], .figure[aria-live]')).toHaveLength(0)
})

it('HELP-1 help is asked for only by a press of a second', async () => {
  open(FREE)
  await bench.press('F12')
  document.dispatchEvent(new KeyboardEvent('keyup', { key: 'F12' }))
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(bench.sent).toHaveLength(0)
  await bench.press('F12')
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(bench.sent).toEqual([{ type: 'RequestHelp', place: '24 号窗口' }])
})

for (const [at, verb] of MORE.entries()) {
  const { does, canDo, words } = rowOf(verb)
  if (typeof does === 'function' || does === 'dialog') continue
  const views = [FREE, serving(), called(), { ...FREE, status: 'paused' }, { ...FREE, status: 'closed' }] as const
  for (const view of views.filter((one) => canDo(one, NOW_MS, { receipts: { last: null, print: async () => {} } })))
    it(`SEND-11 ${at + 1} in 更多 (${words[0]}) of a ${view.status} counter sends ${does} once, closes 更多 and, where counter and visitor stay, says so`, async () => {
      open(view)
      await bench.press('7')
      await bench.press(String(at + 1))
      expect(bench.sent).toEqual([{ type: does, counter: '24' }])
      await bench.answer({ ok: true, seq: 13, result: {} }, { ...view, seq: 13 })
      expect(document.querySelector('[role=dialog]')).toBeNull()
      expect(bench.text()).toContain(`已记下：${words[0]}`)
    })
}
