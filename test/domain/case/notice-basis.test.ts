/** The basis of a one-time notice. */
import { expect, it } from 'vitest'
import { noticeBasisOf } from '../../../domain/case/notice-basis.ts'

it('CASE-15 a notice for a licence rests on what the law says of telling once, not on the limit of the decision', () => {
  expect(noticeBasisOf('《行政许可法》第四十二条')).toBe('《行政许可法》第三十二条')
  expect(noticeBasisOf('《不动产登记暂行条例》第十六条、第十七条')).toBe('《不动产登记暂行条例》第十六条、第十七条')
  expect(noticeBasisOf('')).toBe('')
})
