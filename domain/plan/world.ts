/** The world as every decider is handed it: the moment, the sender, the plan, the streams, and one draw of chance. */
import type { Actor, DeviceKind } from '../words/actor.ts'
import type { CaseNo } from '../words/case-no.ts'
import type { Parts, Subject as Form } from '../words/subject.ts'
import type { StreamName } from '../words/stream.ts'
import type { SettingsIndex } from './settings-index.ts'
import type { HallSettings } from './settings.ts'

/** A machine as it is paired now. */
export interface KnownDevice {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly name: string
  /** The counter it was paired for, where it stands at one. */
  readonly counter: string | null
}

/** How an earlier booking of the same person went. */
export interface EarlierBooking {
  readonly date: string
  readonly status: string
  /** When it came to that status, UTC ms. */
  readonly changedAtMs: number
}

/** A case as the tables know it. */
export interface KnownCase {
  readonly caseNo: CaseNo
  readonly group: string
  readonly status: string
  /** Its pick-up code, while its result lies ready. */
  readonly code: string | null
}

/** What a command wants to know from the tables beside the streams. */
export interface Question {
  /** The machine of this id. */
  readonly device?: string
  /** Bookings of this person from a date on. */
  readonly bookingsOf?: { readonly person: string; readonly fromDate: string }
  /** Cases of a group, and those whose results lie ready under one of these codes. */
  readonly cases?: { readonly group?: string; readonly codes: readonly string[] }
}

export interface World {
  /** The server's time, UTC ms. */
  readonly nowMs: number
  /** What the clock shows: earlier than `nowMs` while the day's records are ahead of a clock that was set back. */
  readonly clockMs: number
  /** The service date in force, 'YYYY-MM-DD' in the hall's own time zone. */
  readonly today: string
  readonly actor: Actor
  readonly commandId: string
  /** The settings in force, with their look-ups. */
  readonly plan: SettingsIndex
  /** The site file alone, before any change of settings or catalogue. */
  readonly base: HallSettings
  /** 128 unguessable bits as text, made outside: the domain knows no chance. */
  readonly random: string
  /** What a stream that was loaded has folded into. */
  state<S>(stream: StreamName<S>): Readonly<S>
  /** What was found for the command's question. */
  readonly device: KnownDevice | null
  readonly history: readonly EarlierBooking[]
  readonly cases: readonly KnownCase[]
}

export type Subject<P extends Parts> = Form<P, World, Question>
