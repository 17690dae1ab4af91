/** Clocks that jump, and the clock of a sample that is tried out at night. */
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { clockFor } from '../../../server/hall/clock.ts'
import { steadyClock } from '../../../server/hall/holding.ts'
import { safekeeping, type ClockState } from '../../../server/hall/storage-warnings.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { ConfigError } from '../../../server/site-file/config.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { loadSite } from '../../support/site.ts'

const settings = { ...loadSite('county').settings, calendar: null }
const NINE = Date.UTC(2026, 10, 25, 1)
const MINUTE = 60_000
const DAY = 86_400_000
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

  it('NUM-4 a clock that is a day ahead for a minute ends no day, and the hall goes on by the one before', async () => {
    const machine = machineAt(NINE)
    const clock = steadyClock(machine.nowMs, machine)
    const hall = await composeHall({
      ...{ settings, store: openMemoryStore(), jobs: HALL_JOBS },
      nowMs: clock.nowMs,
      onTrouble: () => undefined,
    })
    const issue = (commandId: string) =>
      hall.execute({ commandId, command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } }, kiosk)
    machine.work(20)
    await hall.tick()
    expect(await issue('press-01')).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
    machine.step(24 * 60)
    for (const press of ['press-02', 'press-03']) {
      expect(await issue(press)).toMatchObject({ ok: true })
      await hall.tick()
    }
    expect(clock.doubt()).toMatchObject({ aheadMs: DAY })
    machine.work(1)
    machine.step(-24 * 60)
    expect(clock.doubt()).toBeNull()
    expect(await issue('press-04')).toMatchObject({ ok: true, result: { ticketNo: 'C004' } })
    expect(hall.day()).toMatchObject({ serviceDate: '2026-11-25', status: 'open' })
  })

  it('NUM-4 CAL-7 CALL-5 a hall whose clock was ten hours ahead when the day began gives numbers and calls again once it is right', async () => {
    let nowMs = NINE + 10 * 3_600_000
    const hall = await composeHall({
      ...{ settings: loadSite('county').settings, store: openMemoryStore(), jobs: HALL_JOBS },
      nowMs: () => nowMs,
      onTrouble: () => undefined,
    })
    const give = (commandId: string, command: Command) => hall.execute({ commandId, command }, kiosk)
    expect(await give('help-001', { type: 'RequestHelp', place: '3 号机' })).toMatchObject({ ok: true })
    nowMs = NINE
    const number = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const
    expect(await give('press-01', number)).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
    const clerk = { kind: 'clerk', badgeNo: '0311', role: 'clerk' } as const
    for (const type of ['SignIn', 'OpenCounter', 'CallNext'] as const)
      expect(await hall.execute({ commandId: `at-21-${type}`, command: { type, counter: '21' } }, clerk)).toMatchObject(
        {
          ok: true,
        },
      )
    nowMs += MINUTE
    const again = { commandId: 'recall-1', command: { type: 'Recall', counter: '21' } } as const
    expect(await hall.execute(again, clerk)).toMatchObject({ ok: true })
  })

  it('NUM-4 a step that stays is believed after five minutes; sleep, a start and a step back are at once', () => {
    const machine = machineAt(NINE)
    const clock = steadyClock(machine.nowMs, machine)
    machine.work(1)
    machine.step(8 * 60)
    expect(clock.nowMs()).toBe(machine.nowMs())
    machine.work(20)
    clock.nowMs()
    machine.sleep(15 * 60)
    expect(clock.nowMs()).toBe(machine.nowMs())
    machine.work(20)
    clock.nowMs()
    machine.step(60)
    expect(clock.nowMs()).toBe(machine.nowMs() - 60 * MINUTE)
    machine.work(4)
    expect(clock.nowMs()).toBe(machine.nowMs() - 60 * MINUTE)
    expect(clock.doubt()).toEqual({
      ...{ aheadMs: 60 * MINUTE, sinceMs: clock.nowMs() - 4 * MINUTE, untilMs: clock.nowMs() + MINUTE },
    })
    machine.work(1)
    expect(clock.nowMs()).toBe(machine.nowMs())
    expect(clock.doubt()).toBeNull()
    machine.step(-60)
    expect(clock.nowMs()).toBe(machine.nowMs())
    machine.sleep(600)
    machine.step(120)
    expect(clock.nowMs()).toBe(machine.nowMs() - 120 * MINUTE)
  })

  it('NUM-4 a clock that is not believed, or was set back behind the day’s records, is told to operator and duty manager', () => {
    const backups = { lastGoodMs: () => null, problem: () => null, isLate: () => false, failedSinceMs: () => null }
    const kept = (clock: ClockState) =>
      safekeeping({ ...{ standby: null, backups, check: null, room: null, lostNumbers: [], aheadMs: 0 }, clock })
    const doubt = { aheadMs: DAY, sinceMs: NINE, untilMs: NINE + 5 * MINUTE }
    const told = kept({ doubt, setBackMs: 0, nowMs: NINE + MINUTE })
    expect(told.warnings.join()).toMatch(/1440 min ahead.*2026-11-25T01:05/)
    expect(told.alerts).toMatchObject([{ kind: 'clock', level: 'red', sinceMs: NINE, value: 1440 }])
    const back = kept({ doubt: null, setBackMs: 480 * MINUTE, nowMs: NINE })
    expect(back.warnings.join()).toMatch(/480 min further/)
    expect(back.alerts).toMatchObject([{ kind: 'clock', value: 480 }])
    expect(kept({ doubt: null, setBackMs: 50, nowMs: NINE })).toMatchObject({ warnings: [], alerts: [] })
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

/** A machine that works, sleeps and has its clock set, by minutes. */
function machineAt(startMs: number) {
  let [worked, passed, now] = [5_000, 90_000, startMs]
  const pass = (minutes: number): void => {
    passed += minutes * MINUTE
    now += minutes * MINUTE
  }
  return {
    nowMs: () => now,
    workedMs: () => worked,
    passedMs: () => passed,
    work: (minutes: number) => {
      worked += minutes * MINUTE
      pass(minutes)
    },
    sleep: pass,
    step: (minutes: number) => {
      now += minutes * MINUTE
    },
  }
}
