/** How cases begin: at the counter, without a ticket, taken back. */
import { describe, expect, it } from 'vitest'
import { caseNoIn, shownCaseNo } from '../../../domain/words/case-no.ts'
import { Office, at, clerk } from './office.ts'

describe('accepting at the counter', () => {
  it('CASE-1 three items of three departments on one ticket open a case each, numbered by date, with the ticket’s own address', () => {
    const office = new Office()
    const cases = office.accept('a01', 'a02', 'a03')
    expect(cases).toEqual(['261126-0001', '261126-0002', '261126-0003'])
    const [ticket] = [...office.day().closed.values()].map((one) => one.ticket)
    expect(ticket?.items.map((item) => [item.outcome, item.caseNo])).toEqual(
      cases.map((caseNo) => ['accepted', caseNo]),
    )
    expect(
      cases.map((caseNo) => office.file(caseNo)).map((file) => [file.department, file.status, file.holder]),
    ).toEqual([
      ['市场监管', 'accepted', null],
      ['卫生健康', 'accepted', null],
      ['烟草专卖', 'accepted', null],
    ])
    expect(new Set(cases.map((caseNo) => office.file(caseNo).receipt))).toEqual(new Set([ticket?.link]))
    expect(office.file('261126-0001').accepted).toMatchObject({ ticketNo: ticket?.no, counter: '1', badgeNo: '0301' })
  })

  it('CASE-1 an item that is only done, told or sent on opens none', () => {
    const office = new Office()
    office.serve('a01', 'a02', 'a03')
    const outcomes = (['done', 'noticed', 'referred'] as const).map((outcome, index) => ({ index, outcome }))
    const outcome = office.give({ type: 'FinishService', counter: '1', outcomes }, '0301')
    expect(outcome.ok && outcome.events.map((event) => event.type)).toEqual(['ServiceFinished'])
  })

  it('CASE-1 a single item accepted while the visit goes on has its case at once, and the next gets the next number', () => {
    const office = new Office()
    office.serve('a01', 'a02')
    expect(office.told({ type: 'SettleItem', counter: '1', index: 1, outcome: 'accepted' }, '0301')).toBe('ok')
    expect(office.file('261126-0001').item).toBe('a02')
    office.give({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted' }] }, '0301')
    expect(office.file('261126-0002').item).toBe('a01')
  })

  it('CASE-8 cases of one ticket know of each other, those of the next visitor do not', () => {
    const office = new Office()
    const [one = '', other = ''] = office.accept('a01', 'a02')
    const [stranger = ''] = office.accept('a01')
    expect(office.file(one).group).toBe(office.file(other).group)
    expect(office.file(stranger).group).not.toBe(office.file(one).group)
  })

  it('CASE-7 what comes later is named at acceptance, has a clock of its own, and must be a material of the item', () => {
    const office = new Office()
    office.serve('a01')
    const accept = (deferred: number[]) =>
      office.told(
        { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted', deferred }] },
        '0301',
      )
    expect(accept([1, 9])).toBe('UnknownMaterial')
    expect(accept([3, 1, 3])).toBe('ok')
    const { materials, deferred, clock } = office.file('261126-0001')
    expect(materials.map((one) => one.status)).toEqual(['present', 'deferred', 'present', 'deferred'])
    expect([deferred?.dueDate, clock.dueDate]).toEqual(['2026-12-03', '2026-12-03'])
  })
})

describe('taking an acceptance back', () => {
  it('CASE-2 an undone finish takes its cases back; the next acceptance has a number of its own', () => {
    const office = new Office()
    const [caseNo = ''] = office.accept('a01')
    expect(office.told({ type: 'Undo', counter: '1' }, '0301')).toBe('ok')
    expect(office.file(caseNo).status).toBe('voided')
    office.give({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted' }] }, '0301')
    expect(office.file('261126-0002').status).toBe('accepted')
    expect(office.told({ type: 'TakeCase', caseNo }, '0711')).toBe('CaseNotReady')
  })

  it('CASE-2 a case that somebody has taken meanwhile holds the undo up, and nothing is half undone', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(office.told({ type: 'Undo', counter: '1' }, '0301')).toBe('CaseNotReady')
    expect([office.file(caseNo).status, office.day().closed.size]).toEqual(['review', 1])
  })

  it('CASE-2 undoing the start of a service takes back what was accepted since', () => {
    const office = new Office()
    office.serve('a01', 'a02')
    office.give({ type: 'SettleItem', counter: '1', index: 0, outcome: 'accepted' }, '0301')
    expect(office.told({ type: 'Undo', counter: '1' }, '0301')).toBe('ok')
    expect(office.file('261126-0001').status).toBe('voided')
  })
})

describe('a case and its ticket', () => {
  it('CASE-10 a case without a ticket says why, shares the numbers of the date, and is refused without a reason', () => {
    const office = new Office()
    office.accept('a01')
    const open = (reason: string) => office.give({ type: 'OpenCase', item: 'a02', deferred: [], reason }, '0301')
    expect(open(' ')).toMatchObject({ ok: false, rejection: { code: 'ReasonMissing' } })
    expect(open('号票作废，材料已收')).toMatchObject({ ok: true, result: { case: { caseNo: '261126-0002' } } })
    expect(office.accept('a03')).toEqual(['261126-0003'])
    expect(office.file('261126-0002').accepted).toMatchObject({ ticketNo: null, reason: '号票作废，材料已收' })
  })

  it('CASE-10 a ticket whose first matter was accepted may be merged or voided: its case stays', () => {
    const office = new Office()
    office.serve('a01', 'c05')
    office.give({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted' }] }, '0301')
    const [walking] = [...office.day().tickets.values()]
    const manager = clerk('0300', 'dutyManager')
    expect(office.told({ type: 'VoidTicket', ticketNo: walking?.no ?? '', reason: '走了' }, manager)).toBe('ok')
    expect(office.told({ type: 'TakeCase', caseNo: '261126-0001' }, '0711')).toBe('ok')
  })

  it('CASE-10 CASE-8 a ticket that walks on and is merged into another leaves its case whole: own number, own address, and the next acceptance opens another', () => {
    const office = new Office()
    office.serve('a01', 'c05')
    office.give({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted' }] }, '0301')
    const [walking] = [...office.day().tickets.values()]
    const before = office.file('261126-0001')
    office.give(
      { type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c05' }] },
      { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' },
    )
    const other = [...office.day().tickets.values()].find(({ no }) => no !== walking?.no)
    const merge = { type: 'MergeTickets', into: other?.no ?? '', from: walking?.no ?? '' } as const
    expect(office.told(merge, clerk('0300', 'dutyManager'))).toBe('ok')
    expect(office.file('261126-0001')).toEqual(before)
    expect(office.told({ type: 'TakeCase', caseNo: '261126-0001' }, '0711')).toBe('ok')
    expect(office.accept('a02')).toEqual(['261126-0002'])
    expect(office.file('261126-0002').receipt).not.toBe(before.receipt)
  })

  it('CASE-1 a number is read however people write it', () => {
    expect(['261126 0147', ' 261126-0147 ', '2611260147', '261126', 'C032'].map(caseNoIn)).toEqual([
      '261126-0147',
      '261126-0147',
      '261126-0147',
      null,
      null,
    ])
    expect(shownCaseNo('261126-0147')).toBe('261126 0147')
  })

  it('CASE-1 the promised working days begin with the day after acceptance', () => {
    const office = new Office()
    const [caseNo = ''] = office.accept('a01')
    // A Thursday: Friday, Monday, Tuesday, Wednesday, Thursday.
    expect(office.file(caseNo).clock).toEqual({
      dueDate: '2026-12-03',
      dueMs: at('2026-12-03 17:30'),
      yellowMs: at('2026-12-02 17:30'),
    })
  })
})
