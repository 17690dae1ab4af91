/** Characters that a PDF has handed out as radicals are the characters that everybody takes them for. */
import { expect, it } from 'vitest'
import { visibleText } from '../../../domain/words/typed-text.ts'

it.each([
  // As taken out of PDFs that Chromium made with Noto Sans CJK: the radical shares the glyph of the character.
  ['⼯⼈ ⽅⾔ ⻅⻰ 办理业务', '工人 方言 见龙 办理业务'],
  ['⻓⻋⻔⼀⼆⼋', '长车门一二八'],
  ['居⺠⼾⼝登记', '居民户口登记'],
  ['⾷品经营许可', '食品经营许可'],
  ['⻝堂 ⻢ ⻥ ⻚ ⻛', '食堂 马 鱼 页 风'],
])('TEXT-2 %j reads %j', (copied, seen) => {
  expect(visibleText(copied)).toBe(seen)
})

it('TEXT-2 every radical becomes a character that is none, and characters stay', () => {
  const radicals = Array.from({ length: 0x2fd6 - 0x2f00 }, (_, at) => String.fromCodePoint(0x2f00 + at)).join('')
  expect(visibleText(radicals)).not.toMatch(/[\u2E80-\u2FDF]/u)
  expect([...visibleText(radicals)]).toHaveLength(0x2fd6 - 0x2f00)
  expect(visibleText('户民食长车门䶮𠮷㐂')).toBe('户民食长车门䶮𠮷㐂')
})
