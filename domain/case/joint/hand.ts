/** The steps by which a case changes between two sites: handed up, called back, sent back, its result sent down (JOINT-1). */
import type { World } from '../../plan/world.ts'
import { mayReach, treeOf } from '../../site/reach.ts'
import { postCase } from '../../site-link/outbox.ts'
import { reasonIn } from '../../words/rejected.ts'
import type { Written } from '../../words/stream.ts'
import type { OfType } from '../../words/subject.ts'
import type { CaseCommand } from '../commands.ts'
import { caseFor, holderFor, notReady, officerFor } from '../decide/officer.ts'
import { clocksFrom, onCase } from '../decide/review.ts'
import type { CaseEvent } from '../events.ts'
import { reject } from '../rejections.ts'
import type { CaseFile } from '../state.ts'
import { handUps, reviewPost } from './posts.ts'

type Of<T extends CaseCommand['type']> = OfType<CaseCommand, T>

/** Its holder gives review and decision to a site above; the one limit of the citizen goes with it. */
export function handUpCase({ caseNo, to, reason }: Of<'HandUpCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const { badgeNo, name } = holderFor(file, world)
  if (file.status !== 'review' || file.from !== null) notReady(file)
  const { settings } = world.plan
  if (to === settings.siteId || !mayReach(to, settings.siteId, treeOf(settings)))
    reject({ code: 'SiteNotAbove', site: to })
  const why = reasonIn(reason)
  const post = reviewPost(file, why, { badgeNo, name }, world, handUps(file) + 1)
  return [...onCase(file, { type: 'CaseHandedUp', to, reason: why, date: world.today }), postCase(to, [post], world)]
}

/**
 * Back into this site's hands at once, also while the other site is silent: the decision that counts is the one that
 * stands in this site's case, and one that comes later changes nothing (JOINT-5).
 */
export function recallCase({ caseNo, reason }: Of<'RecallCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const clerk = officerFor(file, world)
  const isAbove = clerk.role === 'dutyManager' || clerk.isHead === true
  if (file.holder !== clerk.badgeNo && !isAbove) reject({ code: 'NotYourCase', caseNo, badgeNo: file.holder })
  if (file.up === null || !['above', 'supplement', 'stopped'].includes(file.status)) notReady(file)
  return onCase(file, ...resumed(file, world), {
    type: 'CaseReturned',
    why: 'recalled',
    reason: reasonIn(reason),
    date: world.today,
  })
}

/** A special procedure of the other site ends with its work. */
export function resumed(file: CaseFile, world: World, date = world.today): readonly CaseEvent[] {
  return file.status === 'stopped' ? [{ type: 'ClockResumed', date, ...clocksFrom(file, world, date) }] : []
}

/** Above: not a matter of this site, or not as it came; the site below goes on with it. */
export function sendBackCase({ caseNo, reason }: Of<'SendBackCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const clerk = officerFor(file, world)
  if (file.holder !== null && file.holder !== clerk.badgeNo)
    reject({ code: 'NotYourCase', caseNo, badgeNo: file.holder })
  if (file.from === null || !['accepted', 'review', 'supplement', 'stopped'].includes(file.status)) notReady(file)
  return onCase(file, { type: 'CaseReturned', why: 'sentBack', reason: reasonIn(reason), date: world.today })
}
