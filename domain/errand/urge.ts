/** Supervision orders (督办单) about errands: from a red lamp to whoever answers for it, with a limit of their own. */
import { addWorkingDays, workingDaysOf } from '../calendar/working-days.ts'
import { caseRules } from '../plan/case-rules.ts'
import type { World } from '../plan/world.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { OfType } from '../words/subject.ts'
import type { ErrandCommand } from './commands.ts'
import { reject } from './rejections.ts'
import { ERRANDS_STREAM, errandDue, errandLamp, type Errand } from './state.ts'

/** One at a time, for an errand that is red now; it goes on as it was, in the hands it is in (WATCH-8). */
export function urgeErrand(
  { reference, words }: OfType<ErrandCommand, 'UrgeErrand'>,
  world: World,
): readonly Written[] {
  const errand = errandIn(reference, world)
  const { calendar } = world.plan.settings
  const due = errandDue(errand, world.plan.settings)
  if (errandLamp(due, calendar, world.today) !== 'red') reject({ code: 'ErrandNotRed', reference })
  const open = errand.urges.at(-1)
  if (open?.answer === null) reject({ code: 'AlreadyUrged', orderNo: open.orderNo, dueDate: open.dueDate })
  const days = caseRules(world.plan.settings).urgeDays
  return [
    onto(ERRANDS_STREAM, {
      type: 'ErrandUrged',
      reference,
      orderNo: `${reference}-D${errand.urges.length + 1}`,
      words: wordsIn(words, 'words'),
      date: world.today,
      dueDate: addWorkingDays(world.today, days, workingDaysOf(calendar)),
    }),
  ]
}

/** By whoever answers for it; by anybody here where that is somebody of another site, or nobody here any more (WATCH-8). */
export function answerErrandUrge(
  { reference, answer }: OfType<ErrandCommand, 'AnswerErrandUrge'>,
  world: World,
): readonly Written[] {
  const { holder, urges } = errandIn(reference, world)
  const open = urges.at(-1)
  if (open === undefined || open.answer !== null) return reject({ code: 'NoErrandUrge', reference })
  const { actor, plan } = world
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  const isAbsent = holder.site !== plan.settings.siteId || !plan.clerks.has(holder.badgeNo)
  if (holder.badgeNo !== actor.badgeNo && !isAbsent) reject({ code: 'NotYourErrand', reference, name: holder.name })
  return [
    onto(ERRANDS_STREAM, {
      type: 'ErrandUrgeAnswered',
      reference,
      orderNo: open.orderNo,
      answer: wordsIn(answer, 'answer'),
      isLate: world.today > open.dueDate,
    }),
  ]
}

function errandIn(reference: string, { state }: World): Errand {
  return state(ERRANDS_STREAM).errands.get(reference) ?? reject({ code: 'UnknownErrand', reference })
}
