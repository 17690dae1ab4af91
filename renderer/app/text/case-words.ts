/** The state of a case as one sentence, and what follows: the same words on phone and kiosk. */
import type { PublicCase } from '../../../domain/views/case.ts'
import { dateText } from './dates.ts'

/** What a page's own texts must know. */
export type CaseTextKey =
  | `say.${PublicCase['status'] | 'late' | 'refused'}`
  | 'then.due'
  | 'then.after'
  | 'then.stopped'
  | 'then.refused'

type Say = (key: CaseTextKey, values?: Readonly<Record<string, string | number>>) => string

/** One state, never two: late before everything else that still runs. */
export function stateText(one: PublicCase, t: Say): string {
  if (one.daysLeft !== null && one.daysLeft < 0 && one.pausedUntil === null)
    return t('say.late', { n: -one.daysLeft, name: one.holderName })
  // Nobody whose application was refused waits for a licence.
  if (one.status === 'decided' && one.verdict === 'refused') return t('say.refused')
  return t(`say.${one.status}`, { n: one.missing.length, door: one.pickup?.door ?? '' })
}

/** When it will be done; no date while the clock stands still. '' where nothing follows. */
export function thenText(one: PublicCase, t: Say): string {
  if (one.verdict === 'refused') return t('then.refused')
  if (one.status === 'supplement') return t('then.after', { n: Math.max(one.daysLeft ?? 0, 0) })
  if (one.status === 'stopped')
    return t('then.stopped', { date: dateText(one.pausedUntil ?? ''), n: Math.max(one.daysLeft ?? 0, 0) })
  return one.dueDate === null ? '' : t('then.due', { date: dateText(one.dueDate) })
}
