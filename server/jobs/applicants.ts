/** Erases names and numbers of applicants when every case of their visit has been over for so long (APPLICANT-2). */
import { setImmediate as turn } from 'node:timers/promises'
import { applicantKeys, groupOfContact } from '../../domain/case/applicant.ts'
import { APPLICANT_KIND, retentionDays } from '../../domain/plan/retention.ts'
import { addDays } from '../../domain/words/wall-time.ts'
import type { Hall } from '../hall/hall.ts'
import { serviceDates } from '../hall/holding.ts'

const GROUPS_A_TURN = 50

export interface ApplicantParts {
  readonly hall: Pick<Hall, 'base' | 'nowMs' | 'store'>
  /** Days per kind, as the site file says. */
  readonly own: Readonly<Record<string, number>>
}

/** Makes the job; call it about once a second, it works once a date: there are as many applicants as open cases. */
export function applicantJob({ hall, own }: ApplicantParts): () => Promise<void> {
  const dateOf = serviceDates(hall.base.timeZone)
  const days = retentionDays(own, APPLICANT_KIND)
  const { store } = hall
  let lookedOn = ''

  async function isDue(group: string, before: string): Promise<boolean> {
    const cases = await store.knownCases(group, [])
    const rows = await Promise.all(cases.map(({ caseNo }) => store.caseRow(caseNo)))
    return rows.every((row) => row !== null && row.closedMs !== null && dateOf(row.closedMs) < before)
  }

  return async () => {
    const today = dateOf(hall.nowMs())
    if (today === lookedOn) return
    lookedOn = today
    const groups = new Set((await store.contacts()).flatMap(({ reference }) => groupOfContact(reference) ?? []))
    const due: string[] = []
    for (const [at, group] of [...groups].entries()) {
      if (at % GROUPS_A_TURN === GROUPS_A_TURN - 1) await turn()
      if (await isDue(group, addDays(today, -days))) due.push(...applicantKeys(group))
    }
    if (due.length > 0) await store.eraseContacts(due)
  }
}
