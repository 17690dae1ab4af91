/** A wait as people say it. */
import { expect, it } from 'vitest'
import { spanText, spanWords } from '../../../domain/forecast/span-words.ts'

it('WAIT-3 a wait is said in minutes and in nothing else, and its upper end never shrinks', () => {
  expect(spanText([0, 5], 'zh')).toBe('0–5 分钟')
  expect(spanText([15, 55], 'en')).toBe('15–55 min')
  expect(spanText([45, 60], 'zh')).toBe('45–60 分钟')
  expect(spanText([50, 65], 'zh')).toBe('50–70 分钟')
  expect(spanText([75, 85], 'zh')).toBe('70–90 分钟')
  expect(spanText([95, 115], 'en')).toBe('90–120 min')
  expect(spanText([95, 120], 'zh', 'desk')).toBe('90–120 分')
})

it('WAIT-3 above two hours no figure is worth saying', () => {
  expect(spanText([55, 125], 'zh')).toBe('120 分钟以上')
  expect(spanText([300, 360], 'zh', 'desk')).toBe('120 分以上')
  expect(spanText([130, 190], 'en')).toBe('over 120 min')
})

it('WAIT-3 under a heading that says minutes the unit goes, never a figure', () => {
  expect(spanText([15, 25], 'zh', 'column')).toBe('15–25')
  expect(spanText([125, 190], 'zh', 'column')).toBe('120 以上')
  expect(spanWords([125, 190], 'en', 'column')).toEqual({ before: 'over', value: '120', after: '' })
})
