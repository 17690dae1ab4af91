/** How a result reaches its citizen: ready under a code, handed out against it, by locker or by post (统一窗口出件). */
import { caseRules, pickupItem } from '../../plan/case-rules.ts'
import type { World } from '../../plan/world.ts'
import { LOCKER_STREAM, doorFor, doorNamed } from '../../locker/state.ts'
import { issueTicket } from '../../queue-day/decide/issue.ts'
import { dayStream } from '../../queue-day/state.ts'
import { reasonIn, wordsIn } from '../../words/rejected.ts'
import { onto, type Written } from '../../words/stream.ts'
import type { OfType } from '../../words/subject.ts'
import type { CaseCommand } from '../commands.ts'
import { reject } from '../rejections.ts'
import { caseStream, type CaseFile } from '../state.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { caseFor, clerkOf, daysOf, notReady, officerFor, ready } from './officer.ts'
import { onCase } from './review.ts'

type Of<T extends CaseCommand['type']> = OfType<CaseCommand, T>

/** Six digits, drawn so often that one of them is free. */
const DRAWS = 8

/** Codes to choose from, out of the one draw of chance. */
export function drawnCodes(random: string): readonly string[] {
  let number = [...random].reduce((sum, one) => (sum * 131n + BigInt(one.codePointAt(0) ?? 0)) % (1n << 120n), 7n)
  return Array.from({ length: DRAWS }, () => {
    const code = String(number % 1_000_000n).padStart(6, '0')
    number = (number / 1_000_000n) * 31n + 11n
    return code
  })
}

/** The result lies ready: it gets the code that its siblings have, or one that nobody else has (PICKUP-1). */
export function readyResult({ caseNo, result, place }: Of<'ReadyResult'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  officerFor(file, world)
  const [named, where] = [wordsIn(result, 'result'), wordsIn(place, 'place')]
  // Of a case from below the citizen has the other site's receipt: it is handed out there (JOINT-4).
  if (file.from !== null) {
    ready(file, 'sentDown')
    return onCase(file, { type: 'ResultSentDown', result: named, place: where, date: world.today })
  }
  ready(file, 'ready')
  return onCase(file, {
    type: 'ResultReady',
    result: named,
    place: where,
    code: codeFor(file, world),
    date: world.today,
  })
}

function codeFor({ group }: CaseFile, { cases, random }: World): string {
  const own = cases.find((one) => one.group === group && one.code !== null)?.code
  if (own !== undefined && own !== null) return own
  const taken = new Set(cases.map((one) => one.code))
  const free = drawnCodes(random).find((code) => !taken.has(code))
  if (free === undefined) throw new Error('no pick-up code is free among those drawn')
  return free
}

/**
 * Against the code, at a counter where somebody sits; without it a reason is written down (PICKUP-2), and somebody else
 * than the applicant has shown a mandate (PICKUP-11).
 */
export function handOutResult(command: Of<'HandOutResult'>, world: World): readonly Written[] {
  const file = caseFor(command.caseNo, world)
  const { badgeNo } = clerkOf(world)
  if (!world.plan.counters.has(command.counter)) reject({ code: 'UnknownCounter', counter: command.counter })
  if (world.state(dayStream(world.today)).clerks.get(badgeNo) !== command.counter) reject({ code: 'NotAllowed' })
  if (file.status !== 'ready' && file.status !== 'inLocker') notReady(file)
  if (command.code !== null && command.code !== file.result?.code) reject({ code: 'WrongPickupCode' })
  const { counter, taker, signed } = command
  const reason = command.code === null ? reasonIn(command.reason) : ''
  const mandate = taker === 'self' ? {} : { note: wordsIn(command.note ?? '', 'note') }
  return [...onCase(file, { type: 'ResultHandedOut', counter, taker, signed, reason, ...mandate }), ...freed(file)]
}

export function mailResult({ caseNo, trackingNo }: Of<'MailResult'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  clerkOf(world)
  ready(file, 'mailed')
  return onCase(file, { type: 'ResultMailed', trackingNo: wordsIn(trackingNo, 'trackingNo') })
}

/** A door has one result; the one that is given is the smallest free one that fits, or the one that was asked for (PICKUP-9). */
export function putInLocker({ caseNo, door: wanted, size }: Of<'PutInLocker'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  clerkOf(world)
  ready(file, 'inLocker')
  const { settings } = world.plan
  const doors = world.state(LOCKER_STREAM)
  const door = wanted === null ? doorFor(size, settings, doors) : doorNamed(wanted, settings, doors)
  return [
    ...onCase(file, { type: 'ResultInLocker', door }),
    onto(LOCKER_STREAM, { type: 'DoorFilled', door, caseNo: file.caseNo }),
  ]
}

/** Its door is free again. */
function freed({ caseNo, door }: CaseFile): readonly Written[] {
  return door === null ? [] : [onto(LOCKER_STREAM, { type: 'DoorFreed', door, caseNo })]
}

/** The locker says that the door was opened and shut again: fetched, once, however often it says so (PICKUP-5). */
export function lockerEmptied({ caseNo, door }: Of<'LockerEmptied'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  if (file.status !== 'inLocker' || file.door !== door) return []
  return [...onCase(file, { type: 'ResultFetched', door }), ...freed(file)]
}

export function takeFromLocker({ caseNo, place, reason }: Of<'TakeFromLocker'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  clerkOf(world)
  if (file.status !== 'inLocker' || file.door === null) return notReady(file)
  const taken = {
    type: 'ResultTakenBack',
    door: file.door,
    place: wordsIn(place, 'place'),
    reason: reasonIn(reason),
  } as const
  return [...onCase(file, taken), ...freed(file)]
}

/** Whoever has a code gets a number of the pick-up queue; every result under it is noted on it (PICKUP-3). */
export function takePickupTicket({ isElder = false }: Of<'TakePickupTicket'>, world: World): readonly Written[] {
  const waiting = world.cases.filter((one) => one.status === 'ready')
  if (world.cases.length === 0) reject({ code: 'WrongPickupCode' })
  if (waiting.length === 0) reject({ code: 'NothingToPickUp' })
  const item = pickupItem(world.plan.settings) ?? reject({ code: 'NoPickupQueue' })
  const today = dayStream(world.today)
  const day = world.state(today)
  if (day.status === 'closed') reject({ code: 'NoPickupQueue' })
  const events = issueTicket(day, { type: 'IssueTicket', items: [{ item }], origin: originOf(world), isElder }, world)
  const issued = events.find((event) => event.type === 'TicketIssued')
  if (!issued) throw new Error('a ticket that was issued says so')
  return [
    onto(today, ...events),
    ...waiting.map(({ caseNo }) =>
      onto(caseStream(caseNo), { type: 'PickupTicketTaken', ticketNo: issued.ticketNo, date: world.today }),
    ),
  ]
}

/**
 * Whoever was asked for papers is back: within so many working days of the notice they stand as one who comes back and
 * not as a newcomer, before whoever may take the papers; later they stand like everybody (TELL-5, docs/sources.md N42).
 */
export function takeReentryTicket(
  { caseNo, isElder = false }: Of<'TakeReentryTicket'>,
  world: World,
): readonly Written[] {
  const file = caseFor(caseNo, world)
  if (file.status !== 'supplement' || file.pause === null) return notReady(file)
  const today = dayStream(world.today)
  const day = world.state(today)
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const lastDate = addWorkingDays(file.pause.sinceDate, caseRules(world.plan.settings).reentryDays, daysOf(world))
  const pass = world.today <= lastDate ? { priorityClass: 'reentry' as const, reason: caseNo } : {}
  const command = {
    type: 'IssueTicket',
    items: [{ item: file.item }],
    origin: originOf(world),
    isElder,
    ...pass,
  } as const
  const events = issueTicket(day, command, world)
  const issued = events.find((event) => event.type === 'TicketIssued')
  if (!issued) throw new Error('a ticket that was issued says so')
  const taken = { type: 'ReentryTicketTaken', ticketNo: issued.ticketNo, date: world.today } as const
  return [onto(today, ...events), ...onCase(file, taken)]
}

function originOf({ actor }: World): 'floorGuide' | 'kiosk' | 'phone' {
  return actor.kind === 'clerk' ? 'floorGuide' : actor.kind === 'device' ? 'kiosk' : 'phone'
}
