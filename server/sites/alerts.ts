/** Alerts for the duty manager about other sites: post that does not arrive, rooms below without an agent. */
import { agentAlerts } from '../../domain/site-link/agent-alerts.ts'
import { postAlerts } from '../../domain/site-link/post-alerts.ts'
import type { Hall } from '../hall/hall.ts'
import { OUTBOX_STREAM } from '../../domain/site-link/state.ts'
import type { AlertSource } from '../hall/hall.ts'
import type { SiteClient } from './client.ts'
import { errandAlerts } from './villages.ts'
import type { Rollup } from './figures.ts'

/** Gives them as sources of the duty manager's view. */
export function siteAlerts(
  hall: Pick<Hall, 'base' | 'index' | 'streams'>,
  siteClient: Pick<SiteClient, 'links'>,
  rollup: Pick<Rollup, 'lines'>,
): readonly AlertSource[] {
  return [
    (nowMs) => postAlerts(hall.streams.state(OUTBOX_STREAM), new Set(siteClient.links.keys()), nowMs),
    (nowMs) => agentAlerts(rollup.lines(), nowMs),
    errandAlerts(hall),
  ]
}
