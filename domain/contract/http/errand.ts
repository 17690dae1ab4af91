/**
 * The contract of the routes of errands; the steps themselves are commands (AcceptErrand, HandOverErrand, TakeErrand,
 * FinishErrand, TellErrand).
 */
import type { AgentLine } from '../../errand/agents.ts'
import type { PublicErrand } from '../../errand/public.ts'
import type { Errand, ErrandLamp } from '../../errand/state.ts'

/**
 * GET /api/errands; staff only, newest first. GET /api/errands/<reference> answers anyone a PublicErrandReply; 404 for an
 * unknown one.
 */
export interface ErrandsReply {
  readonly errands: readonly ErrandLine[]
  readonly today: string
  /** The hall's time, UTC ms. */
  readonly nowMs: number
}

/** Where one errand is, and the hall's time, UTC ms, at which it was so. */
export type PublicErrandReply = PublicErrand & { readonly nowMs: number }

export type ErrandLine = Errand & {
  /** Last date of the present hop, and its lamp; null where no limit runs. A red one names who is late: `holder`. */
  readonly due: string | null
  readonly lamp: ErrandLamp | null
}

/** GET /api/agents; duty manager only: agents of the sites below, of the last ninety days. */
export interface AgentsReply {
  readonly agents: readonly AgentLine[]
  /** Villages that have been silent for too long. */
  readonly silent: readonly { readonly site: string; readonly days: number }[]
}
