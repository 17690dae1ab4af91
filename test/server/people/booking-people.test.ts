/** A phone number as people write it, before it becomes a keyed hash. */
import { expect, it } from 'vitest'
import { phoneDigits } from '../../../server/people/booking-people.ts'

it('BOOK-5 one number is one person however it is written', () => {
  const ways = ['13987654321', '139 8765 4321', '+86 139-8765-4321', '0086 13987654321', '139–8765–4321']
  const byInputMethod = ['１３９８７６５４３２１', '＋８６　１３９　８７６５　４３２１', '１３９－８７６５－４３２１']
  expect([...ways, ...byInputMethod].map(phoneDigits)).toEqual(Array(8).fill('13987654321'))
  expect(['010-12345678', '（010）12345678'].map(phoneDigits)).toEqual(['01012345678', '01012345678'])
  expect(['A103', '123456', '一三九'].map(phoneDigits)).toEqual([null, null, null])
})
