/** The duty manager's floor. Bounded: it never grows with the queue. */
import type { HeldAlert } from '../alert/state.ts'
import { promiseOf } from '../site-link/own-figures.ts'
import type { PostingLine } from '../posting/state.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import type { CallRule } from '../queue-day/events.ts'
import type { CounterState, Ticket } from '../queue-day/state.ts'
import { longestSince } from '../queue-day/pick/waiting.ts'
import { type CounterStatus, clerkAt, statusOf } from './counter.ts'
import { type AsideLine, type WaitingLine, asideLine, asideTickets, waitingLine } from './clerk.ts'
import { type CalendarMinute, type QueueLine, calendarMinute, queueLines } from './kiosk.ts'
import { coverAlerts } from './cover-alerts.ts'
import { alertOf, waitAlerts } from './wait-alerts.ts'
import type { ViewHead } from './view-head.ts'
import type { ManagerAlert } from '../words/alert.ts'
import type { CounterId, QueueId, TicketNo } from '../words/ids.ts'

export interface ManagerCounter {
  readonly counter: CounterId
  readonly status: CounterStatus
  readonly ticketNo: TicketNo | null
  readonly nth: number
  /** When the present status began. */
  readonly sinceMs: number | null
  readonly untilMs: number | null
  readonly clerk: { readonly name: string; readonly badgeNo: string } | null
  readonly isLong: boolean
}

export interface ManagerView extends ViewHead {
  readonly kind: 'manager'
  readonly serviceDate: string
  readonly isClosed: boolean
  readonly waiting: number
  readonly longest: { readonly sinceMs: number; readonly queue: QueueId; readonly ticketNo: TicketNo } | null
  /** Share of today's first calls within the promise, 0..1; null before the first call. */
  readonly withinPromise: number | null
  /** First calls so far, and who still waits beyond the promise: the share alone looks well while people wait. */
  readonly called: number
  readonly waitingOver: number
  readonly served: number
  readonly issued: number
  readonly meanServiceMs: number | null
  readonly queues: readonly QueueLine[]
  readonly counters: readonly ManagerCounter[]
  readonly alerts: readonly ManagerAlert[]
  /** Which of their causes somebody has, or has silenced (ALERT-2, ALERT-3). */
  readonly held: readonly HeldAlert[]
  /** Who was sent to a window for a time (ACT-3). */
  readonly postings: readonly PostingLine[]
  /** Queues whose windows the hall opens and closes by itself (ACT-5). */
  readonly byRule: readonly QueueId[]
  /** At most forty each, oldest first; the totals stand beside them. */
  readonly aside: readonly AsideLine[]
  readonly asideCount: number
  readonly line: readonly WaitingLine[]
  readonly lineCount: number
  /** The last forty calls with their reason. */
  readonly calls: readonly {
    readonly callNo: number
    readonly ticketNo: TicketNo
    readonly counter: CounterId
    readonly atMs: number
    readonly nth: number
    readonly why: CallRule
    readonly overtook: number
    readonly overtaken: TicketNo | null
    readonly note: string
  }[]
  readonly help: readonly { readonly helpNo: number; readonly place: string; readonly atMs: number }[]
  readonly closedQueues: readonly { readonly queue: QueueId; readonly reason: string }[]
}

const MANAGER_ROWS = 40

/** The whole floor for the duty manager (VIEW-6). `minute`: the one of `nowMs`, if somebody has it already. */
export function managerView(
  day: Day,
  index: SettingsIndex,
  nowMs: number,
  minute: CalendarMinute = calendarMinute(index, nowMs),
): ManagerView {
  const counters = index.settings.counters.map((counter) => managerCounter(day, counter.id, index, nowMs))
  const aside = asideTickets(day)
  const longest = oldestOf(day, index)
  const { totals } = day
  const promise = promiseOf(day, index, nowMs)
  return {
    kind: 'manager',
    seq: day.seq,
    atMs: nowMs,
    serviceDate: day.serviceDate,
    isClosed: day.status === 'closed',
    waiting: [...day.waiting.values()].reduce((sum, count) => sum + count, 0),
    longest: longest ? { sinceMs: longest.sinceMs, queue: longest.leg.queue, ticketNo: longest.no } : null,
    withinPromise: promise.called > 0 ? promise.kept / promise.called : null,
    called: promise.called,
    waitingOver: promise.waitingOver,
    served: totals.served,
    issued: totals.issued,
    meanServiceMs: totals.served > 0 ? Math.round(totals.serviceMs / totals.served) : null,
    queues: queueLines(day, index, minute),
    counters,
    alerts: alertsOf(day, index, counters, nowMs),
    held: [],
    postings: [],
    byRule: [],
    aside: aside.slice(0, MANAGER_ROWS).map((ticket) => asideLine(day, ticket, null, index, nowMs)),
    asideCount: aside.length,
    ...waitingRows(day),
    calls: [...day.calls].reverse().map((call) => ({
      callNo: call.callNo,
      ticketNo: call.ticketNo,
      counter: call.counter,
      atMs: call.atMs,
      nth: call.nth,
      why: call.why.rule,
      overtook: call.why.overtook,
      overtaken: call.why.overtaken,
      note: call.why.note ?? '',
    })),
    help: [...day.help].map(([helpNo, help]) => ({ helpNo, ...help })),
    closedQueues: [...day.closedQueues].map(([queue, reason]) => ({ queue, reason })),
  }
}

function waitingRows(day: Day): { line: readonly WaitingLine[]; lineCount: number } {
  const heads = [...day.lines.values()].flatMap((line) => line.tickets.slice(0, MANAGER_ROWS))
  heads.sort((a, b) => a.sinceMs - b.sinceMs || a.order - b.order)
  return {
    line: heads.slice(0, MANAGER_ROWS).map(waitingLine),
    lineCount: [...day.waiting.values()].reduce((sum, count) => sum + count, 0),
  }
}

function oldestOf(day: Day, index: SettingsIndex): Ticket | null {
  let oldest: Ticket | null = null
  for (const { id } of index.settings.queues) {
    const one = longestSince(day, id)
    if (one && (oldest === null || one.sinceMs < oldest.sinceMs)) oldest = one
  }
  return oldest
}

function managerCounter(day: Day, id: CounterId, index: SettingsIndex, nowMs: number): ManagerCounter {
  const now: CounterState | undefined = day.counters.get(id)
  const ticket = now?.ticketNo ? day.tickets.get(now.ticketNo) : undefined
  const clerk = clerkAt(now, index)
  return {
    counter: id,
    status: statusOf(now, ticket),
    ticketNo: ticket?.no ?? null,
    nth: ticket?.calls ?? 0,
    sinceMs: ticket?.startedAtMs ?? now?.sinceMs ?? null,
    untilMs: now?.status === 'paused' ? (now.pause?.untilMs ?? null) : null,
    clerk: clerk ? { name: clerk.name, badgeNo: clerk.badgeNo } : null,
    isLong: ticket?.startedAtMs != null && nowMs - ticket.startedAtMs > usualMostMin(ticket) * 60_000,
  }
}

/** P95 of a lognormal service with CV 0.7 is 2.3 times its mean. */
function usualMostMin(ticket: Ticket): number {
  return 2.3 * ticket.items.reduce((sum, item) => sum + item.serviceMin, 0)
}

function alertsOf(
  day: Day,
  index: SettingsIndex,
  counters: readonly ManagerCounter[],
  nowMs: number,
): readonly ManagerAlert[] {
  const alerts: ManagerAlert[] = [...day.help].map(([helpNo, help]) =>
    alertOf('red', 'help', { place: help.place, helpNo, sinceMs: help.atMs }),
  )
  alerts.push(...coverAlerts(day, index), ...waitAlerts(day, index, nowMs))
  for (const counter of counters) {
    if (counter.isLong && counter.sinceMs !== null)
      alerts.push(
        alertOf('yellow', 'longService', {
          counter: counter.counter,
          sinceMs: counter.sinceMs,
          value: Math.round((nowMs - counter.sinceMs) / 60_000),
        }),
      )
  }
  return alerts
    .sort((a, b) => (a.level === b.level ? a.sinceMs - b.sinceMs : a.level === 'red' ? -1 : 1))
    .slice(0, MANAGER_ROWS)
}
