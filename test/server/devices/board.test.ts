/**
 * What the duty manager learns of the devices: silence and trouble turn red, a warning yellow, a sound device says
 * nothing.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { createDeviceBoard, type DeviceBoard } from '../../../server/devices/board.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { DeviceRow } from '../../../server/store/port.ts'

const NOON = 1_000_000
const kiosk: DeviceRow = {
  deviceId: 'd1',
  kind: 'kiosk',
  name: '1 号机',
  zone: 'A',
  counter: null,
  tokenHash: 'secret-hash',
  pairedAtMs: 1,
}

describe('the device board', () => {
  let board: DeviceBoard
  let changes = 0
  beforeEach(() => {
    changes = 0
    board = createDeviceBoard(() => (changes += 1))
    board.know([kiosk])
  })

  const levels = (nowMs = NOON): readonly string[] => board.alerts(nowMs).map((alert) => alert.level)

  it('PEERS-38 a device that is heard of raises nothing; one silent for half a minute is red, from the moment it fell silent', () => {
    board.seen('d1', NOON - 3_600_000)
    board.seen('d1', NOON)
    expect(levels(NOON + 30_000)).toEqual([])
    expect(board.alerts(NOON + 31_000)).toMatchObject([
      { level: 'red', kind: 'device', place: '1 号机', zone: 'A', sinceMs: NOON },
    ])
    board.seen('d1', NOON + 40_000)
    expect(levels(NOON + 41_000)).toEqual([])
  })

  it.each<[DeviceReport, readonly string[]]>([
    [{ paper: 'ok', printer: 'ok', voice: 'ok' }, []],
    [{ paper: 'out' }, ['red']],
    [{ printer: 'coverOpen' }, ['red']],
    [{ printer: 'offline' }, ['red']],
    [{ voice: 'failed' }, ['red']],
    [{ voice: 'blocked' }, ['red']],
    [{ voice: 'muted' }, ['red']],
    [{ paper: 'low' }, ['yellow']],
    [{ voice: 'missingClip' }, ['yellow']],
    [{ paper: 'low', voice: 'failed' }, ['red']],
  ])('VOICE-8 PEERS-30 PEERS-42 %o', (report, expected) => {
    board.reported('d1', report, NOON)
    expect(levels()).toEqual(expected)
  })

  it('SEND-5 staff are told at once when a report changes, and not again for the same', () => {
    board.reported('d1', { paper: 'ok' }, NOON)
    board.reported('d1', { paper: 'ok' }, NOON + 10_000)
    expect(changes).toBe(1)
    board.reported('d1', { paper: 'out' }, NOON + 20_000)
    expect(changes).toBe(2)
    board.reported('d1', { paper: 'out' }, NOON + 30_000)
    expect(board.alerts(NOON + 30_000)).toMatchObject([{ sinceMs: NOON + 20_000 }])
  })

  it('STORE-7 ACCESS-3 the list tells no hash, and a device that was taken back leaves it', () => {
    board.reported('d1', { paper: 'low' }, NOON)
    expect(board.list()).toMatchObject([{ deviceId: 'd1', name: '1 号机', lastSeenMs: NOON, report: { paper: 'low' } }])
    expect(JSON.stringify(board.list())).not.toContain('secret-hash')
    board.know([])
    expect([board.list(), board.alerts(NOON), [...board.lives()]]).toEqual([[], [], []])
  })
})
