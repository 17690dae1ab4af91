/**
 * What staff screens receive: the clerk's console and the duty manager's floor. Bounded: they never grow with the
 * queue.
 */
import { planOf } from '../queue-day/gone-counter.ts'
import { itemsHere } from '../queue-day/legs.ts'
import { nextInOrder } from '../queue-day/pick.ts'
import type { CounterIndex, SettingsIndex } from '../plan/settings-index.ts'
import type { CounterId } from '../plan/settings.ts'
import type { CounterState, DayState, Ticket } from '../queue-day/state.ts'
import type {
  AsideLine,
  ClerkTicket,
  ClerkView,
  ManagerAlert,
  ManagerCounter,
  ManagerView,
  WaitingLine,
} from './types.ts'
import { undoableStep } from '../queue-day/decide-serve.ts'
import { clerkAt, queueLines, statusOf } from './public.ts'
import { longestSince, spanOf, waitingIn } from '../queue-day/waiting.ts'

type Day = Readonly<DayState>

const CLERK_NEXT = 5
const CLERK_ASIDE = 8
const MANAGER_ROWS = 40

/** One clerk's console (VIEW-5). */
export function clerkView(day: Day, index: SettingsIndex, counter: CounterId, nowMs: number): ClerkView {
  const plan = planOf(counter, day, index)
  const now = day.counters.get(counter)
  const ticket = now?.ticketNo ? day.tickets.get(now.ticketNo) : undefined
  const badgeNo = now?.badgeNo ?? ''
  const aside = plan ? asideTickets(day).filter((one) => concerns(one, plan, badgeNo)) : []
  const step = now ? undoableStep(day, now.steps.at(-1), now.ticketNo, nowMs, index.settings.rules.undoWithinSec) : null
  return {
    kind: 'clerk',
    seq: day.seq,
    atMs: nowMs,
    counter,
    status: statusOf(now, ticket),
    clerk: clerkAt(now, index),
    untilMs: now?.status === 'paused' ? (now.pause?.untilMs ?? null) : null,
    current: ticket && plan ? clerkTicket(ticket, plan, index) : null,
    queues: plan
      ? [...plan.skills].map((queue) => [queue, waitingIn(day, queue), longestSince(day, queue)?.sinceMs ?? null])
      : [],
    next: plan ? nextInOrder(day, plan, badgeNo, index, nowMs, CLERK_NEXT).map(waitingLine) : [],
    aside: aside.slice(0, CLERK_ASIDE).map((one) => asideLine(day, one, badgeNo, index, nowMs)),
    asideCount: aside.length,
    undo: step
      ? { what: step.what, ticketNo: step.ticketNo, untilMs: step.atMs + index.settings.rules.undoWithinSec * 1000 }
      : null,
    last: now?.last ?? null,
  }
}

/** The whole floor for the duty manager (VIEW-6). */
export function managerView(day: Day, index: SettingsIndex, nowMs: number): ManagerView {
  const counters = index.settings.counters.map((counter) => managerCounter(day, counter.id, index, nowMs))
  const aside = asideTickets(day)
  const longest = oldestOf(day, index)
  const { totals } = day
  return {
    kind: 'manager',
    seq: day.seq,
    atMs: nowMs,
    serviceDate: day.serviceDate,
    isClosed: day.status === 'closed',
    waiting: [...day.waiting.values()].reduce((sum, count) => sum + count, 0),
    longest: longest ? { sinceMs: longest.sinceMs, queue: longest.leg.queue, ticketNo: longest.no } : null,
    withinPromise: withinPromise(day, index),
    served: totals.served,
    issued: totals.issued,
    meanServiceMs: totals.served > 0 ? Math.round(totals.serviceMs / totals.served) : null,
    queues: queueLines(day, index, nowMs),
    counters,
    alerts: alertsOf(day, index, counters, nowMs),
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

function clerkTicket(ticket: Ticket, plan: CounterIndex, index: SettingsIndex): ClerkTicket {
  const here = new Set(itemsHere(ticket.items, plan))
  return {
    ticketNo: ticket.no,
    status: ticket.status as ClerkTicket['status'],
    priorityClass: ticket.priorityClass,
    isElder: ticket.isElder,
    calls: ticket.calls,
    items: ticket.items.map((item, at) => ({
      index: at,
      item: item.item,
      queue: item.queue,
      outcome: item.outcome,
      missing: item.missing,
      isHere: item.outcome !== null || here.has(at),
    })),
    waitedMs: ticket.waitedMs,
    calledAtMs: ticket.calledAtMs,
    lastCalledAtMs: ticket.lastCalledAtMs,
    arrivedAtMs: ticket.arrivedAtMs,
    startedAtMs: ticket.startedAtMs,
    why: ticket.why?.rule ?? 'arrivalOrder',
    promiseMin: index.queues.get(ticket.leg.queue)?.promiseMin ?? 30,
    ...(ticket.escalatedFrom ? { escalatedFrom: ticket.escalatedFrom } : {}),
  }
}

function concerns(ticket: Ticket, plan: CounterIndex, badgeNo: string): boolean {
  return ticket.parked?.keepFor === badgeNo || plan.skills.has(ticket.leg.queue)
}

function asideTickets(day: Day): readonly Ticket[] {
  return [...day.aside].map((no) => day.tickets.get(no) as Ticket)
}

function asideLine(day: Day, ticket: Ticket, badgeNo: string | null, index: SettingsIndex, nowMs: number): AsideLine {
  const { rules } = index.settings
  const keptFor = ticket.parked?.keepFor ?? null
  const isMine = keptFor === null || badgeNo === null || keptFor === badgeNo || !day.clerks.has(keptFor)
  const canRejoin =
    ticket.rejoins < rules.rejoinsMax && nowMs - (ticket.missedAtMs ?? 0) <= rules.rejoinWithinMin * 60_000
  return {
    ticketNo: ticket.no,
    status: ticket.status === 'missed' ? 'missed' : 'parked',
    reason: ticket.parked?.reason ?? '',
    atMs: ticket.parked?.atMs ?? ticket.missedAtMs ?? 0,
    returnAtMs: ticket.parked?.returnAtMs ?? null,
    canReturn: ticket.status === 'missed' ? canRejoin : isMine,
  }
}

function waitingLine(ticket: Ticket): WaitingLine {
  return {
    ticketNo: ticket.no,
    queue: ticket.leg.queue,
    priorityClass: ticket.priorityClass,
    sinceMs: ticket.sinceMs,
    items: ticket.items.map((item) => item.item),
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

function withinPromise(day: Day, index: SettingsIndex): number | null {
  let kept = 0
  let all = 0
  for (const [queue, waits] of day.totals.waits) {
    const promise = index.queues.get(queue)?.promiseMin ?? 30
    waits.forEach((count, minutes) => {
      all += count
      if (minutes < promise) kept += count
    })
  }
  return all > 0 ? kept / all : null
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
    alert('red', 'help', { place: help.place, helpNo, sinceMs: help.atMs }),
  )
  for (const queue of index.settings.queues) {
    const waiting = waitingIn(day, queue.id)
    if (waiting === 0) continue
    const span = spanOf(day, queue.id, waiting, index)
    const sinceMs = longestSince(day, queue.id)?.sinceMs ?? nowMs
    if (span === null)
      alerts.push(alert('red', 'noCounter', { zone: queue.zone, place: queue.id, sinceMs, value: waiting }))
    else if (span[1] > queue.promiseMin)
      alerts.push(alert('red', 'waitOver', { zone: queue.zone, place: queue.id, sinceMs, value: span[1] }))
    else if (span[1] > queue.promiseMin - 5)
      alerts.push(alert('yellow', 'waitNear', { zone: queue.zone, place: queue.id, sinceMs, value: span[1] }))
  }
  for (const counter of counters) {
    if (counter.isLong && counter.sinceMs !== null)
      alerts.push(
        alert('yellow', 'longService', {
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

function alert(
  level: ManagerAlert['level'],
  kind: ManagerAlert['kind'],
  facts: Partial<ManagerAlert> & { readonly sinceMs: number },
): ManagerAlert {
  return { level, kind, zone: null, counter: null, place: null, helpNo: null, value: 0, ...facts }
}
