/** A wait as people say it. */
import { expect, it } from 'vitest'
import { spanText } from '../../../domain/forecast/span-words.ts'

it('WAIT-3 a wait below an hour is said in minutes, a longer one in hours, and its upper end never shrinks', () => {
  expect(spanText([0, 5], 'zh')).toBe('0–5 分钟')
  expect(spanText([15, 55], 'en')).toBe('15–55 min')
  expect(spanText([45, 60], 'zh')).toBe('40 分钟–1 小时')
  expect(spanText([50, 65], 'zh')).toBe('50 分钟–1 小时 10 分钟')
  expect(spanText([75, 85], 'zh')).toBe('1 小时 10–30 分钟')
  expect(spanText([60, 85], 'en')).toBe('1 h–1 h 30 min')
  expect(spanText([75, 85], 'en')).toBe('1 h 10–30 min')
  expect(spanText([95, 115], 'zh')).toBe('1 小时 30 分钟–2 小时')
  expect(spanText([130, 190], 'zh')).toBe('2–3.5 小时')
  expect(spanText([55, 125], 'en')).toBe('30 min–2 h 30 min')
  expect(spanText([0, 125], 'zh')).toBe('0–2.5 小时')
})
