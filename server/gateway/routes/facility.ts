/** The facility self-check (article 4). */
import { facilityCheck, type FacilityLine } from '../../../domain/site/facility-check.ts'
import type { FacilityReply } from '../../../domain/contract/http/hall.ts'
import type { DeviceBoard } from '../../devices/board.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'

const HEARD_WITHIN_MS = 30_000

/** Adds GET /api/facility-check for duty managers, and the way to its page. */
export function facilityRoutes(
  { managers, everyone }: Routes,
  { hall, board }: { readonly hall: Hall; readonly board: Pick<DeviceBoard, 'list'> },
): void {
  const lines = (): readonly FacilityLine[] =>
    facilityCheck(
      hall.index.settings,
      board.list().map((device) => ({
        kind: device.kind,
        name: device.name,
        zone: device.zone,
        counter: device.counter,
        paper: device.report?.paper ?? null,
        isHeard: device.lastSeenMs !== null && hall.nowMs() - device.lastSeenMs <= HEARD_WITHIN_MS,
      })),
    )
  managers.get(
    '/api/facility-check',
    { schema: { summary: 'The facility self-check, as far as the hall can see itself', tags: ['operation'] } },
    async (): Promise<FacilityReply> => ({ lines: lines() }),
  )
  // The page of the form; whoever has noted this address is led there.
  everyone.get('/facility-check', { schema: { hide: true } }, async (_request, reply) =>
    reply.redirect('/manager/#facility'),
  )
}
