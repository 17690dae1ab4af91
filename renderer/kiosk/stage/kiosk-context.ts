/** What every page of the kiosk may use, handed down once by the stage. */
import { inject } from 'vue'
import type { ComputedRef, InjectionKey, Ref } from 'vue'
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { QueueId } from '../../../domain/words/ids.ts'
import type { SettingsIndex } from '../../../domain/plan/settings-index.ts'
import type { WaitSpan } from '../../../domain/forecast/wait-span.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { QueueLine } from '../../../domain/views/kiosk.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { HallClock } from '../../app/clock.ts'
import type { HallHours } from '../../../domain/calendar/hall-hours.ts'
import type { IssuingBlock } from '../offline/issuing.ts'
import type { Speech } from './speech.ts'
import type { Issuing, Printing } from '../issue/use-issuing.ts'
import type { Visit } from './visit.ts'
import type { HelpState } from './use-help.ts'

/** A number that comes back into its line; by its slip's link, or by the number alone (ISSUE-9). */
export type ComingBack = Extract<Command, { type: 'Rejoin' | 'Unpark' }>

export interface QueueNow {
  readonly waiting: number
  readonly span: WaitSpan
  readonly isOpen: boolean
}

/** What the band under the bar has to say; null: nothing. */
export type Band = 'lost' | 'keepsNothing' | 'alone' | 'noPaper' | 'noPrinter' | 'message' | null

/** Why this kiosk gives no ticket at all right now; null while it may, queue by queue. */
export type NoTicket = 'lost' | 'night' | null

export interface Kiosk {
  readonly plan: ComputedRef<SitePlan>
  readonly index: ComputedRef<SettingsIndex>
  readonly hours: ComputedRef<HallHours>
  readonly clock: HallClock
  readonly noTicket: ComputedRef<NoTicket>
  /** The hall's disk keeps nothing now. */
  readonly keepsNothing: ComputedRef<boolean>
  /** Without a hall: why this kiosk gives no number by itself; null while it may, or there is a hall. */
  readonly block: ComputedRef<IssuingBlock | null>
  readonly band: ComputedRef<Band>
  /** null while nothing true is known of the queue: no connection, no old figures. */
  readonly queueNow: (queue: QueueId) => QueueNow | null
  /** The sentence why a queue gives no numbers now and when again; null while it gives them. */
  readonly closedText: (queue: QueueId) => string | null
  readonly calls: ComputedRef<KioskView['calls']>
  readonly isLost: Ref<boolean>
  /** "10:18": since when there is no hall; null while there is one, or not known. */
  readonly lostSince: ComputedRef<string | null>
  readonly isNightFace: ComputedRef<boolean>
  readonly name: ComputedRef<string>
  readonly visit: Visit
  readonly issuing: Issuing
  /** Takes the ticket for what is chosen and shows where it leads. */
  readonly take: (items: readonly string[]) => Promise<void>
  /** Puts one more matter on the ticket at hand. */
  readonly addTo: (item: string) => Promise<void>
  /** Prints the ticket at hand once more. */
  readonly printAgain: () => Promise<Printing>
  readonly help: Ref<HelpState>
  readonly callHelp: () => Promise<void>
  readonly speech: Speech
  /** Goes home after a finished ticket or a failed attempt. */
  readonly leave: () => void
  /** null: checked in, and the number stands on the screen; else the sentence that says why not. */
  readonly checkIn: (code: string) => Promise<string | null>
  /** null: back in line; else the sentence that says why not. */
  readonly comeBack: (order: ComingBack) => Promise<string | null>
}

export const KIOSK: InjectionKey<Kiosk> = Symbol('kiosk')

/** The kiosk around the calling component. */
export function useKiosk(): Kiosk {
  const kiosk = inject(KIOSK)
  if (!kiosk) throw new Error('a page of the kiosk stands outside its stage')
  return kiosk
}

/** A line of the view in words. */
export function queueNowOf(line: QueueLine): QueueNow {
  const [, waiting, span, isOpen] = line
  return { waiting, span, isOpen: isOpen === 1 }
}
