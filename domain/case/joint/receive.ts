/**
 * What a linked site tells of a case that both work on, taken in once: a case opened above, papers, steps, a decision, a
 * result on its way. What comes too late is noted and changes nothing (JOINT-3 … JOINT-5).
 */
import { caseRules } from '../../plan/case-rules.ts'
import type { ServiceItem } from '../../plan/settings.ts'
import type { World } from '../../plan/world.ts'
import { dayStream } from '../../queue-day/state.ts'
import { keyOfCaseBelow, isPostUp, type CasePostDown, type CasePostUp } from '../../site-link/case-post.ts'
import { badgeFromAbove } from '../../site-link/from-above.ts'
import { postCase } from '../../site-link/outbox.ts'
import { OUTBOX_STREAM } from '../../site-link/state.ts'
import type { LinkCommand } from '../../site-link/commands.ts'
import { caseNoOf, type CaseNo } from '../../words/case-no.ts'
import { beginning, onto, type StreamName, type Written } from '../../words/stream.ts'
import type { OfType, Typed } from '../../words/subject.ts'
import { addDays, momentOf } from '../../words/wall-time.ts'
import { clockOf, clockTo, daysLeftOf } from '../clock.ts'
import type { CaseCommand, StoppedFor } from '../commands.ts'
import { daysOf } from '../decide/officer.ts'
import { onCase, received } from '../decide/review.ts'
import type { CaseEvent } from '../events.ts'
import { reject } from '../rejections.ts'
import { caseStream, isInWork, type CaseFile } from '../state.ts'
import { resumed } from './hand.ts'
import { handUps, standing } from './posts.ts'

type Post = OfType<CaseCommand, 'ReceiveCasePost'>
type UpAbout<A extends CasePostUp['about']> = Extract<CasePostUp, { about: A }>

/** Own number of the case that a post is about; null: none is known yet. */
export function ownCaseOf({ from, post }: Pick<Post, 'from' | 'post'>, { state }: World): CaseNo | null {
  return isPostUp(post) ? (state(OUTBOX_STREAM).casesBelow.get(keyOfCaseBelow(from, post.caseNo)) ?? null) : post.caseNo
}

/** Decides what a post brings about here; a second time nothing. */
export function receiveCasePost(command: Post, world: World): readonly Written[] {
  const { from, post } = command
  const caseNo = ownCaseOf(command, world)
  const file = caseNo === null ? null : world.state(caseStream(caseNo)).file
  if (isPostUp(post)) {
    if (post.about === 'review') {
      if (file === null || isBackBelow(file)) return takenIn(from, post, world)
      return file.decision === null ? [] : toldAgain(from, post, file, world)
    }
    if (file === null || file.from?.site !== from) return reject({ code: 'UnknownCase', caseNo: post.caseNo })
    return fromBelow(file, post, world)
  }
  if (file === null || file.from !== null) return reject({ code: 'UnknownCase', caseNo: post.caseNo })
  return fromAbove(file, from, post, world)
}

/** Called back or sent back before: the site below may hand it up anew, under a new number here. */
function isBackBelow({ status }: CaseFile): boolean {
  return status === 'returned' || status === 'withdrawn'
}

/** Called back below when it was decided here already, and handed up again: the decision that was made stands (JOINT-8). */
function toldAgain(
  from: string,
  { caseNo, nth, reason }: UpAbout<'review'>,
  file: CaseFile,
  world: World,
): readonly Written[] {
  const { decision, sent } = file
  if (decision === null) return []
  const { verdict, reasons, remedies } = decision
  const known = { caseNo, nth, date: world.today, above: standing(file, world) }
  const by = { badgeNo: decision.by, name: world.plan.clerks.get(decision.by)?.name ?? decision.by }
  const made: readonly CasePostDown[] = sent === undefined ? [] : [{ about: 'made', ...known, ...sent }]
  // Said in its own steps as well: by them a repeated message is known again.
  return [
    ...tooLate(file, 'review', reason),
    postCase(from, [{ about: 'decided', ...known, verdict, reasons, remedies, by }, ...made], world),
  ]
}

/** A case of its own here, with the limit that was promised below; the site below learns its number at once (JOINT-3). */
function takenIn(from: string, post: UpAbout<'review'>, world: World): readonly Written[] {
  const item = world.plan.items.get(post.item) ?? reject({ code: 'UnknownItem', item: post.item })
  const day = world.state(dayStream(world.today))
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const caseNo = caseNoOf(world.today, day.caseCount + 1)
  const event = openedFor(from, post, item, caseNo, world)
  const above = standing({ ...event, holder: null, stage: 0 }, world)
  const { caseNo: theirs, nth } = post
  const receipt = postCase(from, [{ about: 'moved', caseNo: theirs, nth, date: world.today, above }], world)
  return [
    beginning(caseStream(caseNo), event),
    onto(dayStream(world.today), { type: 'CaseNumbered', caseNo }),
    onto(OUTBOX_STREAM, { type: 'CaseTakenIn', from, theirNo: post.caseNo, caseNo }, ...receipt.events),
  ]
}

function openedFor(
  from: string,
  { by, reason, date, materials, promisedDays, legalDays, dueDate, ...post }: UpAbout<'review'>,
  item: ServiceItem,
  caseNo: CaseNo,
  world: World,
): OfType<CaseEvent, 'CaseOpened'> {
  const days = daysOf(world)
  const rules = caseRules(world.plan.settings)
  const limit = item.guide?.promisedDays ?? rules.promisedDays
  const stages = item.guide?.stages ?? [{ name: '审核', nameEn: 'Review', days: Math.max(limit - rules.makingDays, 1) }]
  return {
    type: 'CaseOpened',
    caseNo,
    group: caseNo,
    receipt: world.random,
    item: item.id,
    itemName: post.itemName,
    itemNameEn: post.itemNameEn,
    department: item.department,
    departmentEn: item.departmentEn,
    caseKind: promisedDays === 0 ? 'onTheSpot' : 'promised',
    accepted: { date, ticketNo: null, counter: null, badgeNo: badgeFromAbove(from, by.badgeNo), reason },
    ...{ materials, stages, promisedDays, legalDays },
    clock: clockTo(dueDate, days),
    stageClock: clockOf(stages[0]?.days ?? limit, world.today, days),
    deferred: null,
    from: {
      site: from,
      title: by.title,
      caseNo: post.caseNo,
      nth: post.nth,
      holder: { badgeNo: by.badgeNo, name: by.name },
    },
  }
}

/** Above: papers came in below, or the case was called back there. */
function fromBelow(file: CaseFile, post: UpAbout<'materials'> | UpAbout<'recalled'>, world: World): readonly Written[] {
  if (!isInWork(file.status) || file.status === 'decided')
    return isBackBelow(file) ? [] : tooLate(file, post.about, post.about === 'recalled' ? post.reason : '')
  if (post.about === 'recalled')
    return onCase(file, { type: 'CaseReturned', why: post.why, reason: post.reason, date: post.date })
  const event = received(file, post.places, world, post.date)
  return event === null ? [] : onCase(file, event)
}

/** Below: a step of the site above, on the case that is this site's. */
function fromAbove(file: CaseFile, from: string, post: CasePostDown, world: World): readonly Written[] {
  // Of an earlier handing up it says nothing about this one (JOINT-9).
  const isCurrent = post.nth === undefined || post.nth === handUps(file)
  const isTheirs = isCurrent && file.up?.site === from && (isInWork(file.status) || file.status === 'decided')
  if (!isTheirs) return tooLate(file, post.about, wordsOfLate(post))
  const moved: readonly CaseEvent[] = isSame(file, post) ? [] : [{ type: 'CaseMovedAbove', above: post.above }]
  const steps = stepsFor(file, post, world)
  const events = [...moved, ...steps]
  return events.length === 0 ? [] : onCase(file, ...events)
}

function isSame({ up }: CaseFile, { above }: CasePostDown): boolean {
  return JSON.stringify(up?.above) === JSON.stringify(above)
}

function stepsFor(file: CaseFile, post: CasePostDown, world: World): readonly CaseEvent[] {
  const { date } = post
  const left = daysLeftOf(file, date, daysOf(world))
  const isAt = (status: CaseFile['status']): boolean => file.status === status
  switch (post.about) {
    case 'moved':
      return []
    case 'asked':
      return isAt('above') ? [{ type: 'SupplementAsked', notice: post.notice, date, left }] : []
    case 'received': {
      const event = received(file, post.places, world, date)
      return event === null ? [] : [event]
    }
    case 'stopped': {
      const { why, reason, untilDate } = post
      const onAtMs = momentOf(addDays(untilDate, 1), 0, world.plan.settings.timeZone)
      return isAt('above')
        ? [{ type: 'ClockStopped', why: why as StoppedFor, reason, date, left, untilDate, onAtMs }]
        : []
    }
    case 'resumed':
      return resumed(file, world, date)
    case 'decided': {
      const { verdict, reasons, remedies, by } = post
      const decided: CaseEvent = { type: 'CaseDecided', verdict, reasons, remedies, date, by }
      return isAt('decided') ? [] : [...resumed(file, world, date), decided]
    }
    case 'made':
      return [{ type: 'ResultOnWay', result: post.result, place: post.place, date }]
    case 'returned':
      return [
        ...resumed(file, world, date),
        post.why === 'withdrawn'
          ? { type: 'CaseWithdrawn', reason: post.reason, date }
          : { type: 'CaseReturned', why: post.why, reason: post.reason, date },
      ]
  }
}

function wordsOfLate(post: CasePostDown): string {
  if (post.about === 'decided') return `${post.verdict} ${post.reasons}`.trim()
  return post.about === 'returned' || post.about === 'stopped' ? post.reason : ''
}

/** Said in the case's own steps, so that nobody wonders; nothing else changes (JOINT-5). */
function tooLate(file: CaseFile, about: string, note: string): readonly Written[] {
  return onCase(file, { type: 'PostTooLate', about, note })
}

/** The case of a message that the other site will never take: its stream is needed. */
export function casesOfRefused(command: Typed, { state }: World): readonly StreamName[] {
  const message = state(OUTBOX_STREAM).pending.get((command as OfType<LinkCommand, 'MarkRefused'>).messageId)
  return message?.kind === 'case' && isPostUp(message.post) ? [caseStream(message.post.caseNo)] : []
}

/** The site above will not have it: back into this site's hands, with why (JOINT-4). */
export function alongRefused(written: readonly Written[], world: World): readonly Written[] {
  return written.flatMap(({ events }) =>
    events.flatMap((event) => {
      if (event.type !== 'MessageRefused') return []
      const { messageId, code } = event as Typed & { readonly messageId: string; readonly code: string }
      const message = world.state(OUTBOX_STREAM).pending.get(messageId)
      if (message?.kind !== 'case' || message.post.about !== 'review') return []
      const { file } = world.state(caseStream(message.post.caseNo))
      if (file === null || file.up === null || file.status !== 'above') return []
      return onCase(file, { type: 'CaseReturned', why: 'refused', reason: code, date: world.today })
    }),
  )
}
