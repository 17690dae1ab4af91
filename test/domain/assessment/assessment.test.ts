/** Assessment: attendance and work from the log, intervals instead of an order of merit, entries by hand. */
import { describe, expect, it } from 'vitest'
import { ASSESSMENT_MAY } from '../../../domain/assessment/commands.ts'
import { dayWork, type DayWork, type ServedVisit } from '../../../domain/assessment/day-work.ts'
import { ratioOf, shareOf } from '../../../domain/assessment/intervals.ts'
import { assess, VISITS_LEAST } from '../../../domain/assessment/report.ts'
import { ASSESSMENT_STREAM } from '../../../domain/assessment/state.ts'
import type { GivenRating } from '../../../domain/rating/state.ts'
import type { Recorded } from '../../../domain/queue-day/events.ts'
import { Log } from '../log.ts'
import { Hall, MINUTE, clerk, dutyManager, settingsWith } from '../queue-day/hall.ts'

const recordsOf = (hall: Hall): readonly Recorded[] =>
  hall.log.written.flatMap(({ written, by }) =>
    written.stream.startsWith('day/')
      ? written.events.map((event, at) => ({ seq: at + 1, atMs: by.nowMs, ...by, event }) as unknown as Recorded)
      : [],
  )

function serve(hall: Hall, counter: string, minutes: number): void {
  hall.call(counter)
  hall.start(counter).wait(minutes).finish(counter, 0)
}

describe('from the log', () => {
  it('ASSESS-1 a swap in mid-shift splits attendance, visits and minutes between the two', () => {
    const hall = new Hall()
    hall.staff('1')
    hall.issue('c')
    hall.issue('c')
    hall.issue('c')
    serve(hall, '1', 10)
    serve(hall, '1', 20)
    hall.do({ type: 'SignOut', counter: '1' }, clerk('k1'))
    hall.do({ type: 'SignIn', counter: '1' }, clerk('k2'))
    hall.do({ type: 'CallNext', counter: '1' }, clerk('k2'))
    hall.do({ type: 'StartService', counter: '1' }, clerk('k2'))
    hall.wait(5).do({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'noticed' }] }, clerk('k2'))
    const work = dayWork(recordsOf(hall))
    expect(work.visits).toMatchObject([
      { badgeNo: 'k1', serviceMs: 10 * MINUTE, noticed: 0 },
      { badgeNo: 'k1', serviceMs: 20 * MINUTE, noticed: 0 },
      { badgeNo: 'k2', serviceMs: 5 * MINUTE, noticed: 1 },
    ])
    expect(work.attendance.map(({ badgeNo, presentMs }) => [badgeNo, presentMs / MINUTE])).toEqual([
      ['k1', 30],
      ['k2', 5],
    ])
  })

  it('ASSESS-1 a department’s own officer and one of the hall’s are counted by the same rule', () => {
    const base = settingsWith()
    const clerks = base.clerks.map((one) => (one.badgeNo === 'k1' ? { ...one, department: '市场监管' } : one))
    const hall = new Hall(settingsWith({ clerks })).staff('1', '2')
    for (const counter of ['1', '2']) {
      hall.issue('c')
      serve(hall, counter, 10)
    }
    const [officer, own] = assess([dayWork(recordsOf(hall))], []).clerks
    expect(officer).toMatchObject({ badgeNo: 'k1', visits: 1, serviceMin: 10, presentMin: 20 })
    expect({ ...own, badgeNo: 'k1' }).toEqual(officer)
  })

  it('ASSESS-1 a finish that was taken back is no visit', () => {
    const hall = new Hall()
    hall.staff('1')
    hall.issue('c')
    serve(hall, '1', 10)
    hall.do({ type: 'Undo', counter: '1' }, clerk('k1'))
    expect(dayWork(recordsOf(hall)).visits).toEqual([])
  })

  it('ASSESS-5 a floor guide who answered a call for help has a line, without any window', () => {
    const hall = new Hall()
    hall.do({ type: 'RequestHelp', place: '1 号机' })
    hall.wait(3).do({ type: 'AnswerHelp', helpNo: 1 }, { kind: 'clerk', badgeNo: 'g1', role: 'floorGuide' })
    expect(assess([dayWork(recordsOf(hall))], []).clerks).toMatchObject([{ badgeNo: 'g1', visits: 0, helpAnswered: 1 }])
  })

  it('HELP-2 the answering time of a call for help is told, and what nobody has answered', () => {
    const hall = new Hall()
    hall.staff('1')
    hall.do({ type: 'RequestHelp', place: '1 号机' })
    hall.wait(3).do({ type: 'AnswerHelp', helpNo: 1 }, clerk('k1'))
    hall.do({ type: 'RequestHelp', place: '2 号机' })
    const { help } = assess([dayWork(recordsOf(hall))], [])
    expect(help).toEqual({ answered: 1, unanswered: 1, meanWaitMs: 3 * MINUTE })
  })
})

describe('figures', () => {
  const visit = (badgeNo: string, queue: string, minutes: number): ServedVisit => ({
    badgeNo,
    queue,
    serviceMs: minutes * MINUTE,
    items: 1,
    noticed: 0,
  })
  const day = (visits: readonly ServedVisit[]): DayWork => ({ visits, attendance: [], help: [], unanswered: 0 })

  it('ASSESS-2 whoever has the long matters before them is not slow for that', () => {
    const many = (badgeNo: string, queue: string, minutes: number) =>
      Array.from({ length: VISITS_LEAST }, (_, at) => visit(badgeNo, queue, minutes + (at % 3)))
    const { clerks } = assess([day([...many('k1', 'A', 40), ...many('k2', 'C', 5), ...many('k3', 'C', 5)])], [])
    for (const { pace } of clerks) expect(pace).toMatchObject({ value: expect.closeTo(1, 2) })
    const slow = assess([day([...many('k1', 'C', 20), ...many('k2', 'C', 5)])], []).clerks
    expect(slow.map(({ pace }) => (pace?.low ?? 0) > 1)).toEqual([true, false])
  })

  it('ASSESS-2 second trips are a share of one’s matters, ratings of one’s visits, poor ones of those rated: the response rate stands beside', () => {
    const four = [0, 0, 1, 1].map((noticed) => ({ ...visit('k1', 'C', 5), noticed }))
    const rated = [5, 1].map((level) => ({ badgeNo: 'k1', level })) as unknown as readonly GivenRating[]
    const [clerk_] = assess([day([...four, visit('k2', 'C', 5)])], rated).clerks
    expect(clerk_).toMatchObject({ noticed: { value: 0.5 }, rated: { value: 0.5 }, poor: { value: 0.5 } })
  })

  it('ASSESS-2 few visits give no pace, a share of few is wide, and badges decide the order, never a figure', () => {
    const rating = (badgeNo: string, level: 1 | 5) => ({ badgeNo, level }) as unknown as GivenRating
    const visits = [visit('k9', 'C', 5), visit('k1', 'C', 50), visit('k1', 'C', 50)]
    const { clerks } = assess([day(visits)], [rating('k1', 1), rating('k9', 5)])
    expect(clerks.map(({ badgeNo, pace }) => [badgeNo, pace])).toEqual([
      ['k1', null],
      ['k9', null],
    ])
    const { low, high } = clerks[0]!.poor!
    expect([low < 0.25, high]).toEqual([true, 1])
    expect(shareOf(0, 0)).toBeNull()
    expect(shareOf(50, 100)).toMatchObject({ low: expect.closeTo(0.404, 2), high: expect.closeTo(0.596, 2) })
    expect(ratioOf([], 1)).toBeNull()
  })
})

it('ASSESS-4 a recognition is entered by hand, by the duty manager alone, and carries its reason and who entered it', () => {
  const log = new Log(settingsWith())
  const recognise = (reason: string) =>
    log.told(
      { type: 'EnterAssessment', kind: 'recognition', badgeNo: 'k1', from: '2026-11-25', to: '2026-11-25', reason },
      dutyManager,
    )
  expect(ASSESSMENT_MAY.EnterAssessment).toEqual(['dutyManager'])
  expect([recognise(''), recognise('台风天留守')]).toEqual(['ReasonMissing', 'ok'])
  expect([...log.state(ASSESSMENT_STREAM).entries.values()]).toEqual([
    expect.objectContaining({ kind: 'recognition', badgeNo: 'k1', reason: '台风天留守', by: 'k6', withdrawn: null }),
  ])
})

it('ASSESS-4 an entry is about somebody else, has a reason, and stays to be seen when it is withdrawn', () => {
  const log = new Log(settingsWith())
  const enter = (badgeNo: string, reason: string, to = '2026-11-20') =>
    log.told({ type: 'EnterAssessment', kind: 'exemption', badgeNo, from: '2026-11-10', to, reason }, dutyManager)
  expect([enter('k1', ' '), enter('nobody', '下乡'), enter('k6', '下乡'), enter('k1', '下乡', '2026-11-01')]).toEqual([
    'ReasonMissing',
    'UnknownClerk',
    'OwnEntry',
    'SpanBackwards',
  ])
  expect(enter('k1', '下乡两周')).toBe('ok')
  expect(log.told({ type: 'WithdrawAssessment', entryNo: 1, reason: '记错人' }, dutyManager)).toBe('ok')
  expect(log.told({ type: 'WithdrawAssessment', entryNo: 1, reason: '再' }, dutyManager)).toBe('UnknownEntry')
  expect([...log.state(ASSESSMENT_STREAM).entries.values()]).toMatchObject([
    { badgeNo: 'k1', reason: '下乡两周', withdrawn: { reason: '记错人' } },
  ])
})
