/** What people typed, without the characters that nobody can see. */
import { expect, it } from 'vitest'
import { visibleText, visibleTexts } from '../../../domain/words/typed-text.ts'

it.each([
  ['社保\u200B卡挂失（Ⅳ类）', '社保卡挂失（Ⅳ类）'],
  ['\uFEFF编号', '编号'],
  ['身\u200D份\u200C证', '身份证'],
  ['\u202A61010119900307\u202C7758', '610101199003077758'],
  ['办\uFE0F理\u{E0101}', '办理'],
  ['软\u00AD连字', '软连字'],
  ['两\tcells\u00A0and\u2009more', '两 cells and more'],
  ['铃\u0007铃', '铃铃'],
  ['上\r\n下\u2028左\r右', '上\n下\n左\n右'],
  ['半\uD842对', '半对'],
  ['䶮𠮷㐂', '䶮𠮷㐂'],
  ['一　窗', '一　窗'],
  ['ᠮᠣᠩ\u180Bᠭᠣᠯ', 'ᠮᠣᠩ\u180Bᠭᠣᠯ'],
])('TEXT-1 %j reads %j', (typed, seen) => {
  expect(visibleText(typed)).toBe(seen)
})

it('TEXT-1 every text of a value, however deep; figures, keys and null stay', () => {
  expect(visibleTexts({ title: '大\u200B厅', list: [{ name: 'a\uFEFF' }, null, 3, true] })).toEqual({
    title: '大厅',
    list: [{ name: 'a' }, null, 3, true],
  })
})
