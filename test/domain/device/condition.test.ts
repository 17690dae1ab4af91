/** The state of a machine from its facts, its components, and whom its trouble calls. */
import { describe, expect, it } from 'vitest'
import { alarmLevelOf } from '../../../domain/device/alarm.ts'
import { conditionOf, type DeviceFacts } from '../../../domain/device/condition.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'

const NOON = 1_000_000_000
const well: DeviceReport = { printer: 'ok', paper: 'ok', voice: 'ok', storageFreeMb: 20_000 }
const facts: DeviceFacts = {
  kind: 'kiosk',
  lastSeenMs: NOON,
  connectedAtMs: NOON - 3_600_000,
  report: well,
  clockOffsetMs: 200,
  isDisabled: false,
  listeningSinceMs: NOON - 7_200_000,
}

const told = (change: Partial<DeviceFacts>, needs: Parameters<typeof conditionOf>[1] = []): string => {
  const { state, cause } = conditionOf({ ...facts, ...change }, needs, NOON)
  return cause === null ? state : `${state}: ${cause}`
}
const reporting = (change: DeviceReport): Partial<DeviceFacts> => ({ report: { ...well, ...change } })
const alarm = (change: Partial<DeviceFacts>): string | null =>
  alarmLevelOf(conditionOf({ ...facts, ...change }, [], NOON))

describe('the state of a machine', () => {
  it.each<[string, Partial<DeviceFacts>, string]>([
    ['a sound kiosk that waits for somebody', {}, 'available'],
    ['somebody stands at it', reporting({ isInUse: true }), 'active'],
    ['its page has come and not reported yet', { report: null, connectedAtMs: NOON - 60_000 }, 'initialising'],
    [
      'its page came long ago and never reported',
      { report: null, connectedAtMs: NOON - 60_001 },
      'unavailable: noReport',
    ],
    ['heard of half a minute ago', { lastSeenMs: NOON - 30_000 }, 'available'],
    ['silent for longer', { lastSeenMs: NOON - 30_001 }, 'unavailable: silent'],
    [
      'silent since before the server began, which was just now',
      { lastSeenMs: NOON - 90_000, listeningSinceMs: NOON - 30_000 },
      'initialising',
    ],
    [
      'never heard of, the server just begun',
      { lastSeenMs: null, connectedAtMs: null, report: null, listeningSinceMs: NOON - 30_000 },
      'initialising',
    ],
    [
      'never heard of since the server began',
      { lastSeenMs: null, connectedAtMs: null, report: null, listeningSinceMs: NOON - 30_001 },
      'unavailable: silent',
    ],
    [
      'never heard of by this one of several servers',
      { lastSeenMs: null, connectedAtMs: null, report: null, listeningSinceMs: null },
      'initialising',
    ],
    ['heard of by it and then silent', { lastSeenMs: NOON - 31_000, listeningSinceMs: null }, 'unavailable: silent'],
    [
      'taken out of use while somebody stands there',
      { isDisabled: true, ...reporting({ isInUse: true }) },
      'unavailable: disabled',
    ],
    ['taken out of use and switched off', { isDisabled: true, lastSeenMs: NOON - 90_000 }, 'unavailable: disabled'],
  ])('DEV-1 %s', (_what, change, expected) => {
    expect(told(change)).toBe(expected)
  })

  it('DEV-1 DEV-2 without paper a kiosk serves on and says so, unless its hall requires the printer', () => {
    expect(told(reporting({ paper: 'out', isInUse: true }))).toBe('active: paperOut')
    expect(told(reporting({ paper: 'out', isInUse: true }), ['printer'])).toBe('unavailable: paperOut')
    expect(told(reporting({ paper: 'low' }), ['printer'])).toBe('available: paperLow')
    expect(told({ kind: 'display', ...reporting({ paper: 'out' }) }, ['printer'])).toBe('available')
  })
})

describe('components', () => {
  it('DEV-2 each is required or optional and has its health; what a machine does not have is not listed', () => {
    const { components } = conditionOf(
      { ...facts, ...reporting({ paper: 'low', reader: 'none' }), clockOffsetMs: null },
      ['disk'],
      NOON,
    )
    expect(components.map(({ name, isRequired, health, cause }) => [name, isRequired, health, cause])).toEqual([
      ['network', true, 'ok', null],
      ['printer', false, 'warning', 'paperLow'],
      ['voice', false, 'ok', null],
      ['disk', true, 'ok', null],
      ['clock', false, 'unknown', null],
    ])
    const bare = conditionOf({ ...facts, report: { printer: 'none' } }, [], NOON).components
    expect(bare.map((one) => one.name)).toEqual(['network', 'disk', 'clock'])
  })

  it.each<[Partial<DeviceFacts>, string]>([
    [reporting({ printer: 'coverOpen', paper: 'out' }), 'available: coverOpen'],
    [reporting({ printer: 'offline' }), 'available: printerOffline'],
    [reporting({ reader: 'offline' }), 'available: readerOffline'],
    [reporting({ voice: 'muted' }), 'available: voiceFailed'],
    [reporting({ voice: 'missingClip' }), 'available: clipMissing'],
    [reporting({ storageFreeMb: 49 }), 'available: diskFull'],
    [reporting({ storageFreeMb: 499 }), 'available: diskLow'],
    [{ clockOffsetMs: -30_001 }, 'available: clockOff'],
    [{ clockOffsetMs: 30_000 }, 'available'],
    [reporting({ offlineTickets: 3, offlineSinceMs: NOON - 600_001 }), 'available: ticketsKept'],
    [reporting({ offlineTickets: 3, offlineSinceMs: NOON - 600_000 }), 'available'],
    [{ clockOffsetMs: 90_000, ...reporting({ voice: 'failed', paper: 'low' }) }, 'available: voiceFailed'],
  ])('DEV-2 PEERS-42 %o: the worst is named', (change, expected) => {
    expect(told(change)).toBe(expected)
  })
})

describe('alarms', () => {
  it('DEV-3 red where people are not served or called, yellow where they soon will not be, none for a sound machine', () => {
    expect([
      alarm({ lastSeenMs: NOON - 31_000 }),
      alarm(reporting({ paper: 'out' })),
      alarm(reporting({ voice: 'blocked' })),
    ]).toEqual(['red', 'red', 'red'])
    expect([
      alarm(reporting({ paper: 'low' })),
      alarm({ clockOffsetMs: 45_000 }),
      alarm(reporting({ reader: 'offline' })),
    ]).toEqual(['yellow', 'yellow', 'yellow'])
    expect([alarm({}), alarm(reporting({ isInUse: true })), alarm({ report: null, connectedAtMs: NOON })]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('DEV-3 a machine that nobody has heard of since the server began is red; one taken out of use on purpose calls nobody', () => {
    expect(alarm({ lastSeenMs: null, connectedAtMs: null, report: null })).toBe('red')
    expect(alarm({ isDisabled: true, lastSeenMs: null })).toBeNull()
  })
})
