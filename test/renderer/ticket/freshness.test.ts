/** Ages and the summary that the server wrote. */
import { expect, it } from 'vitest'
import { freshnessOf } from '../../../renderer/ticket/freshness.ts'
import { linkOf, stillSummary } from '../../../renderer/ticket/still-summary.ts'

it('is fresh until a phone would have heard again, then updating, and gone after two minutes', () => {
  expect([0, 34_000, 34_001, 120_000, 120_001].map(freshnessOf)).toEqual([
    'fresh',
    'fresh',
    'updating',
    'updating',
    'gone',
  ])
})

it('keeps the summary that the server wrote until the first view comes', () => {
  document.body.innerHTML = '<div id="app"><h1>C032</h1><p>前方 4 人</p><p></p></div>'
  expect(stillSummary(document)).toEqual({ ticketNo: 'C032', lines: ['前方 4 人'] })
  document.body.innerHTML = '<div id="app"><!--ticket--></div>'
  expect(stillSummary(document)).toBeNull()
})

it('takes the link from the end of the address', () => {
  expect(linkOf('/t/aB-c_9')).toBe('aB-c_9')
  expect(linkOf('/t/aB-c_9/')).toBe('aB-c_9')
})
