/** One step back: the ticket stands where it stood, in one place only, and the counts are as they were. */
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { clerk, Hall, rules, settingsWith } from './hall.ts'

const undo = { type: 'Undo', counter: '1' } as const

/** Where a number stands: its line, the aside list, a counter. */
function placesOf(hall: Hall, no: string): readonly string[] {
  const { lines, aside, counters, closed } = hall.day
  return [
    ...[...lines.values()].filter((line) => line.tickets.some((ticket) => ticket.no === no)).map(() => 'a line'),
    ...(aside.has(no) ? ['aside'] : []),
    ...(closed.has(no) ? ['closed'] : []),
    ...[...counters.values()].filter((counter) => counter.ticketNo === no).map((counter) => `counter ${counter.id}`),
  ]
}

function served(): Hall {
  const hall = new Hall().staff('1', '2', '3')
  hall.issue('c', 'd')
  hall.wait(10).call('1')
  return hall.start('1')
}

describe('undo', () => {
  const steps: readonly (readonly [string, Command, string])[] = [
    ['a transfer to a queue', { type: 'Transfer', counter: '1', to: { kind: 'queue', queue: 'E' } }, 'a line'],
    ['a transfer to a counter', { type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '2' } }, 'a line'],
    ['a transfer to a clerk', { type: 'Transfer', counter: '1', to: { kind: 'clerk', badgeNo: 'k2' } }, 'a line'],
    ['a parking', { type: 'Park', counter: '1', keepFor: 'anyone', reason: 'x' }, 'aside'],
    [
      'a finish after which the rest walks on',
      { type: 'FinishService', counter: '1', outcomes: [0, 1].map((index) => ({ index, outcome: 'done' as const })) },
      'closed',
    ],
  ]
  it.each(steps)('UNDO-1 LIFE-2 of %s: the ticket is at its window again and nowhere else', (_name, step, place) => {
    const hall = served()
    const before = hall.ticket('C001')
    hall.do(step, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual([place])
    hall.do(undo, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual(['counter 1'])
    expect(hall.ticket('C001')).toEqual(before)
    expect([...hall.day.waiting.values()].reduce((sum, count) => sum + count, 0)).toBe(0)
    for (const other of ['2', '3']) expect(hall.call(other)).toBeNull()
  })

  it('UNDO-1 MISS-1 of a miss: the ticket is called again, off the aside list', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    for (const _ of [2, 3]) hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    hall.do({ type: 'MarkMissed', counter: '1' }, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual(['aside'])
    hall.do(undo, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual(['counter 1'])
    expect(hall.ticket('C001')).toMatchObject({ status: 'called', calls: 3, missedAtMs: null })
  })

  it('UNDO-1 of a call: it waits in its line again, and the call is out of the totals and the waits', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.issue('c')
    hall.wait(7).call('1')
    expect(hall.day.totals.called).toBe(1)
    expect(hall.day.totals.waits.get('C')?.[7]).toBe(1)
    hall.do(undo, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual(['a line'])
    expect(hall.day.totals.called).toBe(0)
    expect(hall.day.totals.waits.get('C')?.[7]).toBe(0)
    expect(hall.day.waiting.get('C')).toBe(2)
    expect(hall.call('1')).toBe('C001')
  })

  it('UNDO-1 of the call of a parked ticket: parked again, and no waiting call is taken out of the totals', () => {
    const hall = served()
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: 'x' }, clerk('k1'))
    hall.do({ type: 'CallByNumber', counter: '1', ticketNo: 'C001', reason: 'x' }, clerk('k1'))
    expect(hall.day.totals.called).toBe(1)
    hall.do(undo, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual(['aside'])
    expect(hall.day.totals.called).toBe(1)
  })

  it('UNDO-1 three steps, three in a row, newest first, then nothing', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Arrive', counter: '1' }, clerk('k1'))
    hall.start('1')
    for (const status of ['arrived', 'called', 'waiting'] as const) {
      hall.do(undo, clerk('k1'))
      expect(hall.ticket('C001').status).toBe(status)
    }
    expect(hall.refuse(undo, clerk('k1'))).toEqual({ code: 'NothingToUndo' })
  })

  it('UNDO-1 in the last of its ten seconds, and not a moment later', () => {
    const hall = served()
    hall.finish('1', 0, 1)
    hall.nowMs += 10_000
    expect(hall.decide(undo, clerk('k1')).ok).toBe(true)
    hall.nowMs += 1
    expect(hall.refuse(undo, clerk('k1'))).toEqual({ code: 'NothingToUndo' })
  })

  it('UNDO-1 SERVE-2 of a finish that closed the visit takes its minutes out of the totals', () => {
    const hall = served()
    hall.wait(6).finish('1', 0, 1)
    expect(hall.day.totals).toMatchObject({ served: 1, finished: 1, serviceMs: 360_000 })
    hall.do(undo, clerk('k1'))
    expect(hall.day.totals).toMatchObject({ served: 0, finished: 0, serviceMs: 0 })
    expect(hall.day.counters.get('1')?.last).toBeNull()
  })

  it('UNDO-1 SERVE-3 of a finish after which the rest walked on: the visit is open again here', () => {
    const hall = new Hall().staff('1', '3')
    hall.issue('c', 'e')
    hall.call('1')
    hall.start('1').finish('1', 0)
    expect(hall.ticket('C001').leg.queue).toBe('E')
    hall.do(undo, clerk('k1'))
    expect(placesOf(hall, 'C001')).toEqual(['counter 1'])
    expect(hall.day.totals).toMatchObject({ served: 0, finished: 0 })
    expect(hall.call('3')).toBeNull()
  })

  it('UNDO-1 a recall or a settled item in between leaves the step before it undoable', () => {
    const hall = served()
    hall.do({ type: 'SettleItem', counter: '1', index: 0, outcome: 'done' }, clerk('k1'))
    hall.do(undo, clerk('k1'))
    expect(hall.ticket('C001').status).toBe('arrived')
    const called = new Hall(settingsWith({ rules: { ...rules, recallGapSec: 5 } })).staff('1')
    called.issue('c')
    called.call('1')
    called.wait(0.1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    called.do(undo, clerk('k1'))
    expect(called.ticket('C001')).toMatchObject({ status: 'waiting', calls: 0 })
  })

  it('UNDO-1 a recall of the next ticket leaves the step before its call undoable as well', () => {
    const hall = new Hall(settingsWith({ rules: { ...rules, recallGapSec: 2 } })).staff('1')
    hall.issue('c')
    hall.issue('c')
    hall.call('1')
    hall.start('1')
    const outcomes = [{ index: 0, outcome: 'done' as const }]
    hall.do({ type: 'FinishService', counter: '1', outcomes, thenCallNext: true }, clerk('k1'))
    hall.nowMs += 3000
    hall.do({ type: 'Recall', counter: '1' }, clerk('k1'))
    hall.do(undo, clerk('k1'))
    hall.do(undo, clerk('k1'))
    expect(hall.ticket('C001').status).toBe('serving')
    expect(hall.ticket('C002').status).toBe('waiting')
  })
})
