/** What the back office does with a case: take, hand over, ask, stop and go on, decide. */
import { CATALOGUE_STREAM } from '../../catalogue/state.ts'
import type { World } from '../../plan/world.ts'
import { reasonIn, wordsIn } from '../../words/rejected.ts'
import { stop, type CommonRejection } from '../../words/rejected.ts'
import { onto, type Written } from '../../words/stream.ts'
import type { OfType } from '../../words/subject.ts'
import { addDays, momentOf } from '../../words/wall-time.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { clockOf, daysLeftOf, goneOn } from '../clock.ts'
import type { CaseCommand, JudgedMaterial } from '../commands.ts'
import type { CaseEvent, CaseMaterial } from '../events.ts'
import { applicantRows } from '../applicant.ts'
import { reject } from '../rejections.ts'
import { caseStream, isInWork, isOver, type CaseFile } from '../state.ts'
import { caseFor, clerkOf, colleague, daysOf, holderFor, notReady, officerFor, ready } from './officer.ts'

type Of<T extends CaseCommand['type']> = OfType<CaseCommand, T>

export function onCase(file: Pick<CaseFile, 'caseNo'>, ...events: readonly CaseEvent[]): readonly Written[] {
  return [onto(caseStream(file.caseNo), ...events)]
}

/** Whoever of the department takes it first answers for it (CASE-5). */
export function takeCase({ caseNo }: Of<'TakeCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const { badgeNo } = officerFor(file, world)
  if (file.holder !== null) return reject({ code: 'NotYourCase', caseNo, badgeNo: file.holder })
  if (!isInWork(file.status)) notReady(file)
  return onCase(file, { type: 'CaseTaken', badgeNo })
}

/** To a colleague, by the holder, the head or the duty manager; always with a reason (CASE-5). */
export function handOverCase({ caseNo, to, reason }: Of<'HandOverCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const clerk = officerFor(file, world)
  const isAbove = clerk.role === 'dutyManager' || clerk.isHead === true
  if (file.holder !== clerk.badgeNo && !isAbove) reject({ code: 'NotYourCase', caseNo, badgeNo: file.holder })
  if (!isInWork(file.status)) notReady(file)
  const receiver = colleague(to, file, world)
  return onCase(file, { type: 'CaseHandedOver', from: file.holder, to: receiver, reason: reasonIn(reason) })
}

/** One stage of the review is done, the next begins with a limit of its own (CLOCK-4). */
export function finishStage({ caseNo, to }: Of<'FinishStage'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  holderFor(file, world)
  if (file.status !== 'review') notReady(file)
  const next = file.stages[file.stage + 1]
  if (next === undefined) return notReady(file)
  return onCase(file, {
    type: 'StageFinished',
    stage: file.stage,
    to: to === null ? null : colleague(to, file, world),
    stageClock: clockOf(next.days, world.today, daysOf(world)),
  })
}

/** While the site above has it, nothing is asked, stopped or decided here (JOINT-1). */
function reviewedHere(file: CaseFile): void {
  if (file.status !== 'review') notReady(file)
}

/** The one-time notice: all that is missing at once, numbered; the clock stands still until it is here (TELL-1 … TELL-3). */
export function askSupplement(command: Of<'AskSupplement'>, world: World): readonly Written[] {
  const file = caseFor(command.caseNo, world)
  const clerk = holderFor(file, world)
  reviewedHere(file)
  const materials = judged(file, command.judged)
  const count = file.notices.length + 1
  if (count > 1 && clerk.isHead !== true && clerk.role !== 'dutyManager')
    reject({ code: 'SecondNoticeNeedsHead', notices: file.notices.length })
  return onCase(file, {
    type: 'SupplementAsked',
    date: world.today,
    left: daysLeftOf(file, world.today, daysOf(world)),
    notice: {
      noticeNo: `${file.caseNo}-${count}`,
      materials,
      basis: wordsIn(command.basis, 'basis'),
      version: world.state(CATALOGUE_STREAM).seq,
      untilDate: addWorkingDays(world.today, command.days, daysOf(world)),
      phone: world.plan.items.get(file.item)?.guide?.phone ?? '',
    },
  })
}

function judged(file: CaseFile, found: readonly JudgedMaterial[]): readonly CaseMaterial[] {
  const { materials } = file
  if (found.length !== materials.length)
    reject({ code: 'NotAllJudged', judged: found.length, materials: materials.length })
  if (found.every((one) => one.finding === 'present')) reject({ code: 'NothingMissing' })
  return materials.map(({ name, nameEn, status }, at) => {
    const { finding, mend } = found[at] as JudgedMaterial
    if (finding === 'present') return { name, nameEn, status: status === 'deferred' ? status : finding, mend: '' }
    return { name, nameEn, status: finding, mend: wordsIn(mend, `judged.${at}.mend`) }
  })
}

/**
 * What came in, at whichever counter. When nothing that was asked for is missing any more the clock goes on, also after
 * the date of the notice: late is noted, and nothing is lost (CASE-7, TELL-4).
 */
export function receiveMaterials({ caseNo, places }: Of<'ReceiveMaterials'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  clerkOf(world)
  if (!isInWork(file.status)) notReady(file)
  const stranger = places.find((place) => place >= file.materials.length)
  if (stranger !== undefined) reject({ code: 'UnknownMaterial', place: stranger })
  return onCase(file, received(file, places, world) ?? reject({ code: 'NothingMissing' }))
}

/** What is written of papers that came in on a date 'YYYY-MM-DD'; null: none of them was missing. */
export function received(
  file: CaseFile,
  places: readonly number[],
  world: World,
  date = world.today,
): OfType<CaseEvent, 'MaterialsReceived'> | null {
  const missing = places.filter((place) => (file.materials[place]?.status ?? 'present') !== 'present')
  if (missing.length === 0) return null
  const left = file.materials.filter((one, at) => one.status !== 'present' && !missing.includes(at))
  const isAsked = file.status === 'supplement'
  const isWhole = isAsked && left.every((one) => one.status === 'deferred')
  const isDeferredDone = file.deferred !== null && left.every((one) => one.status !== 'deferred')
  return {
    type: 'MaterialsReceived',
    places: missing,
    date,
    isLate:
      (isAsked && file.pause !== null && date > file.pause.untilDate) ||
      (isDeferredDone && file.deferred !== null && world.nowMs > file.deferred.dueMs),
    goneOn: isWhole ? clocksFrom(file, world, date) : null,
    isDeferredDone,
  }
}

/** Both limits after a pause that ends on a date, today where none is given (CLOCK-3). */
export function clocksFrom(file: CaseFile, world: World, date = world.today): Pick<CaseFile, 'clock' | 'stageClock'> {
  const days = daysOf(world)
  const left = daysLeftOf(file, date, days)
  return {
    clock: goneOn(file.clock, left.whole, date, days),
    stageClock: goneOn(file.stageClock, left.stage, date, days),
  }
}

/** A special procedure whose time does not count, with its reason and its last date (CLOCK-3). */
export function stopClock({ caseNo, why, reason, untilDate }: Of<'StopClock'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  holderFor(file, world)
  reviewedHere(file)
  if (untilDate < world.today) stop<CommonRejection>({ code: 'DateInPast', date: untilDate })
  return onCase(file, {
    type: 'ClockStopped',
    why,
    reason: reasonIn(reason),
    date: world.today,
    left: daysLeftOf(file, world.today, daysOf(world)),
    untilDate,
    onAtMs: momentOf(addDays(untilDate, 1), 0, world.plan.settings.timeZone),
  })
}

export function resumeClock({ caseNo }: Of<'ResumeClock'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  holderFor(file, world)
  if (file.status !== 'stopped' || file.up !== null) notReady(file)
  return onCase(file, { type: 'ClockResumed', date: world.today, ...clocksFrom(file, world) })
}

/** Granted, or refused with reasons and remedies; only in the last stage, only by its holder, only once (CASE-6). */
export function decideCase(command: Of<'DecideCase'>, world: World): readonly Written[] {
  const file = caseFor(command.caseNo, world)
  holderFor(file, world)
  reviewedHere(file)
  if (file.stage < file.stages.length - 1)
    reject({ code: 'StageNotLast', stage: (file.stages[file.stage] as { name: string }).name })
  const { verdict } = command
  const isRefused = verdict === 'refused'
  const deferred = file.materials.filter((one) => one.status === 'deferred').map((one) => one.name)
  if (!isRefused && deferred.length > 0) reject({ code: 'DeferredMissing', materials: deferred })
  return onCase(file, {
    type: 'CaseDecided',
    verdict,
    reasons: isRefused ? wordsIn(command.reasons, 'reasons') : command.reasons.trim(),
    remedies: isRefused ? wordsIn(command.remedies, 'remedies') : command.remedies.trim(),
    date: world.today,
  })
}

/** The applicant takes it back before it is decided; whoever stands with them at a counter writes it down. */
export function withdrawCase({ caseNo, reason }: Of<'WithdrawCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  clerkOf(world)
  ready(file, 'withdrawn')
  return onCase(file, { type: 'CaseWithdrawn', reason: reasonIn(reason), date: world.today })
}

/** Name and number stand beside the log; whoever is at the counter or works on the case may write them down (APPLICANT-1). */
export function noteApplicant(command: Of<'NoteApplicant'>, world: World): readonly Written[] {
  const file = caseFor(command.caseNo, world)
  clerkOf(world)
  if (isOver(file.status)) notReady(file)
  const applicant = { name: command.name.trim(), phone: command.phone.trim() }
  if (applicant.name === '' && applicant.phone === '') reject({ code: 'FieldMissing', field: 'phone' })
  const { name, phone } = applicant
  const noted = { type: 'ApplicantNoted', hasName: name !== '', hasPhone: phone !== '' } as const
  const contacts = applicantRows(file.group, applicant)
  return onCase(file, noted).map((one, at) => (at === 0 ? { ...one, contacts } : one))
}

export function noteCase({ caseNo, note }: Of<'NoteCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  officerFor(file, world)
  if (isOver(file.status)) notReady(file)
  return onCase(file, { type: 'CaseNoted', note: wordsIn(note, 'note') })
}
