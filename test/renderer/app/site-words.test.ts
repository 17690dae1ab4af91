/** A station and a room speak of themselves by their own names (article 2). */
import { afterEach, expect, it } from 'vitest'
import { t as display } from '../../../renderer/display/texts.ts'
import { t as booking } from '../../../renderer/booking/texts.ts'
import { locale, shared } from '../../../renderer/app/text/i18n.ts'
import { siteLevel } from '../../../renderer/app/text/site-words.ts'

afterEach(() => {
  siteLevel.value = 'county'
  locale.value = 'zh'
})

it.each([
  ['city', '本厅随时取号，没有要加开的时间。', '正在重新连接，已通知大厅工作人员。', '全厅', '政务大厅'],
  ['township', '本站随时取号，没有要加开的时间。', '正在重新连接，已通知便民服务站工作人员。', '全站', '便民服务站'],
  ['village', '本室随时取号，没有要加开的时间。', '正在重新连接，已通知便民服务室工作人员。', '全室', '便民服务室'],
] as const)('SITE-13 a site of the level %s says what it is', (level, refusal, lost, whole, title) => {
  siteLevel.value = level
  locale.value = 'zh'
  expect(shared.t('rejection.NoCalendar')).toBe(refusal)
  expect(display('lost.notice')).toBe(lost)
  expect(display('wholeHall')).toBe(whole)
  expect(booking('product')).toBe(title)
})

it('SITE-13 the same in English', () => {
  siteLevel.value = 'village'
  locale.value = 'en'
  expect(shared.t('rejection.NoCalendar')).toMatch(/^This room gives numbers/)
  expect(shared.t('rejection.CancelTooLate', { untilMin: 30 })).toMatch(/phone the room\.$/)
})
