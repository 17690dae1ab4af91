/** One line per queue: people waiting, span, and whether numbers are given. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { spanOf, waitingIn } from '../queue-day/pick/waiting.ts'
import { type CalendarMinute, offerOf } from './hours.ts'
import type { QueueId } from '../words/ids.ts'

/** One line per queue: id, people waiting, wait span, and whether numbers are given (1) or not (0). */
export type QueueLine = readonly [queue: QueueId, waiting: number, span: WaitSpan, isOpen: 0 | 1]

/** One line per queue: waiting, span for a newcomer, whether numbers are given. */
export function queueLines(day: Day, index: SettingsIndex, minute: CalendarMinute): readonly QueueLine[] {
  return index.settings.queues.map(({ id }) => {
    const waiting = waitingIn(day, id)
    const isClosed =
      day.closedQueues.has(id) || day.status === 'closed' || offerOf(day, id, index, minute)?.kind === 'none'
    return [id, waiting, spanOf(day, id, waiting, index), isClosed ? 0 : 1]
  })
}
