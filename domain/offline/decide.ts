/** Decides about journals of kiosks: leases of series here, the handing-in of what was printed in hand-in.ts. */
import type { Context } from '../queue-day/decide/checks.ts'
import type { DayEvent } from '../queue-day/events.ts'
import type { DayState } from '../queue-day/state.ts'
import { reject } from '../words/rejected.ts'
import type { HandInFault, OfflineCommand, OfflineResult, OfflineTicket } from './commands.ts'
import type { OfflineEvent } from './events.ts'
import { handIn, isIn } from './hand-in.ts'
import { LEASE_DAYS } from '../plan/offline-rules.ts'
import { freeSeries, heldNow, isClear } from './series.ts'
import { isRenewalDue, leaseOf, ticketKey, type OfflineState } from './state.ts'

export interface OfflineContext extends Pick<Context, 'nowMs' | 'actor' | 'index'> {
  /** The service date in force. */
  readonly serviceDate: string
}

export interface OfflineDecision {
  /** For the stream of the command's own service date. */
  readonly day: readonly DayEvent[]
  readonly offline: readonly OfflineEvent[]
}

type Day = Readonly<DayState>
type State = Readonly<OfflineState>

const DAY_MS = 86_400_000

/** The events of a command; throws Rejected. `day` is that of the command's service date, for a lease any. */
export function decideOffline(
  command: OfflineCommand,
  day: Day,
  state: State,
  context: OfflineContext,
): OfflineDecision {
  if (context.actor.kind !== 'device' || context.actor.deviceKind !== 'kiosk') return reject({ code: 'NotAllowed' })
  return command.type === 'LeaseSeries'
    ? { day: [], offline: lease(command.journalId, state, context) }
    : handIn(command, day, state, { ...context, deviceId: context.actor.deviceId })
}

/** What the kiosk is told, from the state after its command: the same however often it asks. */
export function offlineResult(command: OfflineCommand, day: Day, state: State): OfflineResult {
  if (command.type === 'LeaseSeries') {
    const held = leaseOf(state, command.journalId)
    return held ? { series: held.series, leaseUntilMs: held.atMs + LEASE_DAYS * DAY_MS } : {}
  }
  const told = command.tickets.map((ticket) => ({ ticketNo: ticket.ticketNo, fault: faultTold(ticket, day, state) }))
  return {
    taken: told.flatMap(({ ticketNo, fault }) => (fault === null ? [ticketNo] : [])),
    refused: told.flatMap(({ ticketNo, fault }) => (fault === null ? [] : [{ ticketNo, fault }])),
  }
}

function faultTold(ticket: OfflineTicket, day: Day, state: State): HandInFault | null {
  return isIn(day, ticket) ? null : (state.refused.get(ticketKey(ticket))?.fault ?? 'fromTheFuture')
}

/** The same series again while its labels are clear of everybody's; otherwise another (OFF-5). */
function lease(journalId: string, state: State, { nowMs, index }: OfflineContext): readonly OfflineEvent[] {
  const { queues } = index.settings
  const held = leaseOf(state, journalId)
  if (
    held &&
    isClear(
      held.series,
      queues,
      heldNow(state, nowMs).map((one) => one.series),
    )
  )
    return isRenewalDue(held, nowMs) ? [{ type: 'SeriesRenewed', journalId, series: held.series }] : []
  const series = freeSeries(state, queues, nowMs) ?? reject({ code: 'NoSeriesLeft' })
  return [{ type: 'SeriesLeased', journalId, series }]
}
