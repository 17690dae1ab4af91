/** The contract of the HTTP routes that pages call: paths, bodies, answers. The socket's contract is protocol.ts. */
import type { Condition } from '../../device/condition.ts'
import type { StandingOrders } from '../../device/state.ts'
import type { Clerk } from '../../plan/settings.ts'
import type { SitePlan } from '../../plan/site-plan.ts'
import type { DeviceKind } from '../../words/actor.ts'
import type { DeviceReport } from '../../device/report.ts'
import type { FacilityLine } from '../../site/facility-check.ts'
import type { PrintOutcome, PrinterStatus } from '../../slip/printer.ts'
import type { PrinterTest } from '../../slip/test-slip.ts'
import type { TicketNo } from '../../words/ids.ts'

/** Header by which a paired device is known on HTTP routes. */
export const DEVICE_HEADER = 'x-device-token'

/** GET /api/plan */
export interface PlanReply {
  readonly version: string
  readonly plan: SitePlan
}

export interface Staff {
  readonly badgeNo: string
  readonly name: string
  readonly role: Clerk['role']
}

/** GET /api/session, POST /api/session {badgeNo, pin} (200), DELETE /api/session. */
export interface SessionReply {
  readonly staff: Staff | null
}

/** Body of every answer that is not 2xx. `field` and `problem` name what to mend. */
export interface HttpProblem {
  readonly code:
    | 'malformed'
    | 'wrongPin'
    | 'locked'
    | 'notAuthorised'
    | 'notFound'
    | 'rateLimited'
    | 'tooLarge'
    | 'internal'
  readonly field?: string
  readonly problem?: string
  /** wrongPin (401) */
  readonly triesLeft?: number
  /** locked, rateLimited (429) */
  readonly retryAfterSec?: number
  /** 503: nothing can be looked up or kept now, as an order that cannot be kept says it (HTTP-3). */
  readonly ok?: false
  readonly refused?: 'cannotStore'
}

/** GET /api/staff; staff only: names for a transfer to a clerk, and who sits where is in the views. */
export interface StaffReply {
  readonly clerks: readonly Clerk[]
}

/** GET /api/counters; staff only: who sits where, for whoever chooses a counter. */
export interface CountersReply {
  readonly counters: readonly SeatLine[]
  /** Where the duty manager has sent whoever asks; null: nowhere. */
  readonly sentTo: { readonly counter: string; readonly untilMs: number } | null
}

export interface SeatLine {
  readonly counter: string
  readonly status: 'closed' | 'open' | 'paused'
  /** null: nobody sits there. */
  readonly clerk: { readonly badgeNo: string; readonly name: string } | null
}

/** POST /api/pairing: a code for the screen with a secret to ask again by; a machine that the site trusts is paired at once. */
export type PairingReply =
  | { readonly code: string; readonly secret: string; readonly expiresAtMs: number }
  | { readonly token: string; readonly deviceName: string }

/** GET /api/pairing/<secret> */
export type PairingOutcome =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'paired'
      /** For the header x-device-token; shown this once. */
      readonly token: string
      readonly deviceName: string
      readonly zone: string | null
      readonly counter: string | null
    }

/** POST /api/pairing/approve {code, name, zone?, counter?}; duty manager only. 404 when no screen shows that code. */
export interface ApproveReply {
  readonly deviceId: string
  readonly name: string
}

/** GET /api/facility-check; duty manager only: the lines of the form in their order (article 4). */
export interface FacilityReply {
  readonly lines: readonly FacilityLine[]
}

/** GET /api/devices; duty manager only. DELETE /api/devices/<deviceId> takes its token back. */
export interface DevicesReply {
  readonly devices: readonly DeviceLine[]
}

export interface DeviceLine {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly name: string
  readonly zone: string | null
  readonly counter: string | null
  readonly pairedAtMs: number
  readonly lastSeenMs: number | null
  readonly report: DeviceReport | null
  readonly condition: Condition
  /** Its clock minus the server's, ms; null: not known. */
  readonly clockOffsetMs: number | null
  /** In this state since, UTC ms. */
  readonly sinceMs: number
  readonly orders: StandingOrders
}

/** GET /api/printer; kiosk only (device header): the printer that the hall has set for this kiosk, read just now. */
export type PrinterReply = PrinterStatus

/**
 * POST /api/slips; kiosk only: prints on this kiosk's printer. `printer: 'none'` in the outcome: the page prints it
 * itself.
 */
export interface SlipRequest {
  readonly ticketNo: TicketNo
  /** The number is one of this linked site's, given out here. */
  readonly site?: string | undefined
  /** The unguessable part of the slip's address; a reprint without it bears no code (ISSUE-9). */
  readonly link?: string | undefined
  readonly isReprint: boolean
  readonly isElder: boolean
  readonly language: 'zh' | 'en'
}
export type SlipReply = PrintOutcome
/** GET /api/printers; duty manager only: kiosks that have a printer of the hall, each read just now. */
export interface PrintersReply {
  readonly printers: readonly { readonly kiosk: string; readonly status: PrinterStatus }[]
}

/** POST /api/printers/test; duty manager only: prints a test sheet or a test slip, which no figure of the day counts. */
export interface PrinterTestRequest {
  readonly kiosk: string
  readonly test: PrinterTest
  readonly language: 'zh' | 'en'
}
export interface PrinterTestReply {
  readonly outcome: PrintOutcome
  /** From the press to the printer's answer, ms. */
  readonly tookMs: number
}
/** POST /api/slips/bytes with the same body answers application/octet-stream, for a printer that hangs on the shell. */
