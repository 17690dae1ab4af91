/** Decides about journals of kiosks: leases of series here, the handing-in of what was printed in hand-in.ts. */
import { LEASE_DAYS } from '../plan/offline-rules.ts'
import type { World } from '../plan/world.ts'
import { dayStream } from '../queue-day/state.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { HandInFault, OfflineCommand, OfflineResult, OfflineTicket } from './commands.ts'
import type { OfflineEvent } from './events.ts'
import { handIn, isIn } from './hand-in.ts'
import { reject } from './rejections.ts'
import { freeSeries, heldNow, isClear } from './series.ts'
import { OFFLINE_STREAM, isRenewalDue, leaseOf, ticketKey } from './state.ts'

const DAY_MS = 86_400_000

export const deciders: Deciders<OfflineCommand, World> = {
  LeaseSeries: ({ journalId }, world) => {
    kioskIn(world)
    return [onto(OFFLINE_STREAM, ...lease(journalId, world))]
  },
  HandInTickets: (command, world) => handIn(command, kioskIn(world), world),
}

/** Which kiosk asks. */
function kioskIn({ actor }: World): string {
  return actor.kind === 'device' && actor.deviceKind === 'kiosk' ? actor.deviceId : reject({ code: 'NotAllowed' })
}

/** The same series again while its labels are clear of everybody's; otherwise another (OFF-5). */
function lease(journalId: string, { nowMs, plan, state }: World): readonly OfflineEvent[] {
  const { queues } = plan.settings
  const leases = state(OFFLINE_STREAM)
  const held = leaseOf(leases, journalId)
  const others = heldNow(leases, nowMs).map((one) => one.series)
  if (held && isClear(held.series, queues, others))
    return isRenewalDue(held, nowMs) ? [{ type: 'SeriesRenewed', journalId, series: held.series }] : []
  const series = freeSeries(leases, queues, nowMs) ?? reject({ code: 'NoSeriesLeft' })
  return [{ type: 'SeriesLeased', journalId, series }]
}

/** What the kiosk is told, from the state after its command: the same however often it asks. */
export function offlineResult(command: OfflineCommand, { state }: Pick<World, 'state'>): OfflineResult {
  if (command.type === 'LeaseSeries') {
    const held = leaseOf(state(OFFLINE_STREAM), command.journalId)
    return held ? { series: held.series, leaseUntilMs: held.atMs + LEASE_DAYS * DAY_MS } : {}
  }
  const told = command.tickets.map((ticket) => ({
    ticketNo: ticket.ticketNo,
    fault: faultTold(ticket, command.serviceDate, state),
  }))
  return {
    taken: told.flatMap(({ ticketNo, fault }) => (fault === null ? [ticketNo] : [])),
    refused: told.flatMap(({ ticketNo, fault }) => (fault === null ? [] : [{ ticketNo, fault }])),
  }
}

function faultTold(ticket: OfflineTicket, date: string, state: World['state']): HandInFault | null {
  if (isIn(state(dayStream(date)), ticket)) return null
  return state(OFFLINE_STREAM).refused.get(ticketKey(ticket))?.fault ?? 'fromTheFuture'
}

/**
 * The ticket of a journal that stands instead of what this very IssueTicket would make; null: it was not replaced
 * (OFF-10).
 */
export function answeredBySlip({
  commandId,
  state,
}: Pick<World, 'commandId' | 'state'>): { readonly ticketNo: string; readonly link: string } | null {
  const instead = state(OFFLINE_STREAM).replaced.get(commandId)
  return instead === undefined ? null : { ticketNo: instead.ticketNo, link: instead.link }
}
