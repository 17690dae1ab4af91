/** One's own weeks, as the hall has them; and today's seat in one sentence. */
import type { OwnDutyReply } from '../../../domain/contract/http/staffing.ts'
import { ask, type Failure } from '../server/http.ts'
import { t } from './duty-texts.ts'

/** Asks for them. */
export async function readDuty(): Promise<{ readonly ok: true; readonly value: OwnDutyReply } | Failure> {
  return ask<OwnDutyReply>('GET', '/api/duty/mine')
}

/** "班表：您今天上午在 3 号窗口"; '' where the roster gives no seat today. */
export function todaySeat(duty: OwnDutyReply, labelOf: (counter: string) => string): string {
  const day = duty.weeks.flatMap(({ days }) => days).find(({ date }) => date === duty.today)
  const [am, pm] = [day?.am ?? null, day?.pm ?? null]
  if (am !== null && pm !== null && am !== pm) return t('nowSeats', { am: labelOf(am), pm: labelOf(pm) })
  const only = am ?? pm
  if (only === null) return ''
  return t('nowSeat', { part: t(am === pm ? 'allDay' : am === null ? 'pm' : 'am'), label: labelOf(only) })
}
