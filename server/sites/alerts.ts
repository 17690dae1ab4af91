/** Alerts for the duty manager about other sites: post that does not arrive, rooms below without an agent. */
import { agentAlerts } from '../../domain/site-link/agent-alerts.ts'
import { PROVINCE, postAlerts, POST_SLOW_MS } from '../../domain/site-link/post-alerts.ts'
import { ERRANDS_STREAM } from '../../domain/errand/state.ts'
import type { Hall } from '../hall/hall.ts'
import { OUTBOX_STREAM } from '../../domain/site-link/state.ts'
import type { AlertSource } from '../hall/hall.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { SiteClient } from './client.ts'
import type { ProvincePlatform } from './province.ts'
import { errandAlerts } from './villages.ts'
import type { Rollup } from './figures.ts'

/** Whom the hall sends post to. */
interface OutsideHall {
  readonly siteClient: Pick<SiteClient, 'links'>
  /** null: the hall files nothing. */
  readonly province: Pick<ProvincePlatform, 'awayMs'> | null
}

/** Gives them as sources of the duty manager's view. */
export function siteAlerts(
  hall: Pick<Hall, 'base' | 'index' | 'streams'>,
  { siteClient, province }: OutsideHall,
  rollup: Pick<Rollup, 'lines'>,
): readonly AlertSource[] {
  return [
    (nowMs) => postAlerts(hall.streams.state(OUTBOX_STREAM), new Set(siteClient.links.keys()), nowMs),
    (nowMs) => agentAlerts(rollup.lines(), nowMs),
    errandAlerts(hall),
    (nowMs) => provinceAlerts(hall, province, nowMs),
  ]
}

/** Errands that the province's platform has taken none of for as long as post between sites may wait (ERRAND-8). */
function provinceAlerts(
  hall: Pick<Hall, 'streams'>,
  province: Pick<ProvincePlatform, 'awayMs'> | null,
  nowMs: number,
): readonly ManagerAlert[] {
  const awayMs = province?.awayMs() ?? 0
  const value = hall.streams.state(ERRANDS_STREAM).toFile.size
  if (awayMs < POST_SLOW_MS || value === 0) return []
  const [level, kind] = ['yellow', 'post'] as const
  return [{ level, kind, zone: null, counter: null, place: PROVINCE, helpNo: null, sinceMs: nowMs - awayMs, value }]
}
