/** What the lines say to those who stand in them: people ahead, wait spans, the next numbers. */
import { waitSpan, type WaitSpan } from '../../forecast/wait-span.ts'
import type { Line } from './lines.ts'
import { placeOf } from './lines.ts'
import { inOrder, isSent, openCounters } from './pick.ts'
import type { SettingsIndex } from '../../plan/settings-index.ts'
import type { QueueId } from '../../words/ids.ts'
import type { DayState, Ticket } from '../state.ts'

type Day = Readonly<DayState>

/** People waiting in one queue; parked and missed never count (docs/sources.md T1). */
export function waitingIn(day: Day, queue: QueueId): number {
  return day.waiting.get(queue) ?? 0
}

/** How long a newcomer with `ahead` people before it would wait in this queue (WAIT-1). */
export function spanOf(day: Day, queue: QueueId, ahead: number, index: SettingsIndex): WaitSpan {
  const pace = day.pace.get(queue)
  const isKnown = pace !== undefined && pace.samples > 0
  return waitSpan({
    ahead,
    serviceMin: index.queues.get(queue)?.serviceMin ?? 10,
    servers: serversOf(day, queue, index),
    observedGapMin: isKnown ? pace.gapMs / 60_000 : null,
    samples: isKnown ? pace.samples : 0,
  })
}

/** Open counters of a queue, each by the share of its busy queues. */
export function serversOf(day: Day, queue: QueueId, index: SettingsIndex): number {
  let servers = 0
  for (const counter of openCounters(day, queue, index)) {
    let busy = 1
    for (const other of counter.skills) if (other !== queue && waitingIn(day, other) > 0) busy += 1
    servers += 1 / busy
  }
  return servers
}

/** How many people of its queue will be called before this waiting ticket, as the claims stand now (WAIT-2). */
export function aheadOf(day: Day, ticket: Ticket, index: SettingsIndex, nowMs: number): number {
  const { rules } = index.settings
  const mine = claimPoints(ticket, index, nowMs)
  const isOverdue = nowMs - ticket.sinceMs >= rules.longestWaitMin * 60_000
  let ahead = 0
  for (const line of day.lines.values()) {
    if (line.leg.queue !== ticket.leg.queue || isSent(day, line)) continue
    if (line.priorityClass === ticket.priorityClass || isOverdue)
      ahead += placeOf(line.tickets, ticket.sinceMs, ticket.order)
    else ahead += strongerIn(line, mine, index, nowMs)
  }
  return ahead
}

function strongerIn(line: Line, points: number, index: SettingsIndex, nowMs: number): number {
  const { rules } = index.settings
  const { rate, headStart } = rules.classes[line.priorityClass]
  const neededMin = Math.min((points - headStart) / rate, rules.waitCapMin, rules.longestWaitMin)
  return placeOf(line.tickets, nowMs - Math.max(0, neededMin) * 60_000, neededMin < 0 ? Infinity : 0)
}

function claimPoints(ticket: Ticket, index: SettingsIndex, nowMs: number): number {
  const { rules } = index.settings
  const { rate, headStart } = rules.classes[ticket.priorityClass]
  return rate * Math.min((nowMs - ticket.sinceMs) / 60_000, rules.waitCapMin) + headStart
}

/** The first tickets of a queue in the order of their claims. */
export function firstOf(
  day: Day,
  queue: QueueId,
  index: SettingsIndex,
  nowMs: number,
  most: number,
): readonly Ticket[] {
  return inOrder(
    day,
    [...day.lines.values()].filter((line) => line.leg.queue === queue),
    index,
    nowMs,
    most,
  )
}

/** Clock of whoever has waited longest in a queue, or null. */
export function longestSince(day: Day, queue: QueueId): Ticket | null {
  let oldest: Ticket | null = null
  for (const line of day.lines.values()) {
    const head = line.tickets[0] as Ticket
    if (line.leg.queue === queue && (oldest === null || head.sinceMs < oldest.sinceMs)) oldest = head
  }
  return oldest
}
