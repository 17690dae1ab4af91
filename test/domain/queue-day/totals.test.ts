/** What the day counts: waits by the minute, calls, and the pace from which the next spans follow. */
import { describe, expect, it } from 'vitest'
import { spanOf } from '../../../domain/queue-day/pick/waiting.ts'
import { clerk, Hall, MINUTE } from './hall.ts'

describe('the totals of a day', () => {
  it('VIEW-6 WAIT-1 two who waited the same minutes count twice, a second call of one counts once', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.issue('c')
    hall.wait(3)
    hall.call('1')
    hall.call('2')
    expect(hall.day.totals.waits.get('C')?.[3]).toBe(2)
    hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    expect(hall.day.totals).toMatchObject({ called: 2, issued: 2 })
  })

  it('SERVE-2 served and its minutes count at the end of a visit, a visit that walks on is not finished', () => {
    const hall = new Hall().staff('1', '3')
    hall.issue('c', 'e')
    hall.call('1')
    hall.start('1').wait(4).finish('1', 0)
    expect(hall.day.totals).toMatchObject({ served: 1, finished: 0, serviceMs: 4 * MINUTE })
    hall.call('3')
    hall.start('3').wait(2).finish('3', 1)
    expect(hall.day.totals).toMatchObject({ served: 2, finished: 1, serviceMs: 6 * MINUTE })
    expect(hall.day.counters.get('3')?.last).toEqual({ ticketNo: 'C001', servedMs: 2 * MINUTE })
  })

  it('WAIT-1 after some busy calls the span follows the pace that was seen', () => {
    const hall = new Hall().staff('1')
    for (let people = 0; people < 12; people += 1) hall.issue('c')
    const planned = spanOf(hall.day, 'C', 6, hall.index)
    for (let calls = 0; calls < 8; calls += 1) {
      hall.wait(2).call('1')
      hall.start('1').finish('1', 0)
    }
    const seen = spanOf(hall.day, 'C', 6, hall.index)
    expect(hall.day.pace.get('C')).toMatchObject({ samples: 7, gapMs: 2 * MINUTE, lastCallMs: hall.nowMs })
    expect(planned?.[1]).toBeGreaterThan(60)
    expect(seen?.[1]).toBeLessThan(planned?.[1] ?? 0)
  })

  it('WAIT-1 a gap while nobody was left waiting says nothing of the pace', () => {
    const hall = new Hall().staff('1')
    for (let calls = 0; calls < 3; calls += 1) {
      hall.issue('c')
      hall.wait(20).call('1')
      hall.start('1').finish('1', 0)
    }
    expect(hall.day.pace.get('C')).toEqual({ lastCallMs: hall.nowMs, gapMs: 0, samples: 0 })
  })

  it('WAIT-1 the newest gap counts for a fifth', () => {
    const hall = new Hall().staff('1')
    for (let people = 0; people < 12; people += 1) hall.issue('c')
    for (const gap of [1, 4, 9]) {
      hall.wait(gap).call('1')
      hall.start('1').finish('1', 0)
    }
    expect(hall.day.pace.get('C')?.gapMs).toBeCloseTo((4 * 0.8 + 9 * 0.2) * MINUTE, 3)
  })

  it('CALL-6 arriving first and starting then says arrived once, with its own time', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    const arrivedAtMs = hall.wait(1).nowMs
    hall.do({ type: 'Arrive', counter: '1' }, clerk('k1'))
    hall.wait(2)
    const events = hall.do({ type: 'StartService', counter: '1' }, clerk('k1'))
    expect(events.map((event) => event.type)).toEqual(['ServiceStarted'])
    expect(hall.ticket('C001')).toMatchObject({ arrivedAtMs, startedAtMs: hall.nowMs, status: 'serving' })
  })
})
