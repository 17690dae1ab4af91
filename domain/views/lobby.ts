/** What a lobby display shows: the last calls, the queues, who is next. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { plainLeg, servingCounters } from '../queue-day/pick/may-call.ts'
import type { Call } from '../queue-day/state.ts'
import { firstOf, longestSince, spanOf, waitingIn } from '../queue-day/pick/waiting.ts'
import type { ViewHead } from './view-head.ts'
import type { CounterId, QueueId, TicketNo, ZoneId } from '../words/ids.ts'

/** callNo, ticket, counter id, which call of this ticket (1 = first), called at (ms), 1 while unanswered. */
export type CallLine = readonly [
  callNo: number,
  no: TicketNo,
  counter: CounterId,
  nth: number,
  atMs: number,
  open: 0 | 1,
]

export interface LobbyView extends ViewHead {
  readonly kind: 'lobby'
  readonly zone: string | null
  /** Newest first, at most nine. */
  readonly calls: readonly CallLine[]
  /** Only queues of this screen's zone, or all. */
  readonly queues: readonly (readonly [QueueId, number, WaitSpan])[]
  /** At most six, expected within five minutes, soonest first. */
  readonly next: readonly TicketNo[]
  /**
   * Where several displays hang in one zone, the name of the one that speaks, and the call after which it took over;
   * null: each as it can.
   */
  readonly speaker?: { readonly name: string; readonly after: number } | null
}

const LOBBY_CALLS = 9

const NEXT_NUMBERS = 6

const NEXT_WITHIN_MIN = 5

/** The lobby of one zone, or of the whole hall (VIEW-2): under 2 kB with forty counters. */
export function lobbyView(day: Day, index: SettingsIndex, zone: ZoneId | null, nowMs: number): LobbyView {
  const queues = index.settings.queues.filter((queue) => zone === null || queue.zone === zone)
  const calls = day.calls.filter(
    (call) => !call.isSilent && (zone === null || index.counters.get(call.counter)?.counter.zone === zone),
  )
  return {
    kind: 'lobby',
    seq: day.seq,
    atMs: nowMs,
    zone,
    calls: newestPerTicket(calls)
      .slice(0, LOBBY_CALLS)
      .map((call) => callLine(day, call)),
    queues: queues.map(({ id }) => [id, waitingIn(day, id), spanOf(day, id, waitingIn(day, id), index)]),
    next: nextNumbers(
      day,
      index,
      queues.map((queue) => queue.id),
      nowMs,
    ),
  }
}

function callLine(day: Day, call: Call): CallLine {
  const ticket = day.tickets.get(call.ticketNo)
  const isOpen = ticket?.status === 'called' && ticket.counter === call.counter
  return [call.callNo, call.ticketNo, call.counter, call.nth, call.atMs, isOpen ? 1 : 0]
}

function newestPerTicket(calls: readonly Call[]): readonly Call[] {
  const seen = new Set<TicketNo>()
  return [...calls].reverse().filter((call) => !seen.has(call.ticketNo) && seen.add(call.ticketNo))
}

function nextNumbers(day: Day, index: SettingsIndex, queues: readonly QueueId[], nowMs: number): readonly TicketNo[] {
  const soon: { no: TicketNo; inMin: number }[] = []
  for (const queue of queues) {
    if (longestSince(day, queue) === null) continue
    firstOf(day, queue, index, nowMs, NEXT_NUMBERS).forEach((ticket, ahead) => {
      const span = spanOf(day, queue, ahead, index)
      if (span !== null && span[0] < NEXT_WITHIN_MIN)
        soon.push({ no: ticket.no, inMin: ahead / Math.max(1, servingCounters(day, plainLeg(queue), index).length) })
    })
  }
  return soon
    .sort((a, b) => a.inMin - b.inMin || (a.no < b.no ? -1 : 1))
    .slice(0, NEXT_NUMBERS)
    .map((one) => one.no)
}
