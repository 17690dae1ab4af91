/** Who works on a case, and what every decider of cases checks first. */
import type { Clerk } from '../../plan/settings.ts'
import type { World } from '../../plan/world.ts'
import type { CaseNo } from '../../words/case-no.ts'
import type { BadgeNo } from '../../words/ids.ts'
import { hallDays, type ClockDays } from '../clock.ts'
import { reject } from '../rejections.ts'
import { CASE_NEXT, caseStream, type CaseFile, type CaseStatus } from '../state.ts'

/** The case of a command. Its stream was loaded. */
export function caseFor(caseNo: CaseNo, { state }: World): CaseFile {
  return state(caseStream(caseNo)).file ?? reject({ code: 'UnknownCase', caseNo })
}

/** A case that may come to `wanted` next (CASE-3). */
export function ready(file: CaseFile, wanted: CaseStatus): CaseFile {
  return CASE_NEXT[file.status].includes(wanted) ? file : notReady(file)
}

export function notReady({ caseNo, status }: CaseFile): never {
  return reject({ code: 'CaseNotReady', caseNo, status })
}

/** Whoever sits behind the command, as the roster knows them. */
export function clerkOf({ actor, plan }: World): Clerk {
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  return plan.clerks.get(actor.badgeNo) ?? reject({ code: 'UnknownClerk', badgeNo: actor.badgeNo })
}

/** Whether this person may see and take this department's cases (CASE-4); a duty manager sees all of the hall. */
export function isOfDepartment(clerk: Pick<Clerk, 'role' | 'department'>, department: string): boolean {
  return clerk.department === department || clerk.role === 'dutyManager'
}

/** Somebody of the case's own department, or whoever answers for it: at a station no clerk has a department (JOINT-7). */
export function officerFor(file: CaseFile, world: World): Clerk {
  const clerk = clerkOf(world)
  if (!isOfDepartment(clerk, file.department) && file.holder !== clerk.badgeNo)
    reject({ code: 'NotYourDepartment', caseNo: file.caseNo, department: file.department })
  return clerk
}

/** The one who holds the case: nobody else works on it (CASE-5). */
export function holderFor(file: CaseFile, world: World): Clerk {
  const clerk = officerFor(file, world)
  if (file.holder !== clerk.badgeNo) reject({ code: 'NotYourCase', caseNo: file.caseNo, badgeNo: file.holder })
  return clerk
}

/** A colleague to whom a case may be given. */
export function colleague(badgeNo: BadgeNo, file: CaseFile, { plan }: World): BadgeNo {
  const clerk = plan.clerks.get(badgeNo) ?? reject({ code: 'UnknownClerk', badgeNo })
  if (!isOfDepartment(clerk, file.department)) reject({ code: 'CaseNotTheirs', badgeNo, department: file.department })
  return badgeNo
}

/** The working days of this hall. */
export function daysOf({ plan }: World): ClockDays {
  return hallDays(plan.settings)
}
