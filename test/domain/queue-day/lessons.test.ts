/** What a day learns from its own waits and services, what it brings along, and what a clerk takes out again. */
import { describe, expect, it } from 'vitest'
import { serviceMinOf } from '../../../domain/forecast/wait-span.ts'
import { spanOf } from '../../../domain/queue-day/pick/waiting.ts'
import { clerk, Hall } from './hall.ts'

/** So many visitors of one counter, each served for `minutes`. */
function served(hall: Hall, people: number, minutes: number): Hall {
  for (let n = 0; n < people; n += 1) {
    hall.issue('c')
    hall.call('1')
    hall.start('1').wait(minutes).finish('1', 0)
  }
  return hall
}

describe('what a hall has learned', () => {
  it('LEARN-4 the catalogue stands until services have shown their own minutes', () => {
    const hall = new Hall().staff('1')
    expect(serviceMinOf(hall.day.lessons.get('C'), 9)).toBe(9)
    served(hall, 40, 18)
    expect(serviceMinOf(hall.day.lessons.get('C'), 9)).toBeGreaterThan(15)
  })

  it('LEARN-4 what a day has taught is brought to the next one once, and its spans follow it', () => {
    const before = served(new Hall().staff('1'), 40, 27)
    const next = new Hall().staff('1')
    next.issue('c')
    const untaught = spanOf(next.day, 'C', 4, next.index)
    const lesson = { type: 'LearnForecast', from: '2026-11-23', queues: [...before.day.lessons] } as const
    next.do(lesson, { kind: 'timekeeper' })
    const taught = spanOf(next.day, 'C', 4, next.index)
    expect(next.day.learnedFrom).toBe('2026-11-23')
    expect(taught?.[1]).toBeGreaterThan((untaught?.[1] ?? 0) * 1.5)
    expect(next.do({ ...lesson, from: '2026-11-22' }, { kind: 'timekeeper' })).toEqual([])
  })

  it('LEARN-2 waits that were longer than said lift the promised end, shorter ones lower it', () => {
    const hall = new Hall().staff('1')
    for (let n = 0; n < 4; n += 1) hall.issue('c')
    const said = spanOf(hall.day, 'C', 3, hall.index)
    for (let n = 0; n < 30; n += 1) {
      hall.wait(60).call('1')
      hall.start('1').wait(9).finish('1', 0)
      hall.issue('c')
    }
    const { waits, broken, most } = hall.day.lessons.get('C') as NonNullable<ReturnType<typeof hall.day.lessons.get>>
    expect(waits).toBeGreaterThan(20)
    expect(broken).toBeGreaterThan(4)
    expect(most.queue).toBeGreaterThan(0)
    expect(spanOf(hall.day, 'C', 3, hall.index)?.[1]).toBeGreaterThan(said?.[1] ?? 0)
  })

  it('LEARN-2 LEARN-5 a wait of as many minutes as the promised end is kept, one of a minute more is broken', () => {
    const hall = new Hall().staff('1')
    for (const over of [0, 1]) {
      hall.issue('c')
      hall.call('1')
      hall.issue('c')
      hall.start('1').wait((hall.last('TicketIssued').told?.span?.[1] ?? 0) + over)
      hall.finish('1', 0)
      hall.call('1')
      expect(hall.day.lessons.get('C')).toMatchObject({ waits: over + 1, broken: over })
      hall.start('1').finish('1', 0)
    }
  })

  it('LEARN-2 a call that is taken back does not let one wait teach twice', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.issue('c')
    hall.start('1').wait(9).finish('1', 0)
    hall.call('1')
    expect(hall.day.lessons.get('C')?.waits).toBe(1)
    hall.do({ type: 'Undo', counter: '1' }, clerk('k1'))
    hall.call('1')
    expect(hall.day.lessons.get('C')?.waits).toBe(1)
  })

  it('FLAG-1 a service that is not as long as it looks teaches nothing, flagged while it lasts or afterwards', () => {
    const hall = served(new Hall().staff('1'), 5, 9)
    const known = hall.day.lessons.get('C')?.service
    hall.issue('c')
    hall.call('1')
    hall.start('1').wait(90)
    hall.do({ type: 'FlagServiceTime', counter: '1' }, clerk('k1'))
    hall.finish('1', 0)
    expect(hall.day.lessons.get('C')?.service).toEqual(known)
    served(hall, 1, 120)
    expect(serviceMinOf(hall.day.lessons.get('C'), 9)).toBeGreaterThan(12)
    hall.do({ type: 'FlagServiceTime', counter: '1' }, clerk('k1'))
    expect(serviceMinOf(hall.day.lessons.get('C'), 9)).toBeCloseTo(9, 6)
  })

  it('FLAG-1 UNDO-1 the step before a flag can still be taken back, and a finish taken back leaves the flag standing', () => {
    const hall = served(new Hall().staff('1'), 5, 9)
    const flag = () => hall.do({ type: 'FlagServiceTime', counter: '1' }, clerk('k1'))
    const undo = () => hall.do({ type: 'Undo', counter: '1' }, clerk('k1'))
    hall.issue('c')
    hall.call('1')
    hall.start('1')
    flag()
    undo()
    expect(hall.ticket('C006')).toMatchObject({ status: 'arrived', startedAtMs: null })
    hall.start('1').wait(90).finish('1', 0)
    flag()
    undo()
    expect(hall.ticket('C006').status).toBe('serving')
    hall.wait(1).finish('1', 0)
    expect(serviceMinOf(hall.day.lessons.get('C'), 9)).toBeCloseTo(9, 6)
  })

  it('FLAG-1 of a visit that walks on only the flagged service teaches nothing', () => {
    const hall = new Hall().staff('1', '3')
    hall.issue('c', 'e')
    hall.call('1')
    hall.start('1').wait(90).finish('1', 0)
    hall.do({ type: 'FlagServiceTime', counter: '1' }, clerk('k1'))
    hall.call('3')
    hall.start('3').wait(7).finish('3', 1)
    expect(hall.day.lessons.get('C')?.service.weight).toBeCloseTo(0, 9)
    expect(hall.day.lessons.get('E')?.service.weight).toBe(1)
  })

  it('FLAG-1 where nobody has been served yet there is nothing to flag, and only the own counter can be', () => {
    const hall = new Hall().staff('1', '2')
    expect(hall.refuse({ type: 'FlagServiceTime', counter: '1' }, clerk('k1'))).toEqual({ code: 'NothingServed' })
    expect(hall.refuse({ type: 'FlagServiceTime', counter: '2' }, clerk('k1')).code).toBe('NotYourCounter')
  })
})
