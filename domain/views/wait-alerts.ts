/** What the duty manager is told about those who wait: nobody for them, promises that are broken or soon will be. */
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Queue } from '../plan/settings.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import type { Ticket } from '../queue-day/state.ts'
import { standInNames } from '../queue-day/pick/cover.ts'
import { aheadOf, inTurn, spanFor, unattended } from '../queue-day/pick/waiting.ts'
import type { ManagerAlert } from '../words/alert.ts'

/** Minutes before its end at which a promise is called near. */
const NEAR_MIN = 5

/** At most three a queue: nobody may call (NOBODY-1), the hall's promise (WAIT-6), what slip and booking said (WAIT-5). */
export function waitAlerts(day: Day, index: SettingsIndex, nowMs: number): readonly ManagerAlert[] {
  const alerts: ManagerAlert[] = []
  const lost = unattended(day, index, nowMs)
  for (const { queue, count, sinceMs, backMs } of lost)
    alerts.push(
      alertOf(backMs === null ? 'red' : 'yellow', 'noCounter', {
        zone: index.queues.get(queue)?.zone ?? null,
        place: queue,
        sinceMs,
        value: count,
        who: standInNames(day, queue, index),
      }),
    )
  const waiting = new Map<string, Ticket[]>()
  for (const { leg, tickets } of day.lines.values()) {
    const others = waiting.get(leg.queue)
    if (others) others.push(...tickets)
    else waiting.set(leg.queue, [...tickets])
  }
  for (const [id, tickets] of waiting) {
    const queue = index.queues.get(id)
    if (!queue) continue
    const isLost = lost.some((one) => one.queue === id)
    const near = isLost ? null : promiseAlert(day, queue, index, nowMs)
    if (near) alerts.push(near)
    alerts.push(...brokenWords(queue, tickets, nowMs))
  }
  return alerts
}

/** The wait so far and the one to come of those who wait, never of a newcomer (WAIT-6). */
function promiseAlert(day: Day, queue: Queue, index: SettingsIndex, nowMs: number): ManagerAlert | null {
  const { first, last, sinceMs } = inTurn(day, queue.id)
  const wholeMin = Math.max(...[first, last].map((one) => wholeWaitMin(day, one, index, nowMs)))
  const facts = { zone: queue.zone, place: queue.id, sinceMs, value: wholeMin }
  if (wholeMin > queue.promiseMin) return alertOf('red', 'waitOver', facts)
  return wholeMin > queue.promiseMin - NEAR_MIN ? alertOf('yellow', 'waitNear', facts) : null
}

function wholeWaitMin(day: Day, ticket: Ticket, index: SettingsIndex, nowMs: number): number {
  const span = spanFor(day, ticket, aheadOf(day, ticket, index, nowMs), index, nowMs)
  return Math.max(0, Math.floor((nowMs - ticket.sinceMs) / 60_000)) + (span?.[1] ?? 0)
}

/** Those whose slip or booking said an earlier time than now. */
function brokenWords(queue: Queue, tickets: readonly Ticket[], nowMs: number): readonly ManagerAlert[] {
  const alertFor = (kind: 'toldOver' | 'slotOver', late: readonly number[]): readonly ManagerAlert[] =>
    late.length === 0
      ? []
      : [
          alertOf('yellow', kind, {
            zone: queue.zone,
            place: queue.id,
            sinceMs: Math.min(...late),
            value: late.length,
          }),
        ]
  const told = tickets.flatMap(({ toldByMs }) => (toldByMs !== null && toldByMs < nowMs ? [toldByMs] : []))
  const slots = tickets.flatMap(({ slot }) => (slot !== null && slot.toMs < nowMs ? [slot.toMs] : []))
  return [...alertFor('toldOver', told), ...alertFor('slotOver', slots)]
}

/** An alert with what it is about; the rest is empty. */
export function alertOf(
  level: ManagerAlert['level'],
  kind: ManagerAlert['kind'],
  facts: Partial<ManagerAlert> & { readonly sinceMs: number },
): ManagerAlert {
  return { level, kind, zone: null, counter: null, place: null, helpNo: null, value: 0, ...facts }
}
