/** What a page tells of its device, and the clock it shows before it has heard of the hall's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useConnection, type Connection, type HallSocket } from '../../../renderer/app/server/connection.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import { Line } from './fake-line.ts'

const NOW = Date.UTC(2026, 10, 25, 1)

describe('the reports of a page', () => {
  let line: Line
  let scope: EffectScope
  let connection: Connection<KioskView>
  beforeEach(() => {
    vi.useFakeTimers({
      now: NOW,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    })
    line = new Line()
    scope = effectScope()
    connection = scope.run(() =>
      useConnection<KioskView>(
        () => ({ screen: 'kiosk' }),
        () => line as unknown as HallSocket,
      ),
    ) as Connection<KioskView>
  })
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  /** A line on which no view comes is renewed. */
  function servedForAMinute(): void {
    for (let seq = 0; seq < 10; seq += 1) {
      line.hear('view', { kind: 'kiosk', seq, atMs: Date.now(), queues: [], calls: [] })
      vi.advanceTimersByTime(6000)
    }
  }

  it('DEV-2 carry the parts last told with the clock of this machine; a newer word of a part replaces the older', () => {
    line.up()
    connection.report({ voice: 'ok' } as never)
    connection.report({ printer: 'noPaper' } as never)
    connection.report({ voice: 'failed' } as never)
    expect(line.reports).toEqual([
      { voice: 'ok', clockMs: NOW },
      { voice: 'ok', printer: 'noPaper', clockMs: NOW },
      { voice: 'failed', printer: 'noPaper', clockMs: NOW },
    ])
  })

  it('DEV-2 DEV-1 none goes into a dead line or before there is one; after a cut the last goes out at once, and then by the clock', () => {
    line.up()
    expect(line.reports).toEqual([])
    line.down()
    connection.report({ voice: 'ok' } as never)
    vi.advanceTimersByTime(60_000)
    expect(line.reports).toEqual([])
    line.up()
    expect(line.reports).toEqual([{ voice: 'ok', clockMs: NOW + 60_000 }])
    servedForAMinute()
    expect(line.reports.length).toBeGreaterThan(2)
    line.down()
    line.up()
    const again = line.reports.length
    servedForAMinute()
    expect(line.reports.length).toBeGreaterThan(again + 1)
  })

  it('DEV-1 end with the page', () => {
    line.up()
    connection.report({ voice: 'ok' } as never)
    scope.stop()
    const sent = line.reports.length
    vi.advanceTimersByTime(120_000)
    expect(line.reports).toHaveLength(sent)
  })

  it('KIOSK-7 before the first welcome the clock of the page is this machine’s, afterwards the hall’s', () => {
    expect(Math.abs(connection.serverNowMs() - NOW)).toBeLessThan(2)
    vi.advanceTimersByTime(5000)
    expect(Math.abs(connection.serverNowMs() - NOW - 5000)).toBeLessThan(2)
    line.up()
    line.hear('welcome', { nowMs: NOW + 3_600_000, planVersion: 'p', servers: [] })
    expect(Math.abs(connection.serverNowMs() - NOW - 3_600_000)).toBeLessThan(2)
  })
})
