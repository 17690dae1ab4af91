/** The one search of all pages: characters, whole pinyin, initials and words, each reading of a character, ü by v and u. */
import { expect, it } from 'vitest'
import { searchIndex, searchItems } from '../../../renderer/app/search/item-search.ts'
import { PLAN } from '../kiosk/kiosk-bench.ts'
import { loadReadings } from '../../../renderer/app/search/readings.ts'

const NAMES: readonly (readonly [name: string, nameEn: string])[] = [
  ['旅游签注', 'Tourist endorsement'],
  ['律师执业', 'Licence of a lawyer'],
  ['女职工生育津贴', 'Maternity allowance'],
  ['侵占绿地审批', 'Use of green land'],
  ['战略投资备案', 'Filing of an investment'],
  ['西安市长安区居住证', 'Residence permit'],
  ['重名查询', 'Same names'],
  ['典当行设立', 'Pawnshop'],
  ['公积金提前还款', 'Early repayment'],
  ['全市长护险待遇', 'Care insurance'],
  ['ETC办理', 'Toll card'],
  ['社保\u200B卡补换（Ⅳ类）', 'Replace a social-security card'],
  ['小𣵦村居住证', 'Permit of a village'],
  ['居⺠⼾⼝登记', 'Household registration'],
]
const items = NAMES.map(([name, nameEn], at) => ({ id: `i${String(at).padStart(2, '0')}`, name, nameEn }))
const index = searchIndex(items, await loadReadings())
const found = (query: string): readonly string[] => searchItems(index, query).map((item) => item.name)

it.each([
  ['lvyou', '旅游签注'],
  ['luyou', '旅游签注'],
  ['lüyou', '旅游签注'],
  ['lǚyóu', '旅游签注'],
  ['lvyouqianzhu', '旅游签注'],
  ['lvshi', '律师执业'],
  ['LVSHI', '律师执业'],
  ['nvzhigong', '女职工生育津贴'],
  ['nvzhi', '女职工生育津贴'],
  ['lvdi', '侵占绿地审批'],
  ['zhanlve', '战略投资备案'],
  ['zhanlue', '战略投资备案'],
])('KIOSK-10 ü is found by v, u and ü: %s finds %s', (query, name) => {
  expect(found(query)).toContain(name)
})

it('KIOSK-10 ü as v after j, q, x and y is the u that stands there', () => {
  expect(found('jvzhu')).toEqual(found('juzhu'))
  expect(found('juzhu')).toContain('西安市长安区居住证')
})

it.each([
  ['xascaq', '西安市长安区居住证'],
  ['changan', '西安市长安区居住证'],
  ['xaszaq', '西安市长安区居住证'],
  ['cmcx', '重名查询'],
  ['chongming', '重名查询'],
  ['hangsheli', '典当行设立'],
  ['huankuan', '公积金提前还款'],
  ['qschx', '全市长护险待遇'],
])('KIOSK-10 every reading of a character counts: %s finds %s', (query, name) => {
  expect(found(query)).toContain(name)
})

it.each([
  ['etcbl', 'ETC办理'],
  ['ＥＴＣ', 'ETC办理'],
  ['shebkbh', '社保\u200B卡补换（Ⅳ类）'],
  ['sbkabh', '社保\u200B卡补换（Ⅳ类）'],
  ['shebaoka', '社保\u200B卡补换（Ⅳ类）'],
  ['社bk', '社保\u200B卡补换（Ⅳ类）'],
  ['社保卡', '社保\u200B卡补换（Ⅳ类）'],
  ['社\uFEFF保卡', '社保\u200B卡补换（Ⅳ类）'],
  ['bh social', '社保\u200B卡补换（Ⅳ类）'],
  ['card social', '社保\u200B卡补换（Ⅳ类）'],
  ['小𣵦', '小𣵦村居住证'],
  ['cunjz', '小𣵦村居住证'],
])('KIOSK-10 letters, initials, syllables, characters and words mix: %s finds %s', (query, name) => {
  expect(found(query)).toContain(name)
})

it('KIOSK-10 what begins with the typed initials stands first, what merely holds a half-typed syllable last', () => {
  expect(found('zm')[0]).toBe('重名查询')
  expect(found('lv')).toEqual(['旅游签注', '律师执业', '侵占绿地审批'])
})

it('KIOSK-10 nothing known finds nothing; nothing typed leaves all; without readings words still find', () => {
  expect(found('zzzzzz')).toEqual([])
  expect(found('i03')).toEqual(['侵占绿地审批'])
  expect(found(' \u200B')).toHaveLength(NAMES.length)
  const plain = searchIndex(items, null)
  expect(searchItems(plain, '社保卡').map((one) => one.id)).toEqual(['i11'])
  expect(searchItems(plain, 'lvyou')).toEqual([])
})

it('KIOSK-10 BOOK-1 in the shipped catalogue initials find first, then syllables, characters and English words', async () => {
  const shipped = searchIndex(PLAN.items, await loadReadings())
  const names = (query: string): readonly string[] => searchItems(shipped, query).map((item) => item.name)
  expect([names('sbk')[0], names('SBKBH')[0], names('social card')[0]]).toEqual([
    '社保卡补换',
    '社保卡补换',
    '社保卡补换',
  ])
  expect([names('hz'), names('护照')].map((list) => list.includes('普通护照'))).toEqual([true, true])
  expect(names('shebao')).toContain('社保卡补换')
})

it.each(['居民户口', '户口登记', '居⺠⼾⼝', 'jmhk', 'hukou'])(
  'TEXT-2 an item copied from a PDF is found by %s',
  (query) => {
    expect(found(query)).toEqual(['居⺠⼾⼝登记'])
  },
)
