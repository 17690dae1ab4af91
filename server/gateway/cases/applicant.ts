/** Whom a case is for: whole for whoever works on it, masked for everybody else at a counter (APPLICANT-1). */
import { applicantIn, applicantKeys, maskedApplicant, type Applicant } from '../../../domain/case/applicant.ts'
import { caseNoIn } from '../../../domain/words/case-no.ts'
import type { Hall } from '../../hall/hall.ts'
import { readCase } from '../../hall/read-case.ts'
import type { Routes } from '../guard.ts'
import { refuse } from '../problem.ts'

export interface ApplicantReply {
  /** null: none was left, or it was erased. */
  readonly applicant: Applicant | null
  readonly isMasked: boolean
}

/** Adds the route. */
export function applicantRoutes({ staff }: Routes, { hall }: { readonly hall: Pick<Hall, 'store'> }): void {
  staff.get<{ Params: { caseNo: string } }>(
    '/api/cases/:caseNo/applicant',
    {
      schema: {
        summary: 'Name and number of the applicant: whole for whoever holds the case and the duty manager, else masked',
        tags: ['cases'],
      },
    },
    async (request, _reply, clerk): Promise<ApplicantReply> => {
      const caseNo = caseNoIn(request.params.caseNo)
      const file = caseNo === null ? null : await readCase(hall.store, caseNo)
      if (file === null) return refuse(404, { code: 'notFound', problem: 'There is no case of this number.' })
      const applicant = applicantIn(await hall.store.contactsAmong(applicantKeys(file.group)))
      const isMasked = file.holder !== clerk.badgeNo && clerk.role !== 'dutyManager'
      return { applicant: applicant === null || !isMasked ? applicant : maskedApplicant(applicant), isMasked }
    },
  )
}
