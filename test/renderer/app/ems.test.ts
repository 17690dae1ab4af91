/** Labels in arches and times as they are typed: nothing spills over what it stands in, nothing that is meant is refused. */
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import ArchWindow from '../../../renderer/app/parts/ArchWindow.vue'
import { digitsTyped } from '../../../renderer/app/text/digits-typed.ts'
import { emsOf, inLines } from '../../../renderer/app/parts/ems.ts'
import { createPageI18n } from '../../../renderer/app/text/i18n.ts'
import WindowPlate from '../../../renderer/counter-display/WindowPlate.vue'
import WindowArch from '../../../renderer/display/WindowArch.vue'
import { clockTyped, monthDayTyped } from '../../../renderer/settings/typed.ts'

/** Widest line of a label in parts of its arch. */
function filled(label: string): number {
  const arch = mount(ArchWindow, { props: { label, state: 'free' } }).element as HTMLElement
  const lines = arch.classList.contains('two') ? 2 : 1
  const width = arch.classList.contains('wide') ? Number(arch.style.getPropertyValue('--wide')) : 1
  const ems = lines === 1 ? emsOf(label) : Math.ceil(emsOf(label) / lines)
  return (ems * Number(arch.style.getPropertyValue('--d'))) / width
}

it('PANEL-5 a label of hanzi stays inside its arch, on two lines where it is long; only runs get a wide one', () => {
  for (const label of [
    '7',
    '24',
    '109',
    '1024',
    'A-105',
    '综3',
    '咨询',
    '综合3',
    '综合21甲',
    '社保医保一号',
    '21–36',
    '21–26、29',
  ])
    expect(filled(label), label).toBeLessThanOrEqual(1)
  const wide = (label: string) => mount(ArchWindow, { props: { label, state: 'free' } }).classes('wide')
  expect(['1024', '综合21甲', '–', '21–36'].map(wide)).toEqual([false, false, false, true])
  expect(
    mount(WindowArch, { props: { label: '综合21甲' } })
      .find('.two')
      .exists(),
  ).toBe(true)
  expect(
    mount(WindowArch, { props: { label: 'A-105' } })
      .find('.two')
      .exists(),
    'never torn',
  ).toBe(false)
  expect(
    mount(WindowArch, { props: { label: '109' } })
      .find('.two')
      .exists(),
  ).toBe(false)
  expect(mount(WindowPlate, { props: { label: '综合21甲', state: 'free' } }).classes('two')).toBe(true)
})

it('SET-11 a code is the same in figures of any width, with blanks or dashes between', () => {
  for (const typed of ['123456', '１２３４５６', '123 456', '１２３－４５６', ' 123　456\n'])
    expect(digitsTyped(typed)).toBe('123456')
  expect(digitsTyped('取件码')).toBe('')
})

it('SET-11 times and days of the year are taken as people type them', () => {
  const times = ['8:30', '8：30', '０８：３０', '830', '0830', '8.30', '8点30分', '8点半', '8点', '24:00', ' 17:30 ']
  expect(times.map(clockTyped)).toEqual([...Array<string>(8).fill('08:30'), ...['08:00', '24:00', '17:30']])
  expect(['', '早上', '8', '8:3', '12345'].map(clockTyped), 'left as it is').toEqual(['', '早上', '8', '8:3', '12345'])
  expect(['5-1', '5/1', '5月1日', '０５－０１', '10.1', '05-01'].map(monthDayTyped)).toEqual([
    ...Array<string>(4).fill('05-01'),
    ...['10-01', '05-01'],
  ])
  expect(monthDayTyped('五月')).toBe('五月')
})

it('PANEL-5 a long name goes on below at its dots, and no line ends or begins with one', () => {
  expect(inLines('社保·医保·公积金', 8.8)).toBe('社保·医保\n公积金')
  expect(inLines('房产·税务', 8.8)).toBe('房产·税务')
  expect(inLines('民政·残联·退役军人', 8.8)).toBe('民政·残联\n退役军人')
  expect(inLines('Social insurance', 8.8)).toBe('Social insurance')
})

it('PANEL-5 in English a zone and its letter, a window and its number, a number and its unit are never torn', () => {
  const { tIn } = createPageI18n({
    zh: { sit: '请到{zone}就座', wait: '{n} 分钟' },
    en: { sit: 'Take a seat in {zone}', wait: 'about {n} min at window 5, lift 2' },
  })
  expect(tIn('en')('sit', { zone: 'Zone C, second floor' })).toBe('Take a seat in Zone\u00a0C, second floor')
  expect(tIn('en')('wait', { n: 15 })).toBe('about 15\u00a0min at window\u00a05, lift\u00a02')
  expect(tIn('zh')('wait', { n: 15 })).toBe('15 分钟')
})
