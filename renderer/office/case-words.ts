/** What the page says of a clock and of a step. */
import type { CaseListRow } from '../../domain/contract/http/case.ts'
import type { CaseStep } from '../../domain/case/state.ts'
import { dateText, timeAt } from '../app/text/dates.ts'
import { t, type OfficeKey } from './texts.ts'

/** "超 1 个工作日", "今天 17:30 到期" … of a row. */
export function leftText(
  {
    lamp,
    daysLeft,
    dueMs,
    dueDate,
    pausedDays,
    place,
  }: Pick<CaseListRow, 'lamp' | 'daysLeft' | 'dueMs' | 'dueDate' | 'pausedDays' | 'place'>,
  timeZone: string | undefined,
): string {
  if (lamp === 'paused') return t('left.paused', { n: pausedDays ?? 0 })
  if (lamp === null || daysLeft === null) return place ?? ''
  return wordsOf({ daysLeft, dueMs, dueDate }, lamp === 'red', timeZone)
}

interface Limit {
  readonly daysLeft: number
  readonly dueMs: number
  readonly dueDate: string
}

/** The same of one limit, at a moment. */
export function limitText(limit: Limit, nowMs: number, timeZone: string | undefined): string {
  return wordsOf(limit, nowMs > limit.dueMs, timeZone)
}

function wordsOf({ daysLeft, dueMs, dueDate }: Limit, isOver: boolean, timeZone: string | undefined): string {
  const time = timeAt(dueMs, timeZone)
  if (isOver) return daysLeft < 0 ? t('left.over', { n: -daysLeft }) : t('left.over0')
  if (daysLeft <= 0) return t('left.today', { time })
  return daysLeft === 1 ? t('left.next', { date: dateText(dueDate), time }) : t('left.days', { n: daysLeft })
}

/** Who took it away, and by what mandate. */
function handedTo(words: string): string {
  const [taker = '', ...mandate] = words.split(' ')
  return [t(`taker.${taker}` as OfficeKey), ...mandate].join(' ')
}

/** What a step adds in words: who got it, which lamp, why. */
export function stepWords(step: CaseStep, nameOf: (badgeNo: string) => string): string {
  if (step.what === 'LampTurned') return t(`lampOf.${step.words}` as OfficeKey)
  if (step.what === 'CaseDecided') return t(`verdict.${step.words}` as OfficeKey)
  if (step.what === 'ResultHandedOut') return handedTo(step.words)
  if (step.what === 'PostTooLate') return t('late.words', { words: step.words })
  if (step.what === 'CaseReturned') return step.words === 'UnknownItem' ? t('refused.item') : step.words
  if (step.what === 'CaseHandedOver') return `${nameOf(step.holder ?? '')} · ${step.words}`
  return step.words
}
