/** A day stays counted by the promises and hours by which it was lived, whatever is changed afterwards (article 31). */
import { describe, expect, it } from 'vitest'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { rulesOn } from '../../../domain/plan/past-rules.ts'
import { pastRules } from '../../../domain/settings/past.ts'
import { SETTINGS_STREAM, sectionsOf } from '../../../domain/settings/state.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { stretchOf } from '../../../server/reports/period-report.ts'
import { county, session } from '../calendar/sample-calendar.ts'
import { Log } from '../log.ts'
import { dutyManager, settingsWith } from '../queue-day/hall.ts'

const base = settingsWith()
const [first] = base.queues
const queue = first?.id ?? ''
const promising = (promiseMin: number) => ({
  queues: base.queues.map((one) => (one.id === queue ? { ...one, promiseMin } : one)),
})

/** Settings as they are in force after changes at these wall times, minute by minute promised. */
function settingsAfter(...changes: readonly (readonly [date: string, promiseMin: number])[]): HallSettings {
  const log = new Log(base)
  changes.forEach(([date, promiseMin], at) => {
    const outcome = log.give(
      { type: 'ChangeSettings', changes: promising(promiseMin), expectedVersion: at, note: '新办法施行' },
      dutyManager,
      { nowMs: momentOf(date, 600, base.timeZone), today: date },
    )
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection))
  })
  const state = log.state(SETTINGS_STREAM)
  return { ...base, ...sectionsOf(state), ...pastRules(base, state) }
}
const promisedOn = (settings: HallSettings, date: string): number | undefined => rulesOn(settings, date).promises[queue]

describe('the rules of a day that is over', () => {
  it('SET-7 a promise counts from the day of its change on; the days before keep theirs, through two changes', () => {
    const settings = settingsAfter(['2026-03-02', 15], ['2026-09-01', 45])
    expect(
      ['2026-03-01', '2026-03-02', '2026-08-31', '2026-09-01', '2027-01-01'].map((date) => promisedOn(settings, date)),
    ).toEqual([first?.promiseMin, 15, 15, 45, 45])
  })

  it('SET-7 of several changes of one day the last counts for that day', () => {
    const settings = settingsAfter(['2026-03-02', 15], ['2026-03-02', 20])
    expect([promisedOn(settings, '2026-03-01'), promisedOn(settings, '2026-03-02')]).toEqual([first?.promiseMin, 20])
  })

  it('SET-7 a change that touches nothing a report counts by leaves nothing behind', () => {
    expect(settingsAfter(['2026-03-02', first?.promiseMin ?? 0]).pastRules).toBeUndefined()
  })

  it('SET-7 CAL-7 a report asks for each day’s own promise and for the hours of its own calendar', () => {
    const long = [session('regular', '08:00', '18:00')]
    const calendar = { ...county, seasons: county.seasons.map((season) => ({ ...season, workday: long })) }
    const settings: HallSettings = {
      ...base,
      calendar,
      pastRules: [{ untilDate: '2026-11-24', promises: { [queue]: 10 }, calendar: county }],
    }
    const dates = ['2026-11-24', '2026-11-25']
    const { promises, sessions } = stretchOf(settings, { from: '2026-11-24', to: '2026-11-25' }, dates)
    expect(promises.map(({ from, to, minutes }) => [from, to, minutes[queue]])).toEqual([
      ['0001-01-01', '2026-11-24', 10],
      ['2026-11-25', '9999-12-31', first?.promiseMin],
    ])
    expect(sessions['2026-11-25']).toEqual([[480, 1080]])
    expect(sessions['2026-11-24']).not.toEqual([[480, 1080]])
  })
})
