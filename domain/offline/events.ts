/**
 * What the hall knows of its kiosks' journals: the standing stream `offline`. The tickets themselves stand in the
 * streams of their days.
 */
import type { TicketNo } from '../words/ids.ts'
import type { HandInFault, Series } from './commands.ts'

export type OfflineEvent =
  | { readonly type: 'SeriesLeased'; readonly journalId: string; readonly series: Series }
  | { readonly type: 'SeriesRenewed'; readonly journalId: string; readonly series: Series }
  /** Refused for good; the duty manager is told. */
  | {
      readonly type: 'OfflineTicketRefused'
      readonly journalId: string
      readonly serviceDate: string
      readonly ticketNo: TicketNo
      readonly link: string
      readonly fault: HandInFault
    }
  /** This IssueTicket was answered by a ticket of the journal; if it comes, it makes nothing. */
  | {
      readonly type: 'PressReplaced'
      readonly commandId: string
      readonly serviceDate: string
      readonly ticketNo: TicketNo
      readonly link: string
    }
