/** Sending staff to windows: who, until when, back again; and the tide that does so by rule. */
import { describe, expect, it } from 'vitest'
import type { PostingCommand } from '../../../domain/posting/commands.ts'
import { POSTINGS_STREAM, postingLines } from '../../../domain/posting/state.ts'
import { CLOSE_AFTER_MS, OPEN_AFTER_MS, STILL, tideStep, type TideWatch } from '../../../domain/posting/tide.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { loadSite } from '../../support/site.ts'
import { Log } from '../log.ts'

const { settings } = loadSite('county')
const MIN = 60_000
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const timekeeper: Actor = { kind: 'timekeeper' }
const hall = (): Log => new Log(settings, { nowMs: Date.parse('2026-11-25T10:00:00+08:00') })
const send = (...who: readonly (readonly [counter: string, badgeNo: string])[]): PostingCommand => ({
  type: 'SendToCounters',
  queue: 'E',
  who: who.map(([counter, badgeNo]) => ({ counter, badgeNo })),
  minutes: 120,
})
const standing = (log: Log) =>
  postingLines(log.state(POSTINGS_STREAM), (badgeNo) => badgeNo).map(({ counter, badgeNo, status }) => [
    counter,
    badgeNo,
    status,
  ])

describe('sending', () => {
  it('ACT-3 one press sends two people, each to a window of that queue, and says until when', () => {
    const log = hall()
    expect(log.told(send(['43', '0326'], ['44', '0327']), manager)).toBe('ok')
    expect(standing(log)).toEqual([
      ['43', '0326', 'sent'],
      ['44', '0327', 'sent'],
    ])
    expect(log.state(POSTINGS_STREAM).postings.get('43')?.untilMs).toBe(Date.parse('2026-11-25T12:00:00+08:00'))
  })

  it('ACT-3 all or nobody: a window of another queue, one that is taken, somebody who is sent already, a stranger', () => {
    const log = hall()
    expect(log.told(send(['43', '0326'], ['1', '0327']), manager)).toBe('WrongPost')
    expect(standing(log)).toEqual([])
    log.told(send(['43', '0326']), manager)
    expect(log.told(send(['43', '0327']), manager)).toBe('PostTaken')
    expect(log.told(send(['44', '0326']), manager)).toBe('AlreadySent')
    expect(log.told(send(['44', '9999']), manager)).toBe('UnknownClerk')
    expect(log.told(send(['44', '0327'], ['44', '0328']), manager)).toBe('PostTaken')
  })

  it('ACT-4 who is there is told when they may go; who never came is not waited for; what was noted of an older one counts no more', () => {
    const log = hall()
    log.told(send(['43', '0326'], ['44', '0327']), manager)
    const { postingNo = 0 } = log.state(POSTINGS_STREAM).postings.get('43') ?? {}
    const note = (counter: string, what: 'there' | 'timeOver' | 'left' | 'neverCame', no: number) =>
      log.told({ type: 'NotePosting', counter, postingNo: no, what }, timekeeper)
    expect(note('43', 'there', postingNo)).toBe('ok')
    expect(note('43', 'timeOver', postingNo)).toBe('ok')
    expect(standing(log)[0]).toEqual(['43', '0326', 'released'])
    expect(note('43', 'left', postingNo)).toBe('ok')
    expect(log.told({ type: 'CallBack', counter: '44' }, manager)).toBe('ok')
    expect(standing(log)).toEqual([])
    log.told(send(['43', '0326']), manager)
    expect(note('43', 'neverCame', postingNo)).toBe('NobodySent')
  })
})

describe('the tide', () => {
  const look = (watch: TideWatch, nowMs: number, to: number, waiting = 5) =>
    tideStep(watch, { span: [0, to], waiting, promiseMin: 30, nowMs })
  const through = (looks: readonly (readonly [minute: number, to: number])[]): readonly (string | null)[] => {
    let watch = STILL
    return looks.map(([minute, to]) => {
      const step = look(watch, minute * MIN, to)
      watch = step.watch
      return step.act
    })
  }

  it('ACT-5 a window is opened after ten minutes beyond the promise in one piece, and closed after twenty calm ones', () => {
    expect(OPEN_AFTER_MS).toBeLessThan(CLOSE_AFTER_MS)
    expect(
      through([
        [0, 35],
        [9, 40],
        [10, 40],
        [11, 40],
      ]),
    ).toEqual([null, null, 'open', null])
    expect(
      through([
        [0, 35],
        [5, 30],
        [10, 35],
        [19, 35],
      ]),
    ).toEqual([null, null, null, null])
    expect(
      through([
        [0, 15],
        [19, 15],
        [20, 15],
      ]),
    ).toEqual([null, null, 'close'])
  })

  it('ACT-5 between calm and beyond nothing is done, however long; nobody at work with people waiting is beyond', () => {
    expect(
      through([
        [0, 25],
        [60, 25],
        [200, 25],
      ]),
    ).toEqual([null, null, null])
    const step = tideStep(STILL, { span: null, waiting: 3, promiseMin: 30, nowMs: 0 })
    expect(step.watch.overSinceMs).toBe(0)
    expect(tideStep(STILL, { span: null, waiting: 0, promiseMin: 30, nowMs: 0 }).watch.calmSinceMs).toBe(0)
  })
})
