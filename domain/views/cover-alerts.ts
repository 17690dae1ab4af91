/** Posts of which neither is there while people wait, with who could stand in (COVER-2). */
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { coverings, standInNames } from '../queue-day/pick/cover.ts'
import { longestSince, waitingIn } from '../queue-day/pick/waiting.ts'
import type { ManagerAlert } from '../words/alert.ts'
import { alertOf } from './wait-alerts.ts'

/** One alert per post, as long as somebody waits in one of its queues. */
export function coverAlerts(day: Day, index: SettingsIndex): readonly ManagerAlert[] {
  return coverings(day, index).flatMap(({ pair: { post, queues, a, b }, by }) => {
    const waiting = queues.filter((queue) => waitingIn(day, queue) > 0)
    const [first] = waiting
    if (by !== null || first === undefined) return []
    return [
      alertOf('red', 'noCover', {
        zone: index.queues.get(first)?.zone ?? null,
        place: post,
        sinceMs: Math.min(...waiting.map((queue) => longestSince(day, queue)?.sinceMs ?? Infinity)),
        value: waiting.reduce((sum, queue) => sum + waitingIn(day, queue), 0),
        who: standInNames(day, first, index, [a, b]),
      }),
    ]
  })
}
