/** Name and number of an applicant: beside the log, for all cases of a visit, whole for whoever works on them. */
import { expect, it } from 'vitest'
import { applicantIn, applicantRows, groupOfContact, maskedApplicant } from '../../../domain/case/applicant.ts'
import { Office } from './office.ts'

const noted = (caseNo: string, name: string, phone: string) => ({ type: 'NoteApplicant', caseNo, name, phone }) as const

it('APPLICANT-1 any counter writes name or number down while the case lives; the record says that they were left, and neither of them', () => {
  const office = new Office()
  const [caseNo = ''] = office.accept('a01')
  const outcome = office.give(noted(caseNo, ' 钱多余 ', '13711112222'), '0301')
  expect(outcome).toMatchObject({ ok: true, events: [{ type: 'ApplicantNoted', hasName: true, hasPhone: true }] })
  expect(JSON.stringify(outcome.ok && outcome.events)).not.toMatch(/钱多余|13711112222/)
  expect(office.told(noted(caseNo, '', ' '), '0301')).toBe('FieldMissing')
  office.give({ type: 'WithdrawCase', caseNo, reason: '不办了' }, '0301')
  expect(office.told(noted(caseNo, '钱多余', ''), '0301')).toBe('CaseNotReady')
})

it('APPLICANT-1 what is left empty stays as it was; others at a counter see the first character and the last four figures', () => {
  const rows = applicantRows('g1', { name: '', phone: '13711112222' })
  expect(rows).toEqual([{ reference: 'applicant/g1/phone', phone: '13711112222' }])
  expect(groupOfContact('applicant/g1/phone')).toBe('g1')
  expect(groupOfContact('Y2026-4827195036')).toBeNull()
  expect(applicantIn([])).toBeNull()
  expect(applicantIn(rows)).toEqual({ name: '', phone: '13711112222' })
  expect(maskedApplicant({ name: '钱多余', phone: '137-1111-2222' })).toEqual({ name: '钱**', phone: '137****2222' })
  expect(maskedApplicant({ name: '', phone: '55134' })).toEqual({ name: '', phone: '****5134' })
})
