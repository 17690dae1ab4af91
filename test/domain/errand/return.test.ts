/** An errand that is incomplete goes back down and comes again; sites above that a village does not know have names. */
import { expect, it } from 'vitest'
import type { ErrandCommand } from '../../../domain/errand/commands.ts'
import { publicErrand } from '../../../domain/errand/public.ts'
import { REFERENCE, accept, finish, line, order } from './line.ts'

it('ERRAND-12 what is miscounted or incomplete goes back to whoever gave it, with words, is mended there and comes again', () => {
  const { give, at, holders } = line()
  const back: ErrandCommand = { type: 'ReturnErrand', reference: REFERENCE, words: '少户口簿，补原件' }
  const names = holders
  give('huaishuwan', accept)
  expect(give('huaishuwan', back)).toBe('ErrandNotReady')
  give('huaishuwan', order('HandOverErrand'))
  expect(give('liulin', { ...order('TakeErrand'), counted: 2 } as ErrandCommand)).toBe('CountDiffers')
  expect(give('liulin', { ...back, words: ' ' } as ErrandCommand)).toBe('FieldMissing')
  expect(give('liulin', back)).toBe('ok')
  expect([at('liulin').status, at('huaishuwan').status]).toEqual(['returned', 'held'])
  expect(names().slice(0, 2)).toEqual(['严静', '严静'])
  expect(publicErrand(at('huaishuwan'))).toMatchObject({ status: 'held', returned: '少户口簿，补原件' })
  const papers = [{ name: '户口簿', isOriginal: true }]
  expect(give('liulin', { type: 'AmendErrandPapers', reference: REFERENCE, papers })).toBe('ErrandNotReady')
  expect(give('huaishuwan', { type: 'AmendErrandPapers', reference: REFERENCE, papers })).toBe('ok')
  expect(give('huaishuwan', order('HandOverErrand'), '2026-11-26')).toBe('ok')
  expect(at('huaishuwan').returned).toBeNull()
  expect(at('liulin')).toMatchObject({ status: 'announced', materials: 1, papers, sinceDate: '2026-11-26' })
  expect(give('liulin', { ...order('TakeErrand'), counted: 1 } as ErrandCommand)).toBe('ok')
  expect(at('liulin').steps.map(({ what }) => what)).toEqual(['handedOver', 'returned', 'handedOver', 'taken'])
})

/** Taken in by the village, handed over by it and by the station, taken by the county. */
function upToTheCounty(give: ReturnType<typeof line>['give']): void {
  for (const [site, command] of [
    ['huaishuwan', accept],
    ['huaishuwan', order('HandOverErrand')],
    ['liulin', order('TakeErrand')],
    ['liulin', order('HandOverErrand')],
    ['weiyuan', order('TakeErrand')],
  ] as const)
    give(site, command)
}

it('ERRAND-12 ERRAND-2 what the county sends back stands at the station again, and the village sees in whose hands', () => {
  const { give, at, holders } = line()
  upToTheCounty(give)
  const back: ErrandCommand = { type: 'ReturnErrand', reference: REFERENCE, words: '收入证明要盖章' }
  expect(give('weiyuan', back)).toBe('ok')
  expect([at('weiyuan').status, at('liulin').status, at('huaishuwan').status]).toEqual(['returned', 'held', 'above'])
  expect(holders()).toEqual(['赵峰', '赵峰', '赵峰'])
  expect(give('liulin', { ...back, words: '收入证明要村里盖章' } as ErrandCommand)).toBe('ok')
  expect([at('liulin').status, at('huaishuwan').status]).toEqual(['returned', 'held'])
  expect(holders().slice(0, 2)).toEqual(['严静', '严静'])
  give('huaishuwan', order('HandOverErrand'))
  give('liulin', order('TakeErrand'))
  expect(give('liulin', order('HandOverErrand'))).toBe('ok')
  expect(give('weiyuan', order('TakeErrand'))).toBe('ok')
})

it('ERRAND-13 a village that does not know the county reads its name, not its id', () => {
  const { give, at } = line()
  upToTheCounty(give)
  expect(publicErrand(at('huaishuwan'))).toMatchObject({ site: 'weiyuan', siteTitle: '渭原县政务大厅' })
  give('weiyuan', finish)
  expect(at('huaishuwan').steps.at(-1)).toMatchObject({ what: 'finished', title: '渭原县政务大厅' })
})
