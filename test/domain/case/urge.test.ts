/** Supervision orders (督办单): for red lamps only, one at a time, answered by the department within a clock of their own. */
import { expect, it } from 'vitest'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { siteLamps } from '../../../domain/views/supervision.ts'
import { Office, clerk, officeSettings } from './office.ts'

const supervisor = clerk('0101', 'dutyManager')
/** Accepted on 26 November with five working days, taken by 0711, and red since the evening of 3 December. */
function red(): { readonly office: Office; readonly caseNo: string } {
  const office = new Office()
  const caseNo = office.taken()
  office.wall = '2026-12-04 09:00'
  return { office, caseNo }
}
const urge = (caseNo: string, words = '为什么超期，什么时候办好') => ({ type: 'UrgeCase', caseNo, words }) as const
const answer = (caseNo: string, text = '明天办好') => ({ type: 'AnswerUrge', caseNo, answer: text }) as const

it('WATCH-3 a red case gets a numbered order with one working day; one that is not red gets none', () => {
  const office = new Office()
  const caseNo = office.taken()
  expect(office.told(urge(caseNo), supervisor)).toBe('NotRed')
  office.wall = '2026-12-04 09:00'
  expect(office.told(urge(caseNo, ' '), supervisor)).toBe('FieldMissing')
  expect(office.told(urge(caseNo), '0711')).toBe('NotAllowed')
  expect(office.told(urge(caseNo), supervisor)).toBe('ok')
  // Friday the 4th: to be answered by the end of Monday.
  expect(office.file(caseNo).urges).toMatchObject([
    { orderNo: '261126-0001-D1', date: '2026-12-04', clock: { dueDate: '2026-12-07' }, answer: null },
  ])
})

it('WATCH-3 one order at a time: a second is refused with the first, and may follow its answer; the case stays as it was', () => {
  const { office, caseNo } = red()
  office.give(urge(caseNo), supervisor)
  const { status, holder, clock } = office.file(caseNo)
  expect([status, holder]).toEqual(['review', '0711'])
  expect(office.give(urge(caseNo), supervisor)).toEqual({
    ok: false,
    rejection: { code: 'AlreadyUrged', orderNo: '261126-0001-D1', dueDate: '2026-12-07' },
  })
  expect(office.file(caseNo).clock).toEqual(clock)
  office.give(answer(caseNo), '0711')
  expect(office.told(urge(caseNo), supervisor)).toBe('ok')
  expect(office.file(caseNo).urges.at(-1)?.orderNo).toBe('261126-0001-D2')
})

it('WATCH-4 the holder or the head answers with words, nobody of another department, and late is noted', () => {
  const { office, caseNo } = red()
  expect(office.told(answer(caseNo), '0711')).toBe('NoOpenUrge')
  office.give(urge(caseNo), supervisor)
  expect(office.told(answer(caseNo), '0721')).toBe('NotYourDepartment')
  expect(office.told(answer(caseNo), '0712')).toBe('NotYourCase')
  expect(office.told(answer(caseNo, ' '), '0711')).toBe('FieldMissing')
  office.wall = '2026-12-08 09:00'
  expect(office.told(answer(caseNo), '0713')).toBe('ok')
  expect(office.file(caseNo).urges[0]?.answer).toMatchObject({ text: '明天办好', by: '0713', isLate: true })
  expect(office.told(answer(caseNo), '0711')).toBe('NoOpenUrge')
})

it('WATCH-4 the board shows the order beside the late case', () => {
  const shown = { orderNo: '261126-0001-D1', date: '2026-12-04', dueDate: '2026-12-07', dueMs: 1, answer: null }
  const row = {
    ...{ caseNo: '261126-0001', itemName: '食品经营许可新办', itemNameEn: '', department: '市场监管' },
    ...{ stage: '审核', stageEn: 'Review', holder: '0711', rank: 0, dueDate: '2026-12-03', urge: shown },
  }
  const lamps = siteLamps(
    { counts: [], rows: [row], errands: [], today: '2026-12-04', nowMs: 0 },
    indexSettings(officeSettings()),
  )
  expect(lamps.late[0]).toMatchObject({ no: '261126-0001', lamp: 'red', daysLeft: -1, urge: shown })
})
