/** The hour that every page shows: the server's, in the hall's zone, going on by itself, gone with its page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useClock, type HallClock } from '../../../renderer/app/clock.ts'
import {
  dateTextAt,
  dateTimeText,
  minuteOf,
  minuteText,
  shortTime,
  sinceText,
  timeAt,
} from '../../../renderer/app/text/dates.ts'

/** 23:59:30 on 25 November 2026 in Shanghai. */
const LATE = Date.UTC(2026, 10, 25, 15, 59, 30)

describe('the clock of a page', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }))
  afterEach(() => void vi.useRealTimers())

  it('NUM-3 PEERS-38 it goes on every second by the server’s time, over midnight, whatever the machine’s own clock says', () => {
    const scope = effectScope()
    const clock = scope.run(() => useClock('Asia/Shanghai', () => LATE + Date.now())) as HallClock
    expect([clock.hhmm.value, clock.dateText.value]).toEqual(['23:59', '11月25日 周三'])
    vi.advanceTimersByTime(31_000)
    expect([clock.hhmm.value, clock.dateText.value]).toEqual(['0:00', '11月26日 周四'])
    scope.stop()
  })

  it('NUM-3 the server’s first word moves the clock at once, not with the next tick', () => {
    const aheadMs = ref(0)
    const scope = effectScope()
    const clock = scope.run(() => useClock('Asia/Shanghai', () => aheadMs.value + Date.now())) as HallClock
    aheadMs.value = LATE
    expect(clock.hhmm.value).toBe('23:59')
    scope.stop()
  })

  it('NUM-3 no hour is shown before the plan has said in which zone the hall stands', () => {
    const zone = ref<string>()
    const scope = effectScope()
    const clock = scope.run(() => useClock(zone, () => LATE)) as HallClock
    expect([clock.hhmm.value, clock.dateText.value]).toEqual(['', ''])
    zone.value = 'Asia/Urumqi'
    expect(clock.hhmm.value).toBe('21:59')
    scope.stop()
  })

  it('PEERS-33 PEERS-34 a thousand pages shown and left leave no timer', () => {
    for (let shown = 0; shown < 1000; shown += 1) {
      const scope = effectScope()
      scope.run(() => useClock(undefined, () => LATE))
      scope.stop()
    }
    expect(vi.getTimerCount()).toBe(0)
  })

  it('PEERS-12 PEERS-13 moments are read in the hall’s zone, and times compared as minutes, not as text', () => {
    expect([timeAt(LATE, 'Asia/Shanghai'), timeAt(LATE, 'UTC')]).toEqual(['23:59', '15:59'])
    expect(dateTextAt(LATE, 'Asia/Shanghai', 'en')).toBe('Wed 25 Nov')
    expect(minuteOf('9:05')).toBeLessThan(minuteOf('13:00'))
    expect([shortTime('09:00'), shortTime('10:00'), shortTime('00:30')]).toEqual(['9:00', '10:00', '0:30'])
  })

  it('PEERS-13 every time of day has the one form of the design, 8:30, whatever it is made of', () => {
    const half = Date.UTC(2026, 10, 25, 0, 30)
    const zone = 'Asia/Shanghai'
    expect([timeAt(half, zone), minuteText(510), minuteText(645)]).toEqual(['8:30', '8:30', '10:45'])
    expect([dateTimeText(half, zone), sinceText(half, LATE, zone)]).toEqual(['11月25日 8:30', '8:30'])
    expect(dateTimeText(Date.UTC(2026, 10, 25, 2, 5), zone)).toBe('11月25日 10:05')
  })
})
