/** The contract of the routes about other sites: what pages of this site ask, and what servers tell each other. */
import type { Answer } from '../protocol.ts'
import type { SiteId } from '../site/site-links.ts'
import type { HeardFigures, RollupLine } from './figures.ts'
import type { Received, Sent } from './state.ts'

/** GET /api/links/figures, for the site above: this site first, then what it has heard from below. */
export interface FiguresReply {
  readonly sites: readonly HeardFigures[]
}

/** GET /api/rollup; duty manager only. */
export interface RollupReply {
  readonly sites: readonly RollupLine[]
}

/** GET /api/escalations; staff only. Newest first. */
export interface EscalationsReply {
  readonly sent: readonly Sent[]
  readonly received: readonly Received[]
}

/** Where a number of another site is called: enough for a slip. */
export interface RemotePlace {
  readonly site: SiteId
  readonly title: string
  readonly titleEn: string
  readonly address: string
  readonly addressEn: string
  readonly phone: string
  readonly zone: string
  readonly zoneEn: string
  readonly way: string
  readonly wayEn: string
  readonly stepFreeWay: string
  readonly stepFreeWayEn: string
}

/** POST /api/remote-tickets {site, items, commandId}: kiosk, floor guide, duty manager. `link` is a whole address at the other server. */
export type RemoteTicketReply = (Extract<Answer, { ok: true }> & { readonly place: RemotePlace | null }) | Extract<Answer, { ok: false }> | Unreachable

/** The other server did not answer; nothing is known to have happened there, and the same commandId may be sent again. */
export interface Unreachable {
  readonly ok: false
  readonly unreachable: SiteId
}
