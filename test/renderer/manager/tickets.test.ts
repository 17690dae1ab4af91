/** Orders about one number: what they need before they are sent, and who may give them. */
import { expect, it } from 'vitest'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import TicketsTab from '../../../renderer/manager/tickets/TicketsTab.vue'
import { placeOf, typedNumber, verbsFor } from '../../../renderer/manager/tickets/ticket-state.ts'
import { counterOf, FLOOR, openDesk } from './hall-floor.ts'

it('CLOSE-2 a number is voided only with a reason; without one nothing is sent and the field is asked for', async () => {
  const desk = openDesk(TicketsTab)
  await desk.press('C032')
  await desk.press('作废')
  await desk.press('作废')
  expect(desk.sent).toEqual([])
  expect(desk.page.find('[role=alert]').text()).toContain('请写明原因')
  expect(document.activeElement?.getAttribute('name')).toBe('reason')
  await desk.page.find('input[name=reason]').setValue('  重复取号 ')
  await desk.press('作废')
  expect(desk.sent).toEqual([{ type: 'VoidTicket', ticketNo: 'C032', reason: '重复取号' }])
  expect(useFloor().notice).toEqual({ text: 'C032 已作废。', isTrouble: false })
})

it('PICK-8 another class needs a reason too', async () => {
  const desk = openDesk(TicketsTab)
  await desk.press('C032')
  await desk.press('改类别')
  await desk.press('改类别')
  expect(desk.sent).toEqual([])
  await desk.page.find('input[name=reason]').setValue('孕妇')
  await desk.press('改类别')
  expect(desk.sent).toEqual([{ type: 'ChangePriority', ticketNo: 'C032', priorityClass: 'priority', reason: '孕妇' }])
})

it('MERGE-1 merging asks for the other number and reads it as people type it', async () => {
  const desk = openDesk(TicketsTab)
  await desk.press('C033')
  await desk.press('并到另一张号')
  await desk.press('并到另一张号')
  expect(desk.sent).toEqual([])
  await desk.page.find('input[name=into]').setValue('c 32')
  await desk.press('并到另一张号')
  expect(desk.sent).toEqual([{ type: 'MergeTickets', from: 'C033', into: 'C032' }])
})

it('a refusal stands on the screen in words and the question stays open', async () => {
  const desk = openDesk(TicketsTab)
  desk.answerWith({ ok: false, rejection: { code: 'UnknownTicket', ticketNo: 'C099' } })
  await desk.press('C033')
  await desk.press('并到另一张号')
  await desk.page.find('input[name=into]').setValue('C099')
  await desk.press('并到另一张号')
  expect(useFloor().notice).toEqual({ text: '今天没有 C099 这个号，请核对号票。', isTrouble: true })
  expect(desk.page.find('input[name=into]').exists()).toBe(true)
})

it('MISS-2 PARK-2 missed and parked numbers come back; one whose time is over does not', async () => {
  const desk = openDesk(TicketsTab)
  expect(desk.page.text()).toContain('返队时间已过')
  await desk.press('返队 C010')
  await desk.press('回到队里 D003')
  expect(desk.sent).toEqual([
    { type: 'Rejoin', ticketNo: 'C010' },
    { type: 'Unpark', ticketNo: 'D003' },
  ])
  expect(desk.page.findAll('[aria-label="返队 C007"]')).toEqual([])
})

it('a floor guide may change a class and cancel, but not void', async () => {
  const desk = openDesk(TicketsTab, 'floorGuide')
  await desk.press('C032')
  expect(desk.texts()).toContain('改类别')
  expect(desk.texts()).toContain('取消')
  expect(desk.texts()).not.toContain('作废')
})

it('search narrows the line, and a number that is not in it may still be dealt with', async () => {
  const desk = openDesk(TicketsTab)
  const field = desk.page.find('[role=search] input')
  await field.setValue('33')
  expect(desk.page.findAll('tbody th').map((one) => one.text())).toEqual(['C033'])
  await field.setValue('g 7')
  await desk.press('查')
  expect(useFloor().ticketNo).toBe('G007')
  expect(desk.page.text()).toContain('可能排在后面')
  expect(desk.texts()).toContain('作废')
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
})
