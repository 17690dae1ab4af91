/** Supervision orders (督办单): from a red lamp to the department, with a clock and an answer of their own. */
import { caseRules } from '../../plan/case-rules.ts'
import type { World } from '../../plan/world.ts'
import { wordsIn } from '../../words/rejected.ts'
import type { Written } from '../../words/stream.ts'
import type { OfType } from '../../words/subject.ts'
import { clockOf } from '../clock.ts'
import type { CaseCommand } from '../commands.ts'
import { caseLamp } from '../lamps.ts'
import { reject } from '../rejections.ts'
import { caseFor, clerkOf, daysOf, officerFor } from './officer.ts'
import { onCase } from './review.ts'

/** One at a time, for a case that is red now; the case goes on as it was, in the hands it is in (WATCH-3). */
export function urgeCase({ caseNo, words }: OfType<CaseCommand, 'UrgeCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  if (clerkOf(world).role !== 'dutyManager') reject({ code: 'NotAllowed' })
  if (caseLamp(file, world.nowMs) !== 'red') reject({ code: 'NotRed', caseNo })
  const open = file.urges.at(-1)
  if (open?.answer === null) reject({ code: 'AlreadyUrged', orderNo: open.orderNo, dueDate: open.clock.dueDate })
  return onCase(file, {
    type: 'CaseUrged',
    orderNo: `${caseNo}-D${file.urges.length + 1}`,
    words: wordsIn(words, 'words'),
    date: world.today,
    clock: clockOf(caseRules(world.plan.settings).urgeDays, world.today, daysOf(world)),
  })
}

/** By whoever holds the case, the head of its department, or a colleague while nobody holds it; late is noted (WATCH-4). */
export function answerUrge({ caseNo, answer }: OfType<CaseCommand, 'AnswerUrge'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const clerk = officerFor(file, world)
  const open = file.urges.at(-1)
  if (open === undefined || open.answer !== null) return reject({ code: 'NoOpenUrge', caseNo })
  const isTheirs = clerk.department === file.department && (file.holder === null || file.holder === clerk.badgeNo)
  if (!isTheirs && !(clerk.isHead === true && clerk.department === file.department))
    reject({ code: 'NotYourCase', caseNo, badgeNo: file.holder })
  return onCase(file, {
    type: 'UrgeAnswered',
    orderNo: open.orderNo,
    answer: wordsIn(answer, 'answer'),
    isLate: world.nowMs > open.clock.dueMs,
  })
}
