/**
 * Village rooms that are open while no agent is at the desk, for the station that manages and assesses them (article
 * 26).
 */
import type { ManagerAlert } from '../words/alert.ts'
import type { RollupLine } from './figures.ts'

/** One alert per such room; a room that is silent is told by its age, not here (AGENT-1). */
export function agentAlerts(lines: readonly RollupLine[], nowMs: number): readonly ManagerAlert[] {
  return lines.flatMap(({ title, figures, isSilent }) => {
    const isLeft =
      figures !== null && !isSilent && figures.level === 'village' && figures.isOpen && figures.openCounters === 0
    return isLeft
      ? [
          {
            level: 'yellow',
            kind: 'noAgent',
            zone: null,
            counter: null,
            place: title,
            helpNo: null,
            sinceMs: nowMs,
            value: 0,
          } as const,
        ]
      : []
  })
}
