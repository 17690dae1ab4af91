/** Theme packages: what is in force, and papers counted once. */
import { expect, it } from 'vitest'
import { themePapers, themesOn, type Theme } from '../../../domain/plan/theme.ts'
import { loadSite } from '../../support/site.ts'

const { settings } = loadSite('county')
const theme: Theme = {
  id: 'restaurant',
  name: '开餐饮店一件事',
  nameEn: 'Opening a restaurant',
  items: ['b04', 'a01', 'a02'],
  hint: '',
  hintEn: '',
  documentNo: '渭原政办发〔2026〕8号',
  receiptNo: '备案 2026-031',
  fromDate: '2026-03-01',
  toDate: null,
}
const names = (change: Partial<Theme>, date = '2026-11-25'): readonly string[] =>
  themesOn({ items: settings.items, themes: [{ ...theme, ...change }] }, date).map((one) => one.name)

it('THEME-1 a theme is offered when it is approved, filed and in force, as its matters are', () => {
  expect(names({})).toEqual(['开餐饮店一件事'])
  expect([names({ documentNo: '' }), names({ receiptNo: '' })]).toEqual([[], []])
  expect([names({}, '2026-02-28'), names({ toDate: '2026-11-24' })]).toEqual([[], []])
})

it('THEME-1 one that has lost a matter is not offered', () => {
  expect(names({ items: ['b04', 'a01', 'gone'] })).toEqual([])
  const items = settings.items.map((item) => (item.id === 'a02' ? { ...item, isApplicantInitiated: false } : item))
  expect(themesOn({ items, themes: [theme] }, '2026-11-25')).toEqual([])
})

it('THEME-2 its papers are counted once, and beside it stands how many they would be apart', () => {
  const [offered] = themesOn({ items: settings.items, themes: [theme] }, '2026-11-25')
  const { together, apart } = themePapers(offered as NonNullable<typeof offered>)
  const own = ['b04', 'a01', 'a02'].flatMap((id) => settings.items.find((item) => item.id === id)?.materials ?? [])
  expect([together, apart]).toEqual([new Set(own.map((one) => one.name)).size, own.length])
  expect(together).toBeLessThan(apart)
})
