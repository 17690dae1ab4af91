/** The facility self-check as data and as a page to print and sign (article 4). */
import { facilityCheck, type FacilityLine } from '../../../domain/site/facility-check.ts'
import { escaped } from './docs-page.ts'
import type { DeviceBoard } from '../../devices/board.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'

const HEARD_WITHIN_MS = 30_000

/** Adds GET /api/facility-check and /facility-check, for duty managers. */
export function facilityRoutes(
  { managers }: Routes,
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
    async () => ({ lines: lines() }),
  )
  managers.get('/facility-check', { schema: { hide: true } }, async (_request, reply) => {
    void reply.type('text/html; charset=utf-8')
    const rows = lines().map(
      (line, at) =>
        `<tr><td>${at + 1}</td><td>${escaped(line.title)}<br><small>${escaped(line.titleEn)}</small></td><td>${{ ok: '✓', missing: '✗', ask: '☐' }[line.state]}</td><td>${escaped(line.evidence)}<br><small>${escaped(line.evidenceEn)}</small></td></tr>`,
    )
    return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>设施自查表</title></head><body><h1>${escaped(hall.index.settings.title)} 设施自查表 Facility self-check</h1><p>${escaped(hall.day().serviceDate)}　检查人 Checked by ____________</p><table border="1" cellpadding="8">${rows.join('')}</table></body></html>`
  })
}
