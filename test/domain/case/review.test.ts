/** What the back office does with a case: who may, what may follow what, notices. */
import { describe, expect, it } from 'vitest'
import { CASE_NEXT, CASE_STATUSES, isOver } from '../../../domain/case/state.ts'
import type { CaseCommand, Finding } from '../../../domain/case/commands.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { Office, clerk } from './office.ts'

const KIOSK: Actor = { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' }
const decide = (caseNo: string, verdict: 'granted' | 'refused' = 'granted', words = ''): CaseCommand => ({
  type: 'DecideCase',
  caseNo,
  verdict,
  reasons: words,
  remedies: words,
})
/** The four materials of a01, as found; what is not there says how to mend it. */
const ask = (caseNo: string, findings: readonly Finding[], basis = '《食品安全法》第三十五条'): CaseCommand => ({
  type: 'AskSupplement',
  caseNo,
  judged: findings.map((finding) => ({ finding, mend: finding === 'present' ? '' : '带原件一份' })),
  basis,
  days: 10,
})
const FAULTY: readonly Finding[] = ['present', 'missing', 'present', 'faulty']

describe('who works on a case', () => {
  it('CASE-4 another department neither takes nor decides nor notes it', () => {
    const office = new Office()
    const [caseNo = ''] = office.accept('a01')
    expect(office.told({ type: 'TakeCase', caseNo }, '0721')).toBe('NotYourDepartment')
    office.give({ type: 'TakeCase', caseNo }, '0711')
    expect([
      office.told(decide(caseNo), '0721'),
      office.told({ type: 'NoteCase', caseNo, note: '看过' }, '0721'),
      office.told({ type: 'HandOverCase', caseNo, to: '0721', reason: '请协助' }, '0711'),
    ]).toEqual(['NotYourDepartment', 'NotYourDepartment', 'CaseNotTheirs'])
  })

  it('CASE-5 of two who take it at once one has it; the other is told who', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(office.give({ type: 'TakeCase', caseNo }, '0712')).toEqual({
      ok: false,
      rejection: { code: 'NotYourCase', caseNo, badgeNo: '0711' },
    })
  })

  it('CASE-5 only the holder works on it; it is handed over with a reason, and each step keeps who held it', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(office.told(decide(caseNo), '0712')).toBe('NotYourCase')
    expect(office.told({ type: 'HandOverCase', caseNo, to: '0712', reason: ' ' }, '0711')).toBe('ReasonMissing')
    expect(office.told({ type: 'HandOverCase', caseNo, to: '0712', reason: '开会' }, '0712')).toBe('NotYourCase')
    expect(office.told({ type: 'HandOverCase', caseNo, to: '0712', reason: '开会' }, '0711')).toBe('ok')
    expect(office.told(decide(caseNo), '0712')).toBe('ok')
    expect(office.file(caseNo).steps.map((step) => [step.what, step.by, step.holder])).toEqual([
      ['CaseOpened', '0301', null],
      ['CaseTaken', '0711', '0711'],
      ['CaseHandedOver', '0711', '0712'],
      ['CaseDecided', '0712', '0712'],
    ])
  })

  it('CASE-4 CASE-5 a department that nobody works for any more leaves no case without a way: the duty manager takes or gives it', () => {
    const office = new Office()
    const [caseNo = ''] = office.accept('a03')
    const manager = clerk('0300', 'dutyManager')
    const badgeNo =
      office.log.world(manager).plan.settings.clerks.find((one) => one.role === 'dutyManager')?.badgeNo ?? ''
    expect(office.told({ type: 'TakeCase', caseNo }, '0711')).toBe('NotYourDepartment')
    expect(office.told({ type: 'TakeCase', caseNo }, clerk(badgeNo, 'dutyManager'))).toBe('ok')
  })
})

describe('what may follow what', () => {
  it('CASE-3 the table names every status, and nothing leaves what is over', () => {
    expect(Object.keys(CASE_NEXT).sort()).toEqual([...CASE_STATUSES].sort())
    expect(CASE_STATUSES.filter(isOver)).toEqual([
      ...['collected', 'mailed', 'sentDown', 'returned', 'withdrawn', 'voided'],
    ])
  })

  it('CASE-3 a decision after a withdrawal, and a second one, are refused with what the case has come to', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(office.told({ type: 'WithdrawCase', caseNo, reason: '申请人撤回' }, '0301')).toBe('ok')
    expect(office.give(decide(caseNo), '0711')).toEqual({
      ok: false,
      rejection: { code: 'CaseNotReady', caseNo, status: 'withdrawn' },
    })
    const other = office.taken()
    expect([office.told(decide(other), '0711'), office.told(decide(other, 'refused', '不符合'), '0711')]).toEqual([
      'ok',
      'CaseNotReady',
    ])
    expect(office.file(other).decision?.verdict).toBe('granted')
  })

  it('CASE-6 a refusal has reasons and remedies, a grant needs none', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(office.give(decide(caseNo, 'refused', ' '), '0711')).toEqual({
      ok: false,
      rejection: { code: 'FieldMissing', field: 'reasons' },
    })
    expect(office.told(decide(caseNo, 'refused', '场所不符；60 日内可申请行政复议'), '0711')).toBe('ok')
  })

  it('CASE-6 CLOCK-4 a case with two stages is decided in the last; each stage has its own limit and holder', () => {
    const office = new Office()
    const [caseNo = ''] = office.accept('a02')
    office.give({ type: 'TakeCase', caseNo }, '0721')
    expect(office.told(decide(caseNo), '0721')).toBe('StageNotLast')
    expect(office.file(caseNo).stageClock.dueDate).toBe('2026-11-30')
    office.wall = '2026-11-27 16:00'
    expect(office.told({ type: 'FinishStage', caseNo, to: null }, '0721')).toBe('ok')
    expect([office.file(caseNo).holder, office.file(caseNo).stageClock.dueDate]).toEqual([null, '2026-11-30'])
    office.give({ type: 'TakeCase', caseNo }, '0721')
    expect(office.told({ type: 'FinishStage', caseNo, to: null }, '0721')).toBe('CaseNotReady')
    expect(office.told(decide(caseNo), '0721')).toBe('ok')
  })

  it('CASE-7 what was deferred must be here before it is granted; a refusal does not wait for it', () => {
    const office = new Office()
    office.serve('a01')
    office.give(
      { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted', deferred: [3] }] },
      '0301',
    )
    const caseNo = '261126-0001'
    office.give({ type: 'TakeCase', caseNo }, '0711')
    expect(office.give(decide(caseNo), '0711')).toMatchObject({
      rejection: { code: 'DeferredMissing', materials: ['健康检查证明'] },
    })
    expect(office.told({ type: 'ReceiveMaterials', caseNo, places: [3] }, '0302')).toBe('ok')
    expect([office.file(caseNo).deferred, office.told(decide(caseNo), '0711')]).toEqual([null, 'ok'])
  })
})

describe('the one-time notice', () => {
  it('TELL-1 it is numbered after the case and keeps every material with what was found, basis, version, date and phone', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(office.give(ask(caseNo, FAULTY), '0711')).toMatchObject({ ok: true, result: { noticeNo: `${caseNo}-1` } })
    const [notice] = office.file(caseNo).notices
    expect(notice).toMatchObject({
      basis: '《食品安全法》第三十五条',
      version: 0,
      untilDate: '2026-12-10',
      phone: '0910-5550134',
    })
    expect(notice?.materials.map((one) => [one.name, one.status, one.mend])).toEqual([
      ['身份证', 'present', ''],
      ['经营场所证明', 'missing', '带原件一份'],
      ['平面布置图', 'present', ''],
      ['健康检查证明', 'faulty', '带原件一份'],
    ])
  })

  it('TELL-2 one that leaves a material unjudged, says not how to mend it, or asks for nothing does not go out', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect([
      office.told(ask(caseNo, ['present', 'missing']), '0711'),
      office.told(ask(caseNo, ['present', 'present', 'present', 'present']), '0711'),
      office.told(ask(caseNo, FAULTY, ' '), '0711'),
    ]).toEqual(['NotAllJudged', 'NothingMissing', 'FieldMissing'])
    const unsaid = { ...ask(caseNo, FAULTY), judged: FAULTY.map((finding) => ({ finding, mend: '' })) } as CaseCommand
    expect(office.give(unsaid, '0711')).toMatchObject({ rejection: { code: 'FieldMissing', field: 'judged.1.mend' } })
    expect(office.file(caseNo).status).toBe('review')
  })

  it('TELL-3 a second one for the same case needs the head, and its number shows it', () => {
    const office = new Office()
    const caseNo = office.taken()
    office.give(ask(caseNo, FAULTY), '0711')
    office.give({ type: 'ReceiveMaterials', caseNo, places: [1, 3] }, '0301')
    expect(office.told(ask(caseNo, FAULTY), '0711')).toBe('SecondNoticeNeedsHead')
    office.give({ type: 'HandOverCase', caseNo, to: '0713', reason: '二次告知' }, '0711')
    expect(office.give(ask(caseNo, FAULTY), '0713')).toMatchObject({ result: { noticeNo: `${caseNo}-2` } })
  })

  it('TELL-4 part of what was asked for leaves the clock standing, the rest lets it go on', () => {
    const office = new Office()
    const caseNo = office.taken()
    office.give(ask(caseNo, FAULTY), '0711')
    expect([
      office.told({ type: 'ReceiveMaterials', caseNo, places: [1] }, '0301'),
      office.file(caseNo).status,
    ]).toEqual(['ok', 'supplement'])
    expect([
      office.told({ type: 'ReceiveMaterials', caseNo, places: [3] }, '0302'),
      office.file(caseNo).status,
    ]).toEqual(['ok', 'review'])
    expect(office.told({ type: 'ReceiveMaterials', caseNo, places: [3] }, '0302')).toBe('NothingMissing')
  })

  it('TELL-4 what comes after the date of the notice is taken and noted as late; after a withdrawal it is refused', () => {
    const office = new Office()
    const caseNo = office.taken()
    const other = office.taken()
    for (const one of [caseNo, other]) office.give(ask(one, FAULTY), '0711')
    office.wall = '2026-12-14 09:00'
    const late = office.give({ type: 'ReceiveMaterials', caseNo, places: [1, 3] }, '0301')
    expect(late).toMatchObject({ ok: true, events: [{ type: 'MaterialsReceived', isLate: true }] })
    office.give({ type: 'WithdrawCase', caseNo: other, reason: '逾期未补' }, '0711')
    expect(office.told({ type: 'ReceiveMaterials', caseNo: other, places: [1, 3] }, '0301')).toBe('CaseNotReady')
  })

  it('TELL-5 within three working days of the notice whoever comes back stands as one who comes back, then like everybody', () => {
    const office = new Office()
    const caseNo = office.taken()
    const come = (wall: string) => {
      office.wall = wall
      const outcome = office.give({ type: 'TakeReentryTicket', caseNo }, KIOSK)
      return outcome.ok
        ? outcome.events.map((event) => ('priorityClass' in event ? event.priorityClass : event.type))
        : outcome.rejection.code
    }
    expect(come('2026-11-26 10:00')).toBe('CaseNotReady')
    office.give(ask(caseNo, FAULTY), '0711')
    // A Thursday: Friday, Monday, Tuesday.
    expect(come('2026-12-01 10:00')).toEqual(['reentry', 'ReentryTicketTaken'])
    expect(come('2026-12-02 10:00')).toEqual(['ordinary', 'ReentryTicketTaken'])
    expect(office.file(caseNo).status).toBe('supplement')
  })
})
