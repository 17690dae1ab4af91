/** Alerts for the duty manager that no event of the day tells: devices, post between sites, rooms without an agent. */
import { agentAlerts } from '../../domain/site-link/agent-alerts.ts'
import { postAlerts } from '../../domain/site-link/post-alerts.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { Hall } from './compose.ts'
import { OUTBOX_STREAM } from './decide-any.ts'
import type { DeviceBoard } from '../devices/board.ts'
import type { Line } from '../sites/client.ts'
import type { Rollup } from '../sites/figures.ts'

/** Gives them as of `nowMs`. */
export function alertsBeside(
  hall: Pick<Hall, 'streams'>,
  board: Pick<DeviceBoard, 'alerts'>,
  line: Pick<Line, 'links'>,
  rollup: Pick<Rollup, 'lines'>,
): (nowMs: number) => readonly ManagerAlert[] {
  return (nowMs) => [
    ...board.alerts(nowMs),
    ...postAlerts(hall.streams.state('outbox', OUTBOX_STREAM), new Set(line.links.keys()), nowMs),
    ...agentAlerts(rollup.lines(), nowMs),
  ]
}
