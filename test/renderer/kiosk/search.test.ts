/** Finding a matter by name, pinyin initials and English words; reading a scanned slip. */
import { expect, it } from 'vitest'
import { loadPinyin, searchIndex, searchItems } from '../../../renderer/kiosk/choose/item-search.ts'
import { lettersOf } from '../../../renderer/kiosk/stage/load-ahead.ts'
import { linkIn } from '../../../renderer/kiosk/code/ticket-look-up.ts'
import { PLAN } from './kiosk-bench.ts'

const index = searchIndex(PLAN.items, await loadPinyin())
const found = (query: string): readonly string[] => searchItems(index, query).map((item) => item.name)

it('KIOSK-10 initials find the matter first', () => {
  expect(found('sbk')[0]).toBe('社保卡补换')
  expect(found('SBKBH')[0]).toBe('社保卡补换')
  expect(found('hz')).toContain('普通护照')
})

it('KIOSK-10 whole pinyin, characters and English words find it too', () => {
  expect(found('shebao')).toContain('社保卡补换')
  expect(found('护照')).toContain('普通护照')
  expect(found('social card')[0]).toBe('社保卡补换')
})

it('KIOSK-10 nothing typed and nothing known find nothing', () => {
  expect(found(' ')).toEqual([])
  expect(found('zzzzzz')).toEqual([])
})

it('KIOSK-10 a scanned slip gives the link of its ticket, any other code none', () => {
  expect(linkIn('http://10.0.0.2:8080/t/Ab3_-xyz9Qw')).toBe('Ab3_-xyz9Qw')
  expect(linkIn('6901234567892')).toBeNull()
})

it('KIOSK-7 the letters loaded ahead are all that the plan writes, each once', () => {
  expect(lettersOf({ title: '政务大厅', items: [{ name: '大厅' }] })).toBe('政务大厅')
})
