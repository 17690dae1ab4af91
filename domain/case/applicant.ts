/**
 * Name and number of an applicant: kept beside the log in the table of contacts, for all cases of one acceptance, so that
 * they can be erased while every record still verifies (APPLICANT-1).
 */
import type { Contact } from '../words/stream.ts'

export interface Applicant {
  /** '' where none was left. */
  readonly name: string
  readonly phone: string
}

const FIELDS = ['name', 'phone'] as const
const BEGINNING = 'applicant/'

/** Under what the applicant of a group of cases is kept. */
export function applicantKeys(group: string): readonly string[] {
  return FIELDS.map((field) => `${BEGINNING}${group}/${field}`)
}

/** The group whose applicant a contact is of; null: it is of something else. */
export function groupOfContact(reference: string): string | null {
  return reference.startsWith(BEGINNING) ? reference.slice(BEGINNING.length, reference.lastIndexOf('/')) : null
}

/** What is kept of an applicant; what was left empty stays as it was. */
export function applicantRows(group: string, applicant: Applicant): readonly Contact[] {
  return FIELDS.flatMap((field, at) =>
    applicant[field] === '' ? [] : [{ reference: applicantKeys(group)[at] as string, phone: applicant[field] }],
  )
}

/** Whom these rows of one group name; null: nobody, or they were erased. */
export function applicantIn(rows: readonly Contact[]): Applicant | null {
  const valueOf = (field: string): string => rows.find((one) => one.reference.endsWith(`/${field}`))?.phone ?? ''
  return rows.length === 0 ? null : { name: valueOf('name'), phone: valueOf('phone') }
}

/** As everybody sees it who does not work on the case: 张*, 138****1234. */
export function maskedApplicant({ name, phone }: Applicant): Applicant {
  const [first = ''] = name
  const digits = phone.replace(/\D/g, '')
  return {
    name: name === '' ? '' : `${first}${'*'.repeat(Math.max(1, [...name].length - 1))}`,
    phone: digits === '' ? '' : `${digits.slice(0, digits.length > 7 ? 3 : 0)}****${digits.slice(-4)}`,
  }
}
