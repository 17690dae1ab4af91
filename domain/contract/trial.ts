/** The walk of a test ticket over the screens of one window: what they are shown, and what they say of it (SETUP-8). */
import type { CounterId, TicketNo } from '../words/ids.ts'

/** The screens that a test ticket comes by, in order; the slip before them is the printer's test. */
export const TRIAL_STAGES = ['console', 'lobby', 'counter', 'voice'] as const
export type TrialStage = (typeof TRIAL_STAGES)[number]

/** What the screens of the window are shown; no record and no view of the day knows of it. */
export interface TrialCall {
  readonly trialNo: number
  readonly ticketNo: TicketNo
  readonly counter: CounterId
  readonly counterLabel: string
  /** offered: the console is asked to press 呼叫. called: big screen, window screen and voice have it. */
  readonly step: 'offered' | 'called'
}

/** A screen says that it has done its part; `console` is the press of 呼叫. */
export interface TrialSeen {
  readonly trialNo: number
  readonly stage: TrialStage
}

/** POST /api/trial and POST /api/trial/call; duty manager only. */
export interface TrialRequest {
  readonly counter: CounterId
}

/**
 * done: that screen said so, `tookMs` after the step before. waiting: it is connected and has not said so yet. noScreen:
 * none of that kind is connected here.
 */
export interface TrialStageNow {
  readonly state: 'done' | 'waiting' | 'noScreen'
  readonly tookMs: number | null
}

/** GET /api/trial; duty manager only. null: none since the server began. */
export interface TrialReply {
  readonly trial: {
    readonly trialNo: number
    readonly ticketNo: TicketNo
    readonly counter: CounterId
    readonly stages: Readonly<Record<TrialStage, TrialStageNow>>
    /** The screens have gone back to their day. */
    readonly isOver: boolean
  } | null
}
