/** How a result reaches its citizen: codes, hand-out, locker, post. */
import { describe, expect, it } from 'vitest'
import { drawnCodes } from '../../../domain/case/decide/deliver.ts'
import type { CaseCommand } from '../../../domain/case/commands.ts'
import type { DoorSize } from '../../../domain/plan/locker.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { Office, clerk, officeSettings, timekeeper } from './office.ts'

const KIOSK: Actor = { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' }
const handOut = (caseNo: string, code: string | null, more: Partial<CaseCommand> = {}): CaseCommand =>
  ({
    type: 'HandOutResult',
    caseNo,
    counter: '61',
    code,
    reason: '',
    taker: 'self',
    signed: 'pad',
    ...more,
  }) as CaseCommand

/** A result that lies ready, and 0340 at the pick-up counter. */
function counter() {
  const office = new Office()
  const caseNo = office.ready()
  office.give({ type: 'SignIn', counter: '61' }, '0302')
  office.give({ type: 'OpenCounter', counter: '61' }, '0302')
  return { office, caseNo, code: office.file(caseNo).result?.code ?? '' }
}

describe('codes', () => {
  it('PICKUP-1 a code has six digits; one that another waiting result has is passed over', () => {
    const codes = drawnCodes('some unguessable text')
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBe(codes.length)
    const office = new Office()
    const caseNo = office.taken()
    office.give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, '0711')
    const [taken = '', free = ''] = codes
    office.known = [{ caseNo: '261125-0001', group: 'other', status: 'ready', code: taken }]
    const outcome = office.give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排' }, '0711', {
      random: 'some unguessable text',
    })
    expect(outcome).toMatchObject({ ok: true, result: { pickupCode: free } })
  })

  it('PICKUP-1 results of one ticket share the code', () => {
    const office = new Office()
    const [one = '', other = ''] = office.accept('a01', 'a02')
    office.give({ type: 'TakeCase', caseNo: one }, '0711')
    office.give({ type: 'DecideCase', caseNo: one, verdict: 'granted', reasons: '', remedies: '' }, '0711')
    office.known = [{ caseNo: other, group: office.file(one).group, status: 'ready', code: '407318' }]
    expect(office.give({ type: 'ReadyResult', caseNo: one, result: '许可证', place: '2 排' }, '0711')).toMatchObject({
      result: { pickupCode: '407318' },
    })
  })

  it('PICKUP-1 an undecided case has no result to lay ready', () => {
    const office = new Office()
    expect(office.told({ type: 'ReadyResult', caseNo: office.taken(), result: '证', place: '1' }, '0711')).toBe(
      'CaseNotReady',
    )
  })
})

describe('at the pick-up counter', () => {
  it('PICKUP-2 against the code, once; a wrong one is refused and changes nothing', () => {
    const { office, caseNo, code } = counter()
    const wrong = code === '000000' ? '000001' : '000000'
    expect(office.told(handOut(caseNo, wrong), '0302')).toBe('WrongPickupCode')
    expect(office.file(caseNo).status).toBe('ready')
    expect(office.told(handOut(caseNo, code), '0302')).toBe('ok')
    expect(office.file(caseNo).delivery).toMatchObject({ how: 'counter', taker: 'self', signed: 'pad' })
    expect(office.told(handOut(caseNo, code), '0302')).toBe('CaseNotReady')
  })

  it('PICKUP-2 without a code a reason is written down; nobody hands out from a counter where they do not sit', () => {
    const { office, caseNo, code } = counter()
    expect(office.told(handOut(caseNo, null), '0302')).toBe('ReasonMissing')
    expect(office.told(handOut(caseNo, code), '0303')).toBe('NotAllowed')
    expect(office.told(handOut(caseNo, null, { reason: '凭身份证核对' } as Partial<CaseCommand>), '0302')).toBe('ok')
  })

  it('PICKUP-11 somebody else fetches it only with a mandate, which stays with the record; the applicant needs none', () => {
    const { office, caseNo, code } = counter()
    const family = (note: string): CaseCommand =>
      handOut(caseNo, code, { taker: 'family', note } as Partial<CaseCommand>)
    expect([office.told(handOut(caseNo, code, { taker: 'company' } as Partial<CaseCommand>), '0302')]).toEqual([
      'FieldMissing',
    ])
    expect([office.told(family(' '), '0302'), office.file(caseNo).status]).toEqual(['FieldMissing', 'ready'])
    expect(office.told(family('委托书，双方身份证原件'), '0302')).toBe('ok')
    expect(office.file(caseNo).delivery).toMatchObject({ taker: 'family', mandate: '委托书，双方身份证原件' })
    expect(office.file(caseNo).steps.at(-1)?.words).toBe('family 委托书，双方身份证原件')
  })

  it('PICKUP-3 a code gives a number of the pick-up queue and is noted on each case; a code of nothing gives none', () => {
    const { office, caseNo, code } = counter()
    const { group } = office.file(caseNo)
    expect(office.told({ type: 'TakePickupTicket', code: '999999' }, KIOSK)).toBe('WrongPickupCode')
    office.known = [{ caseNo, group, status: 'ready', code }]
    const outcome = office.give({ type: 'TakePickupTicket', code }, KIOSK)
    expect(outcome).toMatchObject({ ok: true, result: { ticketNo: 'Q001' } })
    expect(office.file(caseNo).steps.at(-1)).toMatchObject({ what: 'PickupTicketTaken', words: 'Q001' })
  })

  it('PICKUP-3 a code whose results all lie in the locker needs no number', () => {
    const { office, caseNo, code } = counter()
    office.known = [{ caseNo, group: office.file(caseNo).group, status: 'inLocker', code }]
    expect(office.told({ type: 'TakePickupTicket', code }, KIOSK)).toBe('NothingToPickUp')
  })
})

describe('locker and post', () => {
  it('PICKUP-4 a result that was mailed is neither handed out nor put into the locker', () => {
    const { office, caseNo, code } = counter()
    expect(office.told({ type: 'MailResult', caseNo, trackingNo: 'EMS123' }, '0302')).toBe('ok')
    expect([
      office.told(handOut(caseNo, code), '0302'),
      office.told({ type: 'PutInLocker', caseNo, door: '3', size: 'small' }, '0302'),
    ]).toEqual(['CaseNotReady', 'CaseNotReady'])
  })

  it('PICKUP-5 fetched counts once however often the locker says so, and only for its own door', () => {
    const { office, caseNo } = counter()
    office.give({ type: 'PutInLocker', caseNo, door: '3', size: 'small' }, '0302')
    const emptied = (door: string) => office.give({ type: 'LockerEmptied', caseNo, door }, timekeeper)
    expect(
      [emptied('4'), emptied('3'), emptied('3')].map((one) => one.ok && one.events.map((event) => event.type)),
    ).toEqual([[], ['ResultFetched', 'DoorFreed'], []])
    expect(office.file(caseNo)).toMatchObject({ status: 'collected', delivery: { how: 'locker' } })
  })

  it('PICKUP-5 what nobody fetched goes back to the cabinet with a reason, under the same code', () => {
    const { office, caseNo, code } = counter()
    office.give({ type: 'PutInLocker', caseNo, door: '3', size: 'small' }, '0302')
    const back = { type: 'TakeFromLocker', caseNo, place: '1 排 2 格' } as const
    expect(office.told({ ...back, reason: '' }, '0302')).toBe('ReasonMissing')
    expect(office.told({ ...back, reason: '满 7 天未取' }, '0302')).toBe('ok')
    expect(office.file(caseNo).result).toMatchObject({ code, place: '1 排 2 格' })
    expect(office.told(handOut(caseNo, code), '0302')).toBe('ok')
  })
})

describe('doors of the locker', () => {
  const put = (caseNo: string, door: string | null, size: DoorSize = 'small') =>
    ({ type: 'PutInLocker', caseNo, door, size }) as const
  /** Doors 1 small, 2 medium, 3 large. */
  const withDoors = (): Office =>
    new Office(
      officeSettings({
        locker: [
          { id: '1', size: 'small' },
          { id: '2', size: 'medium' },
          { id: '3', size: 'large' },
        ],
      }),
    )

  it('PICKUP-9 the system gives the smallest free door that fits, and says which', () => {
    const office = withDoors()
    const given = (size: DoorSize): unknown => {
      const outcome = office.give(put(office.ready(), null, size), '0711')
      return outcome.ok ? outcome.result : outcome.rejection
    }
    expect([given('small'), given('small'), given('medium'), given('small')]).toEqual([
      { door: '1' },
      { door: '2' },
      { door: '3' },
      { code: 'NoDoorFree', size: 'small' },
    ])
  })

  it('PICKUP-9 an unknown, a filled and an unusable door are refused, each with what hinders; of two at once one has it', () => {
    const office = withDoors()
    const manager = clerk('0101', 'dutyManager')
    const [first, second] = [office.ready(), office.ready()]
    const refused = (door: string): unknown => {
      const outcome = office.give(put(second, door), '0711')
      return outcome.ok ? 'ok' : outcome.rejection
    }
    expect(office.told(put(first, '2'), '0711')).toBe('ok')
    expect(refused('9')).toEqual({ code: 'UnknownDoor', door: '9', doors: ['1', '2', '3'] })
    expect(refused('2')).toEqual({ code: 'DoorTaken', door: '2', caseNo: first })
    expect(office.told({ type: 'MarkDoor', door: '3', isOut: true, reason: ' ' }, manager)).toBe('ReasonMissing')
    expect(office.told({ type: 'MarkDoor', door: '3', isOut: true, reason: '锁坏了' }, manager)).toBe('ok')
    expect(refused('3')).toEqual({ code: 'DoorOutOfUse', door: '3', reason: '锁坏了' })
    office.give({ type: 'MarkDoor', door: '3', isOut: false, reason: '' }, manager)
    expect(refused('3')).toBe('ok')
  })

  it('PICKUP-9 a door is free again when its result was fetched or taken back', () => {
    const office = withDoors()
    const [first, second] = [office.ready(), office.ready()]
    office.give(put(first, '1'), '0711')
    office.give({ type: 'LockerEmptied', caseNo: first, door: '1' }, timekeeper)
    expect(office.told(put(second, '1'), '0711')).toBe('ok')
    office.give({ type: 'TakeFromLocker', caseNo: second, place: '柜', reason: '没人取' }, '0711')
    expect(office.told(put(office.ready(), '1'), '0711')).toBe('ok')
  })

  it('PICKUP-9 a hall without a locker says so', () => {
    const { locker: _locker, ...without } = officeSettings()
    const office = new Office(without)
    expect(office.told(put(office.ready(), null), '0711')).toBe('NoLocker')
  })
})
