/** What a lobby display shows: the last calls, the queues, who is next. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { plainLeg, servingCounters } from '../queue-day/pick/may-call.ts'
import type { Call } from '../queue-day/state.ts'
import { firstOf, spanOf, waitingIn } from '../queue-day/pick/waiting.ts'
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
  /** Queues that the duty manager has closed; left out where there are none. */
  readonly shut?: readonly QueueId[]
  /** At most six, expected within five minutes, soonest first. */
  readonly next: readonly TicketNo[]
  readonly speaker?: ZoneSpeaker
}

/**
 * Where several displays hang in one zone, the name of the one that speaks, and the call after which it took over; null:
 * each as it can.
 */
export type ZoneSpeaker = { readonly name: string; readonly after: number } | null

const LOBBY_CALLS = 9

const NEXT_NUMBERS = 6

const NEXT_WITHIN_MIN = 5

/** The lobby of one zone, or of the whole hall (VIEW-2): under 2 kB with forty counters. */
export function lobbyView(day: Day, index: SettingsIndex, zone: ZoneId | null, nowMs: number): LobbyView {
  const queues = index.settings.queues.filter((queue) => zone === null || queue.zone === zone)
  const calls = day.calls.filter(
    (call) => !call.isSilent && (zone === null || index.counters.get(call.counter)?.counter.zone === zone),
  )
  const shut = queues.flatMap(({ id }) => (day.closedQueues.has(id) || day.status === 'closed' ? [id] : []))
  return {
    kind: 'lobby',
    seq: day.seq,
    atMs: nowMs,
    zone,
    calls: newestPerTicket(calls)
      .slice(0, LOBBY_CALLS)
      .map((call) => callLine(day, call)),
    queues: queues.map(({ id }) => [id, waitingIn(day, id), spanOf(day, id, waitingIn(day, id), index)]),
    ...(shut.length > 0 ? { shut } : {}),
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

/** How soon whoever has `ahead` people before them in a queue is called. */
interface Turn {
  readonly queue: QueueId
  readonly ahead: number
  readonly inMin: number
}

function nextNumbers(day: Day, index: SettingsIndex, queues: readonly QueueId[], nowMs: number): readonly TicketNo[] {
  const soon = new Map<QueueId, Turn[]>()
  for (const turn of soonestTurns(day, index, queues)) {
    const turns = soon.get(turn.queue)
    if (turns) turns.push(turn)
    else soon.set(turn.queue, [turn])
  }
  return [...soon]
    .flatMap(([queue, turns]) => {
      const first = firstOf(day, queue, index, nowMs, (turns.at(-1)?.ahead ?? 0) + 1)
      return turns.flatMap(({ ahead, inMin }) => (first[ahead] ? [{ no: first[ahead].no, inMin }] : []))
    })
    .sort((a, b) => a.inMin - b.inMin || (a.no < b.no ? -1 : 1))
    .slice(0, NEXT_NUMBERS)
    .map((one) => one.no)
}

/**
 * The turns among which the next numbers are, the soonest first, and all that are as soon as the last of them: who has a
 * turn is looked up for these alone.
 */
function soonestTurns(day: Day, index: SettingsIndex, queues: readonly QueueId[]): readonly Turn[] {
  const turns: Turn[] = []
  for (const queue of queues) {
    const count = Math.min(NEXT_NUMBERS, waitingIn(day, queue))
    const serving = count === 0 ? 1 : Math.max(1, servingCounters(day, plainLeg(queue), index).length)
    for (let ahead = 0; ahead < count; ahead += 1) turns.push({ queue, ahead, inMin: ahead / serving })
  }
  turns.sort((a, b) => a.inMin - b.inMin)
  const soon: Turn[] = []
  for (const turn of turns) {
    if (soon.length >= NEXT_NUMBERS && turn.inMin > (soon.at(-1) as Turn).inMin) break
    const span = spanOf(day, turn.queue, turn.ahead, index)
    if (span !== null && span[0] < NEXT_WITHIN_MIN) soon.push(turn)
  }
  return soon
}
