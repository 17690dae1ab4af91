/** The contract between pages and server: event names, envelope, answer, version. */
import type { DeviceReport } from '../device/report.ts'
import type { DeviceOrders } from '../device/orders.ts'
import type { HallCommand } from './hall-command.ts'
import type { OfflineResult } from '../offline/commands.ts'
import type { TicketNo, CounterId } from '../words/ids.ts'
import type { CallRule } from '../queue-day/events.ts'
import type { Rejection } from '../queue-day/rejections.ts'
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { View } from '../views/view.ts'

/** Raised with every change that an older page could misread; the server asks such a page to reload. */
export const PROTOCOL_VERSION = 1

/** Which page a socket is, given in its handshake. The server checks the right to be it. */
export type Screen =
  | { readonly screen: 'kiosk' }
  | { readonly screen: 'lobby'; readonly zone: string | null }
  | { readonly screen: 'counter'; readonly counter: CounterId }
  | { readonly screen: 'clerk'; readonly counter: CounterId }
  | { readonly screen: 'manager' }
  | { readonly screen: 'ticket'; readonly link: string }

/** `socket.handshake.auth`. Staff are known by their session cookie, devices by their token. */
export type Handshake = Screen & {
  readonly protocol: number
  readonly deviceToken?: string
}

export interface Envelope {
  /** Made by the sender (a ULID or UUID); the same one again means: the same command, tell me its answer. */
  readonly commandId: string
  readonly command: HallCommand
}

/** What a successful command tells its sender, beyond "done". */
export interface CommandResult {
  readonly ticketNo?: TicketNo
  /** Issue only. The unguessable part of the phone's page: its path is /t/<link>. */
  readonly link?: string
  readonly ahead?: number
  readonly span?: WaitSpan
  readonly issuedAtMs?: number
  readonly why?: CallRule
  /** FinishService with thenCallNext: nobody was waiting. */
  readonly isQueueEmpty?: boolean
  /** Settings: the version now in force. */
  readonly version?: number
  /** RequestSession: the number under which the request is kept. */
  readonly requestNo?: number
  /** SubmitSuggestion: its number, and the day by which a complaint is decided on. */
  readonly suggestion?: { readonly reference: string; readonly dueDate: string | null }
  /** LeaseSeries and HandInTickets. */
  readonly offline?: OfflineResult
  /** AcceptErrand: the reference that the villager is given. */
  readonly errand?: { readonly reference: string }
  /** Bookings and their check-in. */
  readonly booking?: BookingResult
}

/** A booking as its holder or the kiosk is told of it. */
export interface BookingResult {
  readonly code: string
  readonly date: string
  /** Beginning of the slot, minute of the day. */
  readonly minute: number
  /** The slot it was moved from, when the hall had to move it. */
  readonly movedFrom: { readonly date: string; readonly minute: number } | null
  readonly holdUntilMs?: number
  /** Checked in too late: an ordinary number. */
  readonly isLate?: boolean
}

export type Answer =
  | { readonly ok: true; readonly seq: number; readonly result: CommandResult }
  | { readonly ok: false; readonly rejection: Rejection }
  /** The message itself was wrong: which field, and what to do. */
  | { readonly ok: false; readonly malformed: { readonly field: string; readonly problem: string } }
  /** Asked too often, not known, or the hall cannot keep what it would issue. */
  | { readonly ok: false; readonly refused: 'rateLimited' | 'notAuthorised' | 'cannotStore' | 'reload' }

export interface ClientToServer {
  command: (envelope: Envelope, answer: (answer: Answer) => void) => void
  report: (report: DeviceReport) => void
}

export interface ServerToClient {
  view: (view: View) => void
  /** Sent at every connect: who you are, what time it is, which plan and programme version is in force. */
  welcome: (welcome: Welcome) => void
  /** To one device: at every connect, and whenever they change. */
  orders: (orders: DeviceOrders) => void
  /** The page is older than the server understands, or its device was unpaired. */
  reload: (reason: 'protocol' | 'plan' | 'unpaired') => void
}

export interface Welcome {
  readonly protocol: number
  readonly build: string
  readonly planVersion: string
  readonly nowMs: number
  /** Addresses of the hall's servers, the one that speaks first; empty where there is one only. */
  readonly servers: readonly string[]
  /** The name the device was paired under, e.g. "3 号机". */
  readonly deviceName: string | null
  readonly staff: {
    readonly badgeNo: string
    readonly name: string
    readonly role: 'clerk' | 'dutyManager' | 'floorGuide'
  } | null
}
