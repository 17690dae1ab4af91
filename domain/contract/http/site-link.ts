/** The contract of the routes about other sites: what pages of this site ask, and what servers tell each other. */
import type { RemotePlace } from '../../plan/remote-place.ts'
import type { BookingSite } from '../../views/booking.ts'
import type { Answer } from '../protocol.ts'
import type { SitePlan } from '../../plan/site-plan.ts'
import type { SiteRef } from '../../plan/site-links.ts'
import type { Suggestion } from '../../feedback/state.ts'
import type { SessionRequest } from '../../session-request/state.ts'
import type { ReportReply } from './report.ts'
import type { LedgerReply } from '../../village/ledger.ts'
import type { SiteLamps } from '../../views/supervision.ts'
import type { ManagerView } from '../../views/floor.ts'
import type { SiteId } from '../../words/ids.ts'
import type { HeardFigures, RollupLine } from '../../site-link/figures.ts'
import type { ComparedDay, SiteDay } from '../../site-link/history.ts'
import type { SiteOffer } from '../../site-link/offer.ts'
import type { Received, Sent } from '../../site-link/state.ts'

/** GET /api/links/figures, for the site above: this site first with the sums of all below, then those directly below. */
export interface FiguresReply {
  readonly sites: readonly HeardFigures[]
}

/** GET /api/rollup; duty manager only. */
export interface RollupReply {
  readonly sites: readonly RollupLine[]
}

/**
 * GET /api/rollup/history; duty manager only: this weekday and half-hour of the last weeks; with ?site= the days of one
 * site below.
 */
export interface RollupHistoryReply {
  readonly compared: readonly ComparedDay[]
  readonly days: readonly (SiteDay & { readonly date: string })[]
}

/** GET /api/escalations; staff only. Newest first. */
export interface EscalationsReply {
  readonly sent: readonly Sent[]
  readonly received: readonly Received[]
  /** Linked sites above, to which a ticket may be handed up from here; empty: nothing is handed up. */
  readonly above: readonly SiteRef[]
}

/** GET /api/links/offers?item=, for a linked site; without `item` all matters. */
export interface OffersReply {
  readonly site: BookingSite
  readonly offers: readonly SiteOffer[]
}

/**
 * GET /api/remote-offers?item=c05: every linked site of the line with that matter, as it stands there now;
 * ?site=weiyuan: all matters of that site. Kiosk, floor guide, duty manager.
 */
export interface RemoteOffersReply {
  readonly sites: readonly RemoteSiteOffers[]
}
export interface RemoteSiteOffers {
  /** Of a silent site the name alone. */
  readonly site: BookingSite
  /** 'unreachable': nothing is known of it now; `offers` is empty. */
  readonly state: 'known' | 'unreachable'
  readonly offers: readonly SiteOffer[]
}

/**
 * GET /api/sites/<site>/floor | plan | ledger | requests | suggestions | lamps | report | sites; duty manager only, for every site below
 * (article 6): the manager's view, LedgerReply (today), RequestsReply, SuggestionsReply, SiteLamps, the report of a period
 * (?period=month&date=2026-11-30), the roll-up of what is below that site. ?via=<site> names a site below this one that
 * knows the asked one, where this one does not: a room, asked by the province. 403: not below, 503 Unreachable: silent.
 * POST /api/sites/<site>/commands {commandId, command}: an Answer of that site; 403 where it has not delegated the
 * command.
 */
export type ReachReply =
  | ManagerView
  | LedgerReply
  | SiteLamps
  | { readonly requests: readonly Omit<SessionRequest, 'person'>[] }
  | { readonly suggestions: readonly Suggestion[]; readonly today: string }
  | SitePlan
  | ReportReply
  | RollupReply
  | Unreachable

/**
 * POST /api/remote-tickets {site, items, commandId}: kiosk, floor guide, duty manager. `link` is a whole address at the
 * other server.
 */
export type RemoteTicketReply =
  | (Extract<Answer, { ok: true }> & { readonly place: RemotePlace | null })
  | Extract<Answer, { ok: false }>
  | Unreachable

/**
 * The other server did not answer; nothing is known to have happened there, and the same commandId may be sent again.
 */
export interface Unreachable {
  readonly ok: false
  readonly unreachable: SiteId
}
