/** What a screen's device says of itself. */
import { z } from 'zod'
import type { DeviceReport } from '../../domain/device/report.ts'
import type { DeviceBoard } from '../devices/board.ts'
import type { Hall } from '../hall/hall.ts'
import { visibleText } from '../../domain/words/typed-text.ts'
import { withoutNumbers } from './gate/personal-text.ts'
import type { Seat } from './seat.ts'

export interface ReportParts {
  readonly hall: Pick<Hall, 'nowMs'>
  readonly board: Pick<DeviceBoard, 'reported'>
}

const reportSchema = z.object({
  paper: z.enum(['ok', 'low', 'out', 'unknown']).optional(),
  printer: z.enum(['ok', 'coverOpen', 'offline', 'none']).optional(),
  voice: z.enum(['ok', 'muted', 'missingClip', 'blocked', 'failed']).optional(),
  lastSpokenCallNo: z.number().int().nonnegative().optional(),
  offlineTickets: z.number().int().nonnegative().optional(),
  offlineSinceMs: z.number().int().nonnegative().optional(),
  detail: z.string().max(100).optional(),
  reader: z.enum(['ok', 'offline', 'none']).optional(),
  storageFreeMb: z.number().int().nonnegative().optional(),
  clockMs: z.number().int().nonnegative().optional(),
  isInUse: z.boolean().optional(),
  version: z.string().max(100).optional(),
  restartNo: z.number().int().nonnegative().optional(),
})

/** Takes a device's report of itself; whatever is none, or comes from nobody's device, is left unheard. */
export function takeReport({ actor }: Seat, report: unknown, { board, hall }: ReportParts): void {
  const checked = reportSchema.safeParse(report)
  if (!checked.success || actor?.kind !== 'device') return
  const { detail, ...facts } = checked.data
  // What a driver says may be what somebody scanned.
  const told = detail === undefined ? facts : { ...facts, detail: withoutNumbers(visibleText(detail)) }
  board.reported(actor.deviceId, told as DeviceReport, hall.nowMs())
}
