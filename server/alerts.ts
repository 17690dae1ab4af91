/** Alerts for the duty manager that no event of the day tells: devices, post between sites, rooms without an agent. */
import { agentAlerts } from '../domain/link/agent-alerts.ts'
import { postAlerts } from '../domain/link/post-alerts.ts'
import type { ManagerAlert } from '../domain/queue-day/view-types.ts'
import type { Hall } from './compose.ts'
import { OUTBOX_STREAM } from './decide-any.ts'
import type { DeviceBoard } from './gateway/device-board.ts'
import type { Line } from './link/line.ts'
import type { Rollup } from './link/rollup.ts'

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
