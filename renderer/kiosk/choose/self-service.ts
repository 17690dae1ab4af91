/** When the machine for a matter may be used: it stays open while counters have their noon or their evening. */
import { dayPlan } from '../../../domain/calendar/day-plan.ts'
import { minuteOf, wallTime } from '../../../domain/words/wall-time.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'

export interface SelfServiceHours {
  readonly isNow: boolean
  /** Of today, "8:30" to "17:30"; empty: none today. */
  readonly stretches: readonly (readonly [from: string, to: string])[]
}

/** null: no machine does this matter. */
export function selfServiceHours(
  plan: Pick<SitePlan, 'calendar' | 'timeZone'>,
  item: Pick<ServiceItem, 'id' | 'queue' | 'isSelfService'>,
  nowMs: number,
): SelfServiceHours | null {
  if (!item.isSelfService) return null
  const { date, minute } = wallTime(nowMs, plan.timeZone)
  const own = (plan.calendar === null ? [] : dayPlan(plan.calendar, date).sessions).filter(
    (session) =>
      session.kind === 'selfService' &&
      (session.items === null || session.items.includes(item.id)) &&
      (session.queues === null || session.queues.includes(item.queue)),
  )
  return {
    isNow: own.some((session) => minute >= minuteOf(session.from) && minute < minuteOf(session.to)),
    stretches: own.map((session) => [session.from, session.to] as const),
  }
}
