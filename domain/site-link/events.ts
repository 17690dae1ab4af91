/** What has happened between this site and others: the stream `outbox`. */
import type { CaseNo } from '../words/case-no.ts'
import type { CasePost } from './case-post.ts'
import type { ErrandPost } from './errand-post.ts'
import type { TicketNo, SiteId } from '../words/ids.ts'
import type { EscalatedTicket, EscalationId, EscalationResult } from './commands.ts'

export type LinkEvent =
  | {
      readonly type: 'TicketEscalated'
      readonly escalationId: EscalationId
      readonly to: SiteId
      readonly serviceDate: string
      readonly ticket: EscalatedTicket
    }
  | {
      readonly type: 'EscalationReceived'
      readonly escalationId: EscalationId
      readonly serviceDate: string
      readonly ticketNo: TicketNo
      readonly ticket: EscalatedTicket
    }
  | {
      readonly type: 'EscalationResolved'
      readonly escalationId: EscalationId
      readonly to: SiteId
      readonly result: EscalationResult
    }
  | { readonly type: 'EscalationSettled'; readonly escalationId: EscalationId; readonly result: EscalationResult }
  | { readonly type: 'EscalationRecalled'; readonly escalationId: EscalationId }
  /** `wasAtCounter`: somebody was already at work on it; it goes on, and its result is not wanted any more. */
  | { readonly type: 'EscalationWithdrawn'; readonly escalationId: EscalationId; readonly wasAtCounter: boolean }
  | { readonly type: 'ErrandPosted'; readonly messageId: string; readonly to: SiteId; readonly post: ErrandPost }
  | { readonly type: 'CasePosted'; readonly messageId: string; readonly to: SiteId; readonly post: CasePost }
  /** Above: a case from below has got its number here. */
  | { readonly type: 'CaseTakenIn'; readonly from: SiteId; readonly theirNo: CaseNo; readonly caseNo: CaseNo }
  | { readonly type: 'MessageDelivered'; readonly messageId: string; readonly ticketNo: TicketNo | null }
  | { readonly type: 'MessageRefused'; readonly messageId: string; readonly code: string }
