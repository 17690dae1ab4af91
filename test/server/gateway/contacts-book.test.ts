/** First contacts are found again: open ones until they end, those of a day by its date. */
import { expect, it } from 'vitest'
import { createContactsBook } from '../../../server/gateway/quality/contacts-book.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { HOUR, clerk, openFloor } from '../hall/floor.ts'

const first = {
  type: 'OpenFirstContact',
  place: 'counter',
  question: '营业执照在哪办',
  tookSec: 9,
  outcome: null,
} as const

it('FIRST-7 an open one stands on its holder’s page weeks later, and a day is found by its date', async () => {
  const floor = await openFloor(openMemoryStore())
  const own = { badgeNo: '0301', role: 'clerk' } as const
  await floor.give(first, clerk('0301'))
  await floor.give({ ...first, question: '哪层', outcome: { kind: 'guided', words: '二楼' } }, clerk('0301'))
  floor.nowMs += 30 * 24 * HOUR
  const book = createContactsBook(floor.hall)
  const later = await book.page(own, '2026-12-25', '2026-12-25')
  expect(later.contacts).toMatchObject([{ date: '2026-11-25', contactNo: 1, holder: '0301', outcome: null }])
  expect(later.figures.count, 'of that day').toBe(0)
  expect((await book.page({ badgeNo: '0302', role: 'clerk' }, '2026-12-25', '2026-12-25')).contacts).toEqual([])
  expect((await book.page(own, '2026-11-25', '2026-12-25')).contacts).toHaveLength(2)
  await floor.give(
    { type: 'CloseFirstContact', date: '2026-11-25', contactNo: 1, outcome: { kind: 'handled', words: '已说清' } },
    clerk('0301'),
  )
  expect((await book.page(own, '2026-12-25', '2026-12-25')).contacts).toEqual([])
  expect((await book.page(own, '2026-11-25', '2026-12-25')).figures).toMatchObject({ count: 2, open: 0 })
})
