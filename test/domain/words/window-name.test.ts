/** Windows in sentences: a number gets its words, a name is not made a number. */
import { expect, it } from 'vitest'
import { windowNamed } from '../../../domain/words/window-name.ts'

it.each([
  ['请到 24 号窗口', '请到 24 号窗口'],
  ['请到 A-105 号窗口', '请到 A-105 号窗口'],
  ['21–23、25 号窗口同样办理', '21–23、25 号窗口同样办理'],
  ['到 综合21甲 号窗口', '到综合21甲窗口'],
  ['请 C026 到 咨询 号窗口', '请 C026 到咨询窗口'],
  ['请到 综合窗口 号窗口', '请到综合窗口'],
  ['在 甲窗 号窗口开窗', '在甲窗口开窗'],
  ['暂停 综合1甲、综合2甲 号窗口', '暂停综合1甲、综合2甲窗口'],
  ['请到二楼 C 区 21甲 号窗口。', '请到二楼 C 区 21甲窗口。'],
])('SHOW-11 %s: %s', (text, named) => {
  expect(windowNamed(text)).toBe(named)
})
