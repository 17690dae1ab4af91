/** What is left of a limit: the same words in the list and on the card, and never a number below nothing. */
import { expect, it } from 'vitest'
import { leftText, limitText } from '../../../renderer/office/case-words.ts'

const ZONE = 'Asia/Shanghai'
const clock = { dueDate: '2026-11-27', dueMs: Date.parse('2026-11-27T17:30:00+08:00') }
const at = (time: string): number => Date.parse(`${time}+08:00`)

it.each([
  [3, '2026-11-24T10:00:00', '还有 3 个工作日'],
  [1, '2026-11-26T10:00:00', '11月27日 周五 17:30 到期'],
  [0, '2026-11-27T10:00:00', '今天 17:30 到期'],
  [0, '2026-11-27T17:31:00', '刚超时'],
  [-2, '2026-12-01T10:00:00', '超 2 个工作日'],
])('CLOCK-4 given a limit with %i working days left when it is %s then its card says %s', (daysLeft, now, words) => {
  expect(limitText({ ...clock, daysLeft }, at(now), ZONE)).toBe(words)
})

it('CLOCK-4 given a row whose step has two days and its whole five when it is listed then it says the step’s two, as the card does', () => {
  const row = { lamp: 'green', daysLeft: 2, pausedDays: null, place: null, ...clock } as const
  expect(leftText(row, ZONE)).toBe(limitText({ ...clock, daysLeft: 2 }, at('2026-11-25T10:00:00'), ZONE))
})
