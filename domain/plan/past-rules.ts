/**
 * What earlier versions of the settings promised, for reports on the days that lived by them (article 31): a day is counted
 * by the promises and hours that were in force when it ended, whatever is in force now.
 */
import type { QueueId } from '../words/ids.ts'
import type { HallCalendar } from './calendar-tables.ts'
import type { HallSettings } from './settings.ts'

/** The rules of the days up to and with a date that a later version has replaced. */
export interface PastRules {
  readonly untilDate: string
  /** Longest wait promised per queue, minutes. */
  readonly promises: Readonly<Record<QueueId, number>>
  readonly calendar: HallCalendar | null
}

type Rules = Omit<PastRules, 'untilDate'>

/** The part of settings by which a report counts. */
export function reportRules({ queues, calendar }: Pick<HallSettings, 'queues' | 'calendar'>): Rules {
  return { promises: Object.fromEntries(queues.map((queue) => [queue.id, queue.promiseMin])), calendar }
}

/** The rules by which a date was lived: of the first version that was still in force when it ended. */
export function rulesOn(settings: Pick<HallSettings, 'queues' | 'calendar' | 'pastRules'>, date: string): Rules {
  return settings.pastRules?.find((one) => date <= one.untilDate) ?? reportRules(settings)
}
