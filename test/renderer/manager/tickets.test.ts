/** Orders about one number: what they need before they are sent, and who may give them. */
import { expect, it } from 'vitest'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import TicketsTab from '../../../renderer/manager/tickets/TicketsTab.vue'
import { placeOf, typedNumber, verbsFor } from '../../../renderer/manager/tickets/ticket-state.ts'
import { counterOf, FLOOR, openBench } from './hall-floor.ts'

it('CLOSE-2 a number is voided only with a reason; without one nothing is sent and the field is asked for', async () => {
  const bench = openBench(TicketsTab)
  await bench.press('C032')
  await bench.press('作废')
  await bench.press('作废')
  expect(bench.sent).toEqual([])
  expect(bench.page.find('[role=alert]').text()).toContain('请写明原因')
  expect(document.activeElement?.getAttribute('name')).toBe('reason')
  await bench.page.find('input[name=reason]').setValue('  重复取号 ')
  await bench.press('作废')
  expect(bench.sent).toEqual([{ type: 'VoidTicket', ticketNo: 'C032', reason: '重复取号' }])
  expect(useFloor().notice).toEqual({ text: 'C032 已作废。', isTrouble: false })
})

it('PICK-8 another class needs a reason too', async () => {
  const bench = openBench(TicketsTab)
  await bench.press('C032')
  await bench.press('改类别')
  await bench.press('改类别')
  expect(bench.sent).toEqual([])
  await bench.page.find('input[name=reason]').setValue('孕妇')
  await bench.press('改类别')
  expect(bench.sent).toEqual([{ type: 'ChangePriority', ticketNo: 'C032', priorityClass: 'priority', reason: '孕妇' }])
})

it('MERGE-1 merging asks for the other number and reads it as people type it', async () => {
  const bench = openBench(TicketsTab)
  await bench.press('C033')
  await bench.press('并到另一张号')
  await bench.press('并到另一张号')
  expect(bench.sent).toEqual([])
  await bench.page.find('input[name=into]').setValue('c 32')
  await bench.press('并到另一张号')
  expect(bench.sent).toEqual([{ type: 'MergeTickets', from: 'C033', into: 'C032' }])
})

it('a refusal stands on the screen in words and the question stays open', async () => {
  const bench = openBench(TicketsTab)
  bench.answerWith({ ok: false, rejection: { code: 'UnknownTicket', ticketNo: 'C099' } })
  await bench.press('C033')
  await bench.press('并到另一张号')
  await bench.page.find('input[name=into]').setValue('C099')
  await bench.press('并到另一张号')
  expect(useFloor().notice).toEqual({ text: '今天没有 C099 这个号，请核对号票。', isTrouble: true })
  expect(bench.page.find('input[name=into]').exists()).toBe(true)
})

it('MISS-2 PARK-2 missed and parked numbers come back; one whose time is over does not', async () => {
  const bench = openBench(TicketsTab)
  expect(bench.page.text()).toContain('返队时间已过')
  await bench.press('返队 C010')
  await bench.press('回到队里 D003')
  expect(bench.sent).toEqual([
    { type: 'Rejoin', ticketNo: 'C010' },
    { type: 'Unpark', ticketNo: 'D003' },
  ])
  expect(bench.page.findAll('[aria-label="返队 C007"]')).toEqual([])
})

it('a floor guide may change a class and cancel, but not void', async () => {
  const bench = openBench(TicketsTab, 'floorGuide')
  await bench.press('C032')
  expect(bench.texts()).toContain('改类别')
  expect(bench.texts()).toContain('取消')
  expect(bench.texts()).not.toContain('作废')
})

it('search narrows the line, and a number that is not in it may still be dealt with', async () => {
  const bench = openBench(TicketsTab)
  const field = bench.page.find('[role=search] input')
  await field.setValue('33')
  expect(bench.page.findAll('tbody th').map((one) => one.text())).toEqual(['C033'])
  await field.setValue('g 7')
  await bench.press('查')
  expect(useFloor().ticketNo).toBe('G007')
  expect(bench.page.text()).toContain('可能排在后面')
  expect(bench.texts()).toContain('作废')
})

it('LIFE-1 verbs fit where the number stands', () => {
  expect(verbsFor(placeOf({ ...FLOOR, counters: [counterOf('24', { status: 'serving' })] }, 'C026'))).toEqual([])
  expect(verbsFor(placeOf({ ...FLOOR, counters: [counterOf('24', { status: 'called' })] }, 'C026'))).toEqual([
    'CancelTicket',
    'VoidTicket',
  ])
  expect(verbsFor(placeOf(FLOOR, 'D003'))[0]).toBe('Unpark')
  expect(verbsFor(placeOf(FLOOR, 'C010'))[0]).toBe('Rejoin')
  expect(verbsFor(placeOf(FLOOR, 'C007'))).not.toContain('Rejoin')
})

it('NUM-1 a number is read as it is typed', () => {
  expect(['c32', 'C 032', 'c1204', 'ab7', '32'].map(typedNumber)).toEqual(['C032', 'C032', 'C1204', 'AB007', '32'])
  expect(['ｃ３２', 'Ｃ　０３２', '３２'].map(typedNumber), 'full width').toEqual(['C032', 'C032', '32'])
})
