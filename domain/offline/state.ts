/** Leases of label series, what was refused at a hand-in, and which presses were answered by a ticket of a journal. */
import type { TicketNo } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
import { streamName } from '../words/stream.ts'
import type { Folds, OfType } from '../words/subject.ts'
import type { HandInFault, OfflineTicket, Series } from './commands.ts'
import type { OfflineEvent } from './events.ts'

export interface Lease {
  readonly journalId: string
  readonly series: Series
  /** Leased or last renewed, UTC ms. */
  readonly atMs: number
}

export interface RefusedTicket {
  readonly ticketNo: TicketNo
  readonly serviceDate: string
  readonly fault: HandInFault
  readonly atMs: number
}

export interface OfflineState {
  seq: number
  /** By series: who has it now, or had it last. */
  readonly leases: Map<Series, Lease>
  /** The series a journal gives labels of now. */
  readonly seriesOf: Map<string, Series>
  /** "<journalId> <series>" of every lease there ever was. */
  readonly had: Set<string>
  /** By `ticketKey`, the oldest first. */
  readonly refused: Map<string, RefusedTicket>
  /** By command id, the oldest first. */
  readonly replaced: Map<string, { readonly serviceDate: string; readonly ticketNo: TicketNo; readonly link: string }>
}

const KEPT_MOST = 1000
const RENEWED_AFTER_MS = 43_200_000

/** Nothing leased. */
export function emptyOffline(): OfflineState {
  return { seq: 0, leases: new Map(), seriesOf: new Map(), had: new Set(), refused: new Map(), replaced: new Map() }
}

/** Names a ticket of a journal among all of them. */
export function ticketKey({
  serviceDate,
  ticketNo,
  link,
}: Pick<OfflineTicket, 'serviceDate' | 'ticketNo' | 'link'>): string {
  return `${serviceDate} ${ticketNo} ${link}`
}

/** The lease that a journal has now, or had last and nobody else has been given. */
export function leaseOf(state: Readonly<OfflineState>, journalId: string): Lease | undefined {
  return state.leases.get(state.seriesOf.get(journalId) ?? '')
}

/** Whether renewing a lease is worth an event: half a day after the last. */
export function isRenewalDue(lease: Lease, nowMs: number): boolean {
  return nowMs - lease.atMs >= RENEWED_AFTER_MS
}

export const OFFLINE_STREAM = streamName<OfflineState, OfflineEvent>('offline')

export const folds: Folds<OfflineState, OfflineEvent> = {
  SeriesLeased: lease,
  SeriesRenewed: lease,
  OfflineTicketRefused: (state, event, { atMs }) => {
    const { ticketNo, serviceDate, fault } = event
    state.refused.set(ticketKey(event), { ticketNo, serviceDate, fault, atMs })
    forgetOldest(state.refused)
  },
  PressReplaced: (state, { commandId, serviceDate, ticketNo, link }) => {
    state.replaced.set(commandId, { serviceDate, ticketNo, link })
    forgetOldest(state.replaced)
  },
}

function lease(
  state: OfflineState,
  { journalId, series }: OfType<OfflineEvent, 'SeriesLeased' | 'SeriesRenewed'>,
  { atMs }: Recorded<OfflineEvent>,
): void {
  const before = state.leases.get(series)
  if (before && before.journalId !== journalId) state.seriesOf.delete(before.journalId)
  state.leases.set(series, { journalId, series, atMs })
  state.seriesOf.set(journalId, series)
  state.had.add(`${journalId} ${series}`)
}

function forgetOldest(kept: Map<string, unknown>): void {
  for (const key of kept.keys()) {
    if (kept.size <= KEPT_MOST) return
    kept.delete(key)
  }
}
