/**
 * Numbers that a kiosk gave by itself while it had no server: the lease of its label series, and the handing-in of its
 * journal.
 */
import type { TicketNo, ItemId, QueueId } from '../words/ids.ts'
import type { Access } from '../words/who.ts'

/**
 * One or two letters that stand behind a queue's prefix on offline labels: queue C, series S → "CS001". Never I or O.
 */
export type Series = string

export interface OfflineItem {
  readonly item: ItemId
  /** The queue of the plan that the kiosk held; kept so that a changed catalogue loses no ticket. */
  readonly queue: QueueId
  readonly serviceMin: number
  /** Materials the citizen said are missing; absent when no box was touched. */
  readonly missing?: number
}

/** A ticket as it stands in a kiosk's journal: final when it was printed, nothing of it changes afterwards. */
export interface OfflineTicket {
  /** Queue prefix, series, at least three digits. */
  readonly ticketNo: TicketNo
  /** Letters of the label: queue prefix and series. */
  readonly prefix: string
  readonly number: number
  /** 128 random bits, made by the kiosk; the slip's QR holds them. */
  readonly link: string
  readonly items: readonly OfflineItem[]
  readonly isElder: boolean
  /** Time of issue by the server's clock as the kiosk last knew it, UTC ms. */
  readonly issuedAtMs: number
  /** The date of that moment in the hall's own time zone: "2026-11-27". */
  readonly serviceDate: string
  /**
   * Id of the IssueTicket whose answer did not come before the line broke. One press, one ticket: what that command has
   * made is voided in the transaction that takes this ticket, and if it arrives only later it makes nothing.
   */
  readonly insteadOf?: string
}

export type OfflineCommand =
  /** Asks for the label series of a journal, or renews it; the same journal keeps its series while its lease lasts. */
  | { readonly type: 'LeaseSeries'; readonly journalId: string }
  /**
   * Tickets of one journal and one service date, oldest first, at most fifty; those that are known already are no
   * mistake.
   */
  | {
      readonly type: 'HandInTickets'
      readonly journalId: string
      readonly serviceDate: string
      readonly tickets: readonly OfflineTicket[]
    }

export const OFFLINE_MAY: Access<OfflineCommand> = { LeaseSeries: ['kiosk'], HandInTickets: ['kiosk'] }

/**
 * Why a ticket of a journal could not be taken. 'fromTheFuture' passes with time: the kiosk hands it in again at its
 * next contact.
 * The others stay; the kiosk puts the ticket aside and the duty manager is told.
 */
export type HandInFault = 'labelTaken' | 'wrongSeries' | 'wrongDate' | 'fromTheFuture'

/** What a kiosk is told of its journal. */
export interface OfflineResult {
  readonly series?: Series
  /** With `series`: until then labels of it may be given, UTC ms. */
  readonly leaseUntilMs?: number
  /** Now in the log, or already before. */
  readonly taken?: readonly TicketNo[]
  readonly refused?: readonly { readonly ticketNo: TicketNo; readonly fault: HandInFault }[]
}
