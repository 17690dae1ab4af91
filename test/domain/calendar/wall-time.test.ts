/** Wall time through midnight, leap days and clock changes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, clockOf, minuteOf, momentOf, wallTime, weekdayOf } from '../../../domain/words/wall-time.ts'
import { holds } from '../../support/property.ts'

describe('NUM-3 wall time', () => {
  it('reads the date of Shanghai, not of the machine, a tenth of a second around midnight', () => {
    const midnight = Date.UTC(2026, 10, 24, 16)
    expect(wallTime(midnight - 100, 'Asia/Shanghai')).toEqual({ date: '2026-11-24', minute: 1439 })
    expect(wallTime(midnight + 100, 'Asia/Shanghai')).toEqual({ date: '2026-11-25', minute: 0 })
  })

  it('finds the moment again, in every zone and at every minute that exists', async () => {
    await holds(
      'calendar wall time',
      fc.property(
        fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Warsaw', 'America/St_Johns', 'Australia/Lord_Howe'),
        (minutes, zone) => {
          const wall = wallTime(minutes * 60_000, zone)
          const again = momentOf(wall.date, wall.minute, zone)
          expect(wallTime(again, zone)).toEqual(wall)
        },
      ),
      100,
    )
  })

  it('takes a time that the clock change leaves out as later, and the first of two', () => {
    expect(momentOf('2026-03-29', minuteOf('02:30'), 'Europe/Warsaw')).toBe(Date.UTC(2026, 2, 29, 1, 30))
    expect(momentOf('2026-10-25', minuteOf('02:30'), 'Europe/Warsaw')).toBe(Date.UTC(2026, 9, 25, 0, 30))
  })

  it('counts days and weekdays over a leap day', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(weekdayOf('2026-11-25')).toBe(3)
    expect(clockOf(minuteOf('08:30'))).toBe('08:30')
  })
})
