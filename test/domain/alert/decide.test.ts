/** Who has an alert, how long one is silent, and what brings it back. */
import { describe, expect, it } from 'vitest'
import { byCause, causeOf, isWorse, seenOf, type Seen } from '../../../domain/alert/cause.ts'
import type { AlertCommand } from '../../../domain/alert/commands.ts'
import { ALERTS_STREAM, endingOf, heldAlerts, type HeldAlert } from '../../../domain/alert/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import { Log } from '../log.ts'
import { settingsWith } from '../queue-day/hall.ts'

const NOON = 1_000_000_000
const MIN = 60_000
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const guide: Actor = { kind: 'clerk', badgeNo: '0202', role: 'floorGuide' }
const timekeeper: Actor = { kind: 'timekeeper' }
const seen: Seen = { level: 'yellow', places: 2, value: 0 }
const take: AlertCommand = { type: 'TakeAlert', cause: 'device|silent', seen }
const silence: AlertCommand = { type: 'SilenceAlert', cause: 'device|silent', seen, minutes: 60 }

const silent = (place: string, more: Partial<ManagerAlert> = {}): ManagerAlert => ({
  level: 'yellow',
  kind: 'device',
  cause: 'silent',
  zone: null,
  counter: null,
  helpNo: null,
  sinceMs: NOON,
  value: 0,
  place,
  ...more,
})
const hall = (): Log => new Log(settingsWith(), { nowMs: NOON })
const shown = (log: Log, alerts: readonly ManagerAlert[], nowMs = NOON): readonly HeldAlert[] =>
  heldAlerts(log.state(ALERTS_STREAM), byCause(alerts), nowMs, (badgeNo) => `name of ${badgeNo}`)

describe('taking', () => {
  it('ALERT-2 given an alert that nobody has, when a guide takes it, then everybody sees who and since when', () => {
    const log = hall()
    expect(log.told(take, guide)).toBe('ok')
    expect(shown(log, [silent('1'), silent('2')])).toEqual([
      { cause: 'device|silent', badgeNo: '0202', name: 'name of 0202', atMs: NOON, untilMs: null },
    ])
  })

  it('ALERT-2 given it is taken, when a second one takes it, then they are told who has it', () => {
    const log = hall()
    log.told(take, guide)
    expect(log.told(take, manager)).toBe('AlertHeld')
  })

  it('ALERT-2 an alert that somebody has silenced may be taken, and whoever takes it has it', () => {
    const log = hall()
    log.told(silence, manager)
    expect(log.told(take, guide)).toBe('ok')
    expect(shown(log, [silent('1')])).toMatchObject([{ badgeNo: '0202', untilMs: null }])
  })

  it('ALERT-2 a guide gives back only what is theirs, a duty manager also what others have', () => {
    const log = hall()
    const back: AlertCommand = { type: 'ReturnAlert', cause: 'device|silent' }
    expect(log.told(back, manager)).toBe('AlertNotHeld')
    log.told(take, guide)
    expect(log.told(back, { ...guide, badgeNo: '0203' })).toBe('NotAllowed')
    expect(log.told(back, manager)).toBe('ok')
    expect(shown(log, [silent('1')])).toEqual([])
  })

  it('ALERT-2 a mark is ended by its number: one that was taken anew stays', () => {
    const log = hall()
    log.told(take, guide)
    const end: AlertCommand = { type: 'EndAlertMark', cause: 'device|silent', markNo: 1, why: 'gone' }
    log.told(silence, manager)
    expect(log.told(end, timekeeper)).toBe('AlertNotHeld')
    expect(log.told({ ...end, markNo: 2 }, timekeeper)).toBe('ok')
  })
})

describe('silence', () => {
  it('ALERT-3 ends by itself at its minute', () => {
    const log = hall()
    log.told(silence, manager)
    const at = (minutes: number): number => shown(log, [silent('1'), silent('2')], NOON + minutes * MIN).length
    expect([at(0), at(59), at(60)]).toEqual([1, 1, 0])
  })

  it('ALERT-3 flickering does not end it, while what was taken and is gone is over', () => {
    const mark = { seen, atMs: NOON, untilMs: NOON + MIN }
    expect(endingOf('device|silent', mark, null, NOON)).toBe(null)
    expect(endingOf('device|silent', { ...mark, untilMs: null }, null, NOON)).toBe('gone')
    expect(endingOf('device|silent', mark, seen, NOON + MIN)).toBe('over')
  })

  it('ALERT-3 what only one of several servers sees is not taken for gone by the others', () => {
    expect(endingOf('guessing|||||', { seen, atMs: NOON, untilMs: null }, null, NOON + 60 * MIN)).toBe(null)
  })
})

describe('what comes back', () => {
  it.each<[string, Seen, boolean]>([
    ['the same', seen, false],
    ['fewer places', { ...seen, places: 1 }, false],
    ['one more place', { ...seen, places: 3 }, true],
    ['yellow to red', { ...seen, level: 'red' }, true],
  ])('ALERT-4 machines: %s', (_words, now, worse) => {
    expect(isWorse('device|silent', seen, now)).toBe(worse)
  })

  it('ALERT-4 a wait comes back with ten minutes more, not with nine', () => {
    const wait: Seen = { level: 'red', places: 1, value: 40 }
    expect(isWorse('wait|E', wait, { ...wait, value: 49 })).toBe(false)
    expect(isWorse('wait|E', wait, { ...wait, value: 50 })).toBe(true)
  })

  it('ALERT-4 a wait near its promise and one beyond it are one trouble that got worse', () => {
    const near = silent('E', { kind: 'waitNear', value: 26 })
    const over: ManagerAlert = { ...near, kind: 'waitOver', level: 'red', value: 31 }
    expect(causeOf(near)).toBe(causeOf(over))
    const log = hall()
    log.told({ type: 'TakeAlert', cause: causeOf(near), seen: seenOf({ alerts: [near] }) }, manager)
    expect(shown(log, [near])).toHaveLength(1)
    expect(shown(log, [over])).toHaveLength(0)
    expect(log.told({ type: 'TakeAlert', cause: causeOf(over), seen: seenOf({ alerts: [over] }) }, guide)).toBe('ok')
  })
})
