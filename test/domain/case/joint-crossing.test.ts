/** Steps of a case at two sites that cross on the way: which of them counts, and that nothing stays between the two. */
import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '../../../domain/case/commands.ts'
import type { CasePostDown } from '../../../domain/site-link/case-post.ts'
import { actorOfSite } from '../../../server/gateway/peers/signed-body.ts'
import { decision, take, TwoSites } from './two-sites.ts'

describe('what crosses on the way', () => {
  it('JOINT-5 called back while the county is silent: it is the station’s at once, and over at the county when the line is back', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    const { station } = sites
    expect(station.told({ type: 'RecallCase', caseNo, reason: '' }, '0711')).toBe('ReasonMissing')
    expect(station.told({ type: 'RecallCase', caseNo, reason: '两天没有音信' }, '0712')).toBe('NotYourCase')
    expect(station.told({ type: 'RecallCase', caseNo, reason: '两天没有音信' }, '0713')).toBe('ok')
    expect(station.told(decision(caseNo), '0711')).toBe('ok')
    sites.post()
    expect(sites.county.file(above).status).toBe('returned')
    expect(sites.county.told(decision(above), '0711')).toBe('CaseNotReady')
  })

  it('JOINT-5 two decisions on the way: the one that stands below counts, the other is noted on both sides and changes nothing', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    sites.county.give(decision(above, 'refused'), '0711')
    sites.station.give({ type: 'RecallCase', caseNo, reason: '等不了' }, '0711')
    sites.station.give(decision(caseNo), '0711')
    sites.post()
    expect(sites.station.file(caseNo)).toMatchObject({
      status: 'decided',
      decision: { verdict: 'granted', by: '0711' },
    })
    expect(sites.station.file(caseNo).steps.at(-1)).toMatchObject({
      what: 'PostTooLate',
      words: 'refused 场地不符合要求',
    })
    expect(sites.county.file(above).steps.at(-1)).toMatchObject({ what: 'PostTooLate', words: '等不了' })
  })

  it('JOINT-5 a second decision from above, and whatever comes after a calling back, is noted and changes nothing', () => {
    const sites = new TwoSites()
    const { station, county } = sites
    const { caseNo, above } = sites.handedUp()
    county.give(take(above), '0711')
    county.give(decision(above), '0711')
    const told = sites.pending(county).flatMap((one) => (one.kind === 'case' ? [one.post] : []))
    const first = told.find(({ about }) => about === 'decided')
    if (first?.about !== 'decided') throw new Error('the county has told no decision')
    sites.post()
    const hear = (post: CasePostDown) =>
      station.told({ type: 'ReceiveCasePost', from: 'weiyuan', post }, actorOfSite('weiyuan'))
    expect(hear({ ...first, verdict: 'refused', reasons: '又不批了' })).toBe('ok')
    expect(station.file(caseNo).decision).toMatchObject({ verdict: 'granted' })

    const other = sites.handedUp()
    county.give(take(other.above), '0711')
    sites.post()
    expect(station.told({ type: 'RecallCase', caseNo: other.caseNo, reason: '等不了' }, '0711')).toBe('ok')
    const before = station.file(other.caseNo)
    const late = { caseNo: other.caseNo, nth: 1, date: first.date, above: first.above }
    const posts: readonly CasePostDown[] = [
      { about: 'stopped', ...late, why: 'testing', reason: '检测', untilDate: '2026-12-10' },
      { about: 'resumed', ...late },
      { about: 'made', ...late, result: '许可证', place: '3 号箱' },
      { about: 'returned', ...late, why: 'sentBack', reason: '退回' },
    ]
    for (const post of posts) {
      expect(hear(post)).toBe('ok')
      const { steps, ...now } = station.file(other.caseNo)
      expect(steps.at(-1)?.what, post.about).toBe('PostTooLate')
      expect({ ...now, seq: 0 }).toEqual({ ...before, steps: undefined, seq: 0 })
    }
  })

  it('JOINT-8 called back when it was decided above already, and handed up again: that decision and its result are told anew, and nobody decides twice', () => {
    const sites = new TwoSites()
    const { station, county } = sites
    const { caseNo, above } = sites.handedUp()
    county.give(take(above), '0711')
    county.give(decision(above), '0711')
    county.give({ type: 'ReadyResult', caseNo: above, result: '食品经营许可证', place: '邮车 3 号箱' }, '0711')
    const up: CaseCommand = { type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '还是请县里办' }
    expect(station.told({ type: 'RecallCase', caseNo, reason: '本站能办' }, '0711')).toBe('ok')
    expect(sites.post()).toEqual([])
    expect([station.file(caseNo).status, county.file(above).status]).toEqual(['review', 'sentDown'])
    expect(station.told(up, '0711')).toBe('ok')
    expect(sites.post()).toEqual([])
    expect(station.file(caseNo)).toMatchObject({
      status: 'decided',
      decision: { verdict: 'granted' },
      up: { above: { caseNo: above }, onWay: { result: '食品经营许可证', place: '邮车 3 号箱' } },
    })
    expect(county.day().caseCount).toBe(1)
  })

  it('JOINT-9 sent back above while it is called back and handed up anew below: the sending back of the first time does not end the second', () => {
    const sites = new TwoSites()
    const { station, county } = sites
    const { caseNo, above } = sites.handedUp()
    county.give({ type: 'SendBackCase', caseNo: above, reason: '请补一张图' }, '0711')
    expect(station.told({ type: 'RecallCase', caseNo, reason: '拿回来看看' }, '0711')).toBe('ok')
    const again: CaseCommand = { type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '还是请县里办' }
    expect(station.told(again, '0711')).toBe('ok')
    expect(sites.post()).toEqual([])
    const now = station.file(caseNo)
    expect([now.status, now.up?.above?.caseNo === above, county.day().caseCount]).toEqual(['above', false, 2])
    expect(county.file(now.up?.above?.caseNo ?? '').status).toBe('accepted')
    expect(now.steps.map(({ what }) => what)).toContain('PostTooLate')
  })

  it('JOINT-5 what the applicant withdraws at the station is over at the county, and the other way round', () => {
    const sites = new TwoSites()
    const one = sites.handedUp()
    sites.station.give({ type: 'WithdrawCase', caseNo: one.caseNo, reason: '申请人撤回' }, '0301')
    sites.post()
    expect(sites.county.file(one.above).status).toBe('returned')
    const other = sites.handedUp()
    sites.county.give({ type: 'WithdrawCase', caseNo: other.above, reason: '申请人在县里撤回' }, '0301')
    sites.post()
    expect(sites.station.file(other.caseNo).status).toBe('withdrawn')
  })
})
