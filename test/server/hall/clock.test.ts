/** Clocks that jump, and the clock of a sample that is tried out at night. */
import { describe, expect, it } from 'vitest'
import { clockFor } from '../../../server/hall/clock.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { ConfigError } from '../../../server/site-file/config.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { loadSite } from '../../support/site.ts'

const settings = { ...loadSite('county').settings, calendar: null }
const NINE = Date.UTC(2026, 10, 25, 1)
const kiosk = { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' } as const

describe('the clock of the hall', () => {
  it('ISSUE-5 a machine clock that is set back never makes the log run backwards', async () => {
    let nowMs = NINE
    const store = openMemoryStore()
    const hall = await composeHall({ settings, store, nowMs: () => nowMs, jobs: HALL_JOBS, onTrouble: () => undefined })
    const issue = (commandId: string) =>
      hall.execute({ commandId, command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } }, kiosk)
    await issue('before-1')
    nowMs -= 3_600_000
    await issue('after-01')
    const times = [...(await store.read('day/2026-11-25', 0))].map((record) => record.atMs)
    expect(times.length).toBeGreaterThan(2)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('NUM-3 a clock that was a month ahead for one ticket does not hold the hall in the future', async () => {
    let nowMs = NINE + 30 * 86_400_000
    const hall = await composeHall({
      jobs: HALL_JOBS,
      settings,
      store: openMemoryStore(),
      nowMs: () => nowMs,
      onTrouble: () => undefined,
    })
    const issue = (commandId: string) =>
      hall.execute({ commandId, command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } }, kiosk)
    await issue('ahead-01')
    nowMs = NINE
    expect(await issue('today-01')).toMatchObject({ ok: true, result: { issuedAtMs: NINE } })
    expect(hall.day().serviceDate).toBe('2026-11-25')
  })

  it('a sample opened at night starts at ten in the morning and says so; in its hours it goes by the machine', () => {
    const night = Date.UTC(2026, 10, 25, 15)
    const clock = clockFor('auto', settings, () => night)
    expect(clock.shiftedTo).toBe('2026-11-25 10:00')
    expect(clock.nowMs()).toBe(Date.UTC(2026, 10, 25, 2))
    expect(clockFor('auto', settings, () => NINE).shiftedTo).toBeNull()
    expect(() => clockFor('noonish', settings, () => NINE)).toThrow(ConfigError)
  })

  it('a sample is not opened into the noon break nor shortly before it; in the afternoon it goes by the machine', () => {
    const noonBreak = { from: '12:00', to: '13:30' }
    const halved = { ...settings, hours: { open: '09:00', close: '17:00', lastTicket: '16:30', noonBreak } }
    const at = (hour: number, minute: number) =>
      clockFor('auto', halved, () => Date.UTC(2026, 10, 25, hour - 8, minute)).shiftedTo
    expect([at(10, 59), at(13, 30), at(15, 29)]).toEqual([null, null, null])
    expect([at(11, 0), at(13, 29), at(15, 30)]).toEqual(['2026-11-25 10:00', '2026-11-25 10:00', '2026-11-25 10:00'])
  })

  it('a sample opened on a rest day starts on the next working day, when its counters are open', () => {
    const own = loadSite('county').settings
    const saturday = Date.UTC(2026, 10, 28, 2)
    expect(clockFor('auto', own, () => saturday).shiftedTo).toBe('2026-11-30 10:00')
    expect(clockFor('auto', own, () => Date.UTC(2026, 8, 30, 18)).shiftedTo).toBe('2026-10-08 10:00')
    expect(clockFor('auto', own, () => NINE).shiftedTo).toBeNull()
  })
})
