/** The record of promises: kept, broken, still waiting, and what plain ways would have said to the same visitors. */
import { expect, it } from 'vitest'
import { promiseReport } from '../../../domain/views/promise-report.ts'
import { watchPromises, type DayPromises, type ToldWait } from '../../../domain/views/promise-watch.ts'
import { Hall, MINUTE, NINE } from './hall.ts'

/** Watches what a hall does. */
function watched(hall: Hall, act: (take: () => void) => void): DayPromises {
  const watch = watchPromises(hall.index, new Map())
  let seen = 0
  const take = (): void => {
    for (const event of hall.events.slice(seen))
      watch.take({ seq: 0, atMs: hall.nowMs, actor: { kind: 'timekeeper' }, commandId: '', event } as never)
    seen = hall.events.length
  }
  act(take)
  take()
  return watch.soFar(hall.nowMs)
}

it('LEARN-5 who was called within the end is kept, who was not or still waits beyond it is broken, who left early is neither', () => {
  const hall = new Hall()
  const day = watched(hall, (take) => {
    hall.staff('1')
    hall.issue('c')
    take()
    hall.call('1')
    hall.issue('c')
    hall.issue('c')
    const leaves = hall.issue('c')
    hall.issue('c')
    take()
    hall.start('1').wait(5).finish('1', 0)
    hall.do({ type: 'CancelTicket', ticketNo: leaves }, { kind: 'clerk', badgeNo: 'k6', role: 'dutyManager' })
    hall.call('1')
    take()
    hall.start('1').wait(200).finish('1', 0)
    hall.call('1')
    take()
  })
  const report = promiseReport([['2026-11-24', day]])
  expect(report).toMatchObject({ atOnce: 1, untold: 0, late: 2, waiting: 1, waitingLate: 1, fromDate: '2026-11-24' })
  expect(report.own).toMatchObject({ visitors: 3, kept: 1 })
  expect(report.halves.map(({ from }) => from)).toEqual(['09:00'])
  expect(report.queues).toMatchObject([{ queue: 'C', own: { visitors: 3, kept: 1 } }])
  expect(report.plain.always30).toMatchObject({ visitors: 3, kept: 1, widthMin: 30 })
  expect(report.plain.yesterday.visitors).toBe(0)
  expect(NINE).toBeLessThan(hall.nowMs - MINUTE)
})

it('LEARN-5 a span that is wider or beside the wait costs more', () => {
  const one = (span: readonly [number, number], waitMin: number): ToldWait => ({
    queue: 'C',
    half: 20,
    span,
    waitMin,
    isWaiting: false,
    plain: { yesterday: null, byCount: [0, 10], always30: [0, 30] },
  })
  const scoreOf = (waits: readonly ToldWait[]): number =>
    promiseReport([['2026-11-24', { waits, atOnce: 0, untold: 0 }]]).own.score
  expect(scoreOf([one([10, 20], 15)])).toBe(10)
  expect(scoreOf([one([10, 20], 22)])).toBe(20)
  expect(scoreOf([one([10, 20], 5)])).toBe(20)
  expect(scoreOf([one([0, 60], 15)])).toBe(60)
})
