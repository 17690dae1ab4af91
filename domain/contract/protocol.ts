/** The contract between pages and server: event names, envelope, answer, version. */
import type { DeviceReport } from '../device/report.ts'
import type { DeviceOrders } from '../device/orders.ts'
import type { CommandResult, HallCommand, Rejection } from './subjects.ts'
import type { TrialCall, TrialSeen } from './trial.ts'
import type { StaffRole } from '../words/actor.ts'
import type { CounterId } from '../words/ids.ts'
import type { View } from '../views/view.ts'

/** Raised with every change that an older page could misread; the server asks such a page to reload. */
export const PROTOCOL_VERSION = 1

/** Which page a socket is, given in its handshake. The server checks the right to be it. */
export type Screen =
  | { readonly screen: 'kiosk' }
  | { readonly screen: 'lobby'; readonly zone: string | null }
  | { readonly screen: 'counter'; readonly counter: CounterId }
  | { readonly screen: 'rating'; readonly counter: CounterId }
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
  /** Of the test call that this screen was shown. */
  trialSeen: (seen: TrialSeen) => void
}

export interface ServerToClient {
  view: (view: View) => void
  /** Sent at every connect: who you are, what time it is, which plan and programme version is in force. */
  welcome: (welcome: Welcome) => void
  /** To one device: at every connect, and whenever they change. */
  orders: (orders: DeviceOrders) => void
  /** A test ticket at this screen's window (SETUP-8); null: it is over. */
  trial: (call: TrialCall | null) => void
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
    readonly role: StaffRole
  } | null
}
