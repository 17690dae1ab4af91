/** What the other site is told of a step of a case that both work on: written in the step's own transaction (JOINT-2). */
import type { World } from '../../plan/world.ts'
import { postCase } from '../../site-link/outbox.ts'
import type { CaseAbove, CasePost } from '../../site-link/case-post.ts'
import type { BadgeNo } from '../../words/ids.ts'
import { kindOfStream, type Written } from '../../words/stream.ts'
import type { CaseEvent } from '../events.ts'
import type { CaseFile, CaseStream } from '../state.ts'

type Decider<C> = (command: C, world: World) => readonly Written[]

/** A decider whose steps the other site is told of, where the case has another site. */
export function telling<C>(decider: Decider<C>): Decider<C> {
  return (command, world) => {
    const written = decider(command, world)
    return [...written, ...written.flatMap((one) => postsOf(one, world))]
  }
}

function postsOf({ stream, events }: Written, world: World): readonly Written[] {
  if (kindOfStream(stream) !== 'case') return []
  const { file } = world.state(stream as CaseStream)
  if (file === null) return []
  const other = file.from?.site ?? file.up?.site
  if (other === undefined) return []
  const tell = file.from === null ? upward : downward
  const nth = file.from === null ? handUps(file) : file.from.nth
  const posts = (events as readonly CaseEvent[]).flatMap((event) =>
    tell(file, event, world).map((post) => ({ ...post, nth })),
  )
  return posts.length === 0 ? [] : [postCase(other, posts, world)]
}

/** To the site above, of what happened at the one that accepted the case. */
export function upward(file: Pick<CaseFile, 'caseNo'>, event: CaseEvent, { today }: World): readonly CasePost[] {
  const { caseNo } = file
  switch (event.type) {
    case 'MaterialsReceived':
      return [{ about: 'materials', caseNo, places: event.places, date: event.date }]
    case 'CaseWithdrawn':
      return [{ about: 'recalled', caseNo, why: 'withdrawn', reason: event.reason, date: event.date }]
    case 'CaseReturned':
      return [{ about: 'recalled', caseNo, why: 'recalled', reason: event.reason, date: event.date }]
    case 'CaseVoided':
      return [{ about: 'recalled', caseNo, why: 'withdrawn', reason: '受理作废', date: today }]
    default:
      return []
  }
}

/** To the site below; each says where the case stands after the step. */
function downward(file: CaseFile, event: CaseEvent, world: World): readonly CasePost[] {
  const caseNo = file.from?.caseNo ?? ''
  const above = (holder: BadgeNo | null = file.holder, stage = file.stage): CaseAbove =>
    standing({ ...file, holder, stage }, world)
  const date = world.today
  switch (event.type) {
    case 'CaseTaken':
      return [{ about: 'moved', caseNo, date, above: above(event.badgeNo) }]
    case 'CaseHandedOver':
      return [{ about: 'moved', caseNo, date, above: above(event.to) }]
    case 'StageFinished':
      return [{ about: 'moved', caseNo, date, above: above(event.to, event.stage + 1) }]
    case 'SupplementAsked':
      return [{ about: 'asked', caseNo, date, above: above(), notice: event.notice }]
    case 'MaterialsReceived':
      return [{ about: 'received', caseNo, date, above: above(), places: event.places }]
    case 'ClockStopped': {
      const { why, reason, untilDate } = event
      return [{ about: 'stopped', caseNo, date, above: above(), why, reason, untilDate }]
    }
    case 'ClockResumed':
      return [{ about: 'resumed', caseNo, date, above: above() }]
    case 'CaseDecided': {
      const { verdict, reasons, remedies } = event
      const by = above().holder ?? { badgeNo: '', name: '' }
      return [{ about: 'decided', caseNo, date, above: above(), verdict, reasons, remedies, by }]
    }
    case 'ResultSentDown':
      return [{ about: 'made', caseNo, date, above: above(), result: event.result, place: event.place }]
    case 'CaseReturned':
      return [{ about: 'returned', caseNo, date, above: above(), why: 'sentBack', reason: event.reason }]
    case 'CaseWithdrawn':
      return [{ about: 'returned', caseNo, date, above: above(), why: 'withdrawn', reason: event.reason }]
    default:
      return []
  }
}

/** Where a case from below stands here, in the words of its site. */
export function standing(
  file: Pick<CaseFile, 'caseNo' | 'department' | 'departmentEn' | 'holder' | 'stages' | 'stage'>,
  { plan }: World,
): CaseAbove {
  const { title, titleEn } = plan.settings
  const { caseNo, department, departmentEn, holder } = file
  const stage = file.stages[file.stage]
  return {
    title,
    titleEn,
    caseNo,
    department,
    departmentEn,
    holder: holder === null ? null : { badgeNo: holder, name: plan.clerks.get(holder)?.name ?? holder },
    stage: stage?.name ?? '',
    stageEn: stage?.nameEn ?? '',
  }
}

/** How often a case has been handed up; the latest is the one that counts (JOINT-9). */
export function handUps({ steps }: Pick<CaseFile, 'steps'>): number {
  return steps.filter(({ what }) => what === 'CaseHandedUp').length
}

/** What the site above needs to begin: the matter, its papers, the one limit, and who answers for it below. */
export function reviewPost(
  file: Pick<
    CaseFile,
    'caseNo' | 'item' | 'itemName' | 'itemNameEn' | 'materials' | 'promisedDays' | 'legalDays' | 'clock'
  >,
  reason: string,
  by: { readonly badgeNo: BadgeNo; readonly name: string },
  { plan, today: date }: World,
  nth = 1,
): CasePost {
  const { caseNo, item, itemName, itemNameEn, materials, promisedDays, legalDays } = file
  const { dueDate } = file.clock
  return {
    about: 'review',
    ...{ caseNo, date, nth, item, itemName, itemNameEn, materials, dueDate, promisedDays, legalDays, reason },
    by: { ...by, title: plan.settings.title },
  }
}
