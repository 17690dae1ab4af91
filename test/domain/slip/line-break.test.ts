/** Where lines of a slip break: no mark at a place where GB/T 15834 forbids it, no line wider than the paper. */
import { describe, expect, it } from 'vitest'
import { wrap } from '../../../domain/slip/line-break.ts'
import { loadSite } from '../../support/site.ts'

/** Half a place for ASCII, a whole one for everything else. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 14 : 28), 0)
const lines = (text: string, places: number): readonly string[] => wrap(text, places * 28, widthOf)

describe('SLIP-14 line breaks', () => {
  it.each([
    ['不动产联动过户（个人）', 8, ['不动产联动过户', '（个人）']],
    ['见【办事指南】说明', 6, ['见【办事指', '南】说明']],
    ['见【办事指南】说明', 3, ['见【办', '事指', '南】说', '明']],
    ['联动过户（原件）。', 8, ['联动过户（原', '件）。']],
    ['他说：“材料齐了。”', 9, ['他说：“材料齐', '了。”']],
    ['请等候——约十分钟', 4, ['请等', '候——约', '十分钟']],
    ['材料……等一下', 3, ['材', '料……', '等一下']],
    ['雅尼克·诺阿', 3, ['雅尼', '克·诺', '阿']],
    ['收费￥20元', 3, ['收费', '￥20元']],
    ['9:00–17:00 办理', 6, ['9:00–17:00', '办理']],
    ['http://hall.example.cn/t/abcdefgh', 5, ['http://hal', 'l.example.', 'cn/t/abcde', 'fgh']],
    ['《中华人民共和国行政许可法》', 5, ['《中华人民', '共和国行政', '许可法》']],
  ] as const)('SLIP-14 %s in %i places', (text, places, expected) => {
    expect(lines(text, places)).toEqual(expected)
  })

  it('SLIP-14 blanks at the end are no part of a line, and blanks alone are none', () => {
    expect(lines('一窗 ', 8)).toEqual(['一窗'])
    expect(lines('一窗办理  办结', 4)).toEqual(['一窗办理', '办结'])
    expect(lines('   ', 8)).toEqual([])
    expect(lines('', 8)).toEqual([])
  })

  it('SLIP-14 all names, hints and ways of the sample sites, at every width: nothing lost, torn or too wide', () => {
    const { items, zones } = loadSite('county').settings
    const texts = [
      ...items.flatMap((item) => [item.name, item.remark, ...item.materials.flatMap((one) => [one.name, one.hint])]),
      ...zones.flatMap((zone) => [zone.way, zone.stepFreeWay]),
    ].filter((text) => text !== '')
    for (const text of texts)
      for (let places = 6; places <= 20; places += 1) {
        const broken = lines(text, places)
        expect(broken.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of broken) {
          expect(widthOf(line)).toBeLessThanOrEqual(places * 28)
          expect(line).not.toMatch(/[（《“【￥]$/)
        }
        for (const line of broken.slice(1)) expect(line).not.toMatch(/^[，。、；：？！）》”】·…—～]/)
      }
  })
})
