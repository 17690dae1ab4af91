/** A case that a station accepts and the county decides (上下联办): who works on it, what each side knows. */
import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '../../../domain/case/commands.ts'
import { publicCase } from '../../../domain/views/case.ts'
import { decision, take, TwoSites } from './two-sites.ts'

describe('a case goes up', () => {
  it('JOINT-1 its holder hands it up, with a reason, to a site above and to no other', () => {
    const sites = new TwoSites()
    const { station } = sites
    const caseNo = station.taken()
    const up = (to: string, reason = '县级审批事项'): CaseCommand => ({ type: 'HandUpCase', caseNo, to, reason })
    expect([
      station.told(up('weiyuan'), '0712'),
      station.told(up('baiyang'), '0711'),
      station.told(up('liulin'), '0711'),
      station.told(up('weiyuan', ' '), '0711'),
      station.told(up('weiyuan'), '0711'),
      station.told(up('weiyuan'), '0711'),
    ]).toEqual(['NotYourCase', 'SiteNotAbove', 'SiteNotAbove', 'ReasonMissing', 'ok', 'CaseNotReady'])
  })

  it('JOINT-1 while it is above nothing is decided, asked or stopped at the station', () => {
    const sites = new TwoSites()
    const { caseNo } = sites.handedUp()
    const { station } = sites
    expect([
      station.told(decision(caseNo), '0711'),
      station.told({ type: 'AskSupplement', caseNo, judged: [], basis: 'x', days: 5 }, '0711'),
      station.told({ type: 'StopClock', caseNo, why: 'hearing', reason: '听证', untilDate: '2026-12-01' }, '0711'),
    ]).toEqual(['CaseNotReady', 'CaseNotReady', 'CaseNotReady'])
  })

  it('JOINT-3 at the county it is a case of its own with the limit of the station, and says whose it is', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    const [below, here] = [sites.station.file(caseNo), sites.county.file(above)]
    expect(here.from).toEqual({
      site: 'liulin',
      title: '柳林镇便民服务站',
      caseNo,
      nth: 1,
      holder: { badgeNo: '0711', name: '周敏' },
    })
    expect(here.clock).toEqual(below.clock)
    expect(here.materials).toEqual(below.materials)
    expect(here.accepted.reason).toBe('县级审批事项')
  })

  it('JOINT-3 who has it above, and at which stage, stands in the case below and on the citizen’s page', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    sites.county.give({ type: 'HandOverCase', caseNo: above, to: '0712', reason: '开会' }, '0711')
    sites.post()
    const file = sites.station.file(caseNo)
    expect(file.up?.above).toMatchObject({ holder: { badgeNo: '0712', name: '马卫国' }, department: '市场监管' })
    expect(publicCase(file, sites.station.log.world({ kind: 'visitor' }).plan, '2026-11-26', false).above).toEqual({
      title: '渭源县政务服务大厅',
      titleEn: 'Weiyuan County Hall',
      holderName: '马卫国',
    })
  })

  it('JOINT-2 whatever is delivered three times is one case, one notice, one decision', () => {
    const sites = new TwoSites()
    sites.times = 3
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    sites.county.give(decision(above), '0711')
    sites.county.give({ type: 'ReadyResult', caseNo: above, result: '许可证', place: '周四班车' }, '0711')
    sites.post()
    expect(sites.county.log.events.filter((event) => event.type === 'CaseOpened')).toHaveLength(1)
    expect(sites.station.file(caseNo).steps.filter((step) => step.what === 'CaseDecided')).toHaveLength(1)
  })
})

describe('what comes back', () => {
  it('JOINT-4 the county’s decision with its reasons, the result under way, and the pick-up code of the station', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    sites.county.give(decision(above, 'refused'), '0711')
    sites.post()
    expect(sites.station.file(caseNo)).toMatchObject({
      status: 'decided',
      decision: { verdict: 'refused', reasons: '场地不符合要求', remedies: '60 日内申请复议', by: '周敏' },
    })
    const made = sites.county.give({ type: 'ReadyResult', caseNo: above, result: '决定书', place: '周四班车' }, '0711')
    sites.post()
    expect(made).toMatchObject({ ok: true, result: {} })
    expect(sites.county.file(above)).toMatchObject({ status: 'sentDown', result: null })
    expect(sites.station.file(caseNo).up?.onWay).toMatchObject({ result: '决定书', place: '周四班车' })
    const ready = sites.station.give({ type: 'ReadyResult', caseNo, result: '决定书', place: '1 排 2 格' }, '0711')
    expect(ready).toMatchObject({ ok: true, result: { pickupCode: expect.stringMatching(/^\d{6}$/) as string } })
  })

  it('JOINT-4 a matter that the county does not have is back in the station’s hands, with why', () => {
    const sites = new TwoSites({ items: [] })
    const caseNo = sites.station.taken()
    sites.station.give({ type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '县级审批事项' }, '0711')
    expect(sites.post()).toEqual(['UnknownItem'])
    const file = sites.station.file(caseNo)
    expect(file).toMatchObject({ status: 'review', holder: '0711', up: null })
    expect(file.steps.at(-1)).toMatchObject({ what: 'CaseReturned', words: 'UnknownItem' })
  })

  it('JOINT-4 what the county sends back goes on at the station, and may be handed up anew under a new number', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    expect(sites.county.told({ type: 'SendBackCase', caseNo: above, reason: ' ' }, '0711')).toBe('ReasonMissing')
    sites.county.give({ type: 'SendBackCase', caseNo: above, reason: '镇级可以办' }, '0711')
    sites.post()
    expect(sites.county.file(above).status).toBe('returned')
    expect(sites.station.file(caseNo)).toMatchObject({ status: 'review', up: null })
    sites.station.give({ type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '还是要县里定' }, '0711')
    sites.post()
    const again = sites.station.file(caseNo).up?.above?.caseNo
    expect(again).not.toBe(above)
    expect(sites.county.file(again ?? '').status).toBe('accepted')
  })
})

describe('papers and clocks', () => {
  it('JOINT-3 a notice of the county is the station’s; papers brought to the station go on at the county, and both limits agree', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    const { station, county } = sites
    county.give(take(above), '0711')
    const judged = county
      .file(above)
      .materials.map((_one, at) =>
        at === 1 ? ({ finding: 'missing', mend: '带原件' } as const) : ({ finding: 'present', mend: '' } as const),
      )
    county.give({ type: 'AskSupplement', caseNo: above, judged, basis: '第三十五条', days: 10 }, '0711')
    // The line is down over the weekend: the pause counts from the county's day.
    sites.wall = '2026-11-30 09:00'
    sites.post()
    expect(station.file(caseNo)).toMatchObject({
      status: 'supplement',
      notices: [{ noticeNo: `${above}-1` }],
      pause: { sinceDate: '2026-11-26' },
    })
    expect(station.told({ type: 'ReceiveMaterials', caseNo, places: [1] }, '0301')).toBe('ok')
    expect(station.file(caseNo).status).toBe('above')
    sites.wall = '2026-12-02 09:00'
    sites.post()
    expect(county.file(above).status).toBe('review')
    expect(county.file(above).clock).toEqual(station.file(caseNo).clock)
    expect(county.file(above).clock.dueDate).toBe('2026-12-07')
  })

  it('JOINT-3 papers brought to the county’s counter are known at the station', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    const judged = sites.county
      .file(above)
      .materials.map((_one, at) =>
        at === 0 ? ({ finding: 'faulty', mend: '重签' } as const) : ({ finding: 'present', mend: '' } as const),
      )
    sites.county.give({ type: 'AskSupplement', caseNo: above, judged, basis: '第三十五条', days: 10 }, '0711')
    sites.post()
    sites.county.give({ type: 'ReceiveMaterials', caseNo: above, places: [0] }, '0301')
    sites.post()
    expect(sites.station.file(caseNo)).toMatchObject({ status: 'above', pause: null })
    expect(sites.station.file(caseNo).materials.every((one) => one.status === 'present')).toBe(true)
  })

  it('JOINT-3 a special procedure of the county stops the station’s clock and goes on with it', () => {
    const sites = new TwoSites()
    const { caseNo, above } = sites.handedUp()
    sites.county.give(take(above), '0711')
    sites.county.give(
      { type: 'StopClock', caseNo: above, why: 'hearing', reason: '听证', untilDate: '2026-12-01' },
      '0711',
    )
    sites.post()
    expect(sites.station.file(caseNo)).toMatchObject({ status: 'stopped', pause: { why: 'hearing' } })
    expect(sites.station.told({ type: 'ResumeClock', caseNo }, '0711')).toBe('CaseNotReady')
    sites.wall = '2026-11-30 09:00'
    sites.county.give({ type: 'ResumeClock', caseNo: above }, '0711')
    sites.post()
    expect(sites.station.file(caseNo).status).toBe('above')
    expect(sites.station.file(caseNo).clock).toEqual(sites.county.file(above).clock)
  })
})

describe('a matter that is always decided above', () => {
  it('JOINT-7 goes up with its acceptance, in the hands of who accepted it, who puts the result into the cabinet', () => {
    const sites = new TwoSites({}, true)
    const [caseNo = ''] = sites.station.accept('a01')
    sites.post()
    const above = sites.station.file(caseNo).up?.above?.caseNo ?? ''
    expect(sites.station.file(caseNo)).toMatchObject({ status: 'above', holder: '0301' })
    sites.county.give(take(above), '0711')
    sites.county.give(decision(above), '0711')
    sites.county.give({ type: 'ReadyResult', caseNo: above, result: '许可证', place: '周四班车' }, '0711')
    sites.post()
    expect(sites.station.told({ type: 'ReadyResult', caseNo, result: '许可证', place: '1 排' }, '0302')).toBe(
      'NotYourDepartment',
    )
    expect(sites.station.told({ type: 'ReadyResult', caseNo, result: '许可证', place: '1 排' }, '0301')).toBe('ok')
  })

  it('JOINT-7 CASE-2 an acceptance undone before anybody above has taken it is over there too; afterwards it stands', () => {
    const sites = new TwoSites({}, true)
    const [caseNo = ''] = sites.station.accept('a01')
    sites.post()
    const above = sites.station.file(caseNo).up?.above?.caseNo ?? ''
    expect(sites.station.told({ type: 'Undo', counter: '1' }, '0301')).toBe('ok')
    sites.post()
    expect([sites.station.file(caseNo).status, sites.county.file(above).status]).toEqual(['voided', 'returned'])
    const other = new TwoSites({}, true)
    const [second = ''] = other.station.accept('a01')
    other.post()
    other.county.give(take(other.station.file(second).up?.above?.caseNo ?? ''), '0711')
    other.post()
    expect(other.station.told({ type: 'Undo', counter: '1' }, '0301')).toBe('CaseNotReady')
  })
})
