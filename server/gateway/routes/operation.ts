/** Routes for those who run the server: health, figures, the description of its routes. */
import type { Hall } from '../../hall/hall.ts'
import type { Safekeeping } from '../../hall/storage-warnings.ts'
import type { Routes } from '../guard.ts'
import type { Metrics } from '../metrics.ts'
import { describedHall, type Description } from '../description/openapi.ts'
import { describedSocket, type SocketDescription } from '../description/asyncapi.ts'
import { docsPage } from './docs-page.ts'

interface OperationParts {
  readonly hall: Pick<Hall, 'index' | 'day' | 'nowMs' | 'trouble'>
  readonly build: string
  readonly metrics: Metrics
  /** How what is issued is kept: disk, standby, backups. */
  readonly safekeeping: () => Safekeeping
}

/** Adds them. */
export function operationRoutes({ app, everyone, rules }: Routes, parts: OperationParts): void {
  const describe = (): Description => describedHall(app.swagger() as unknown as Description, rules)
  const startedMs = parts.hall.nowMs()
  everyone.get(
    '/health',
    {
      schema: { summary: 'Whether the hall can issue and keep numbers', tags: ['operation'] },
      config: { rateLimit: false },
    },
    async (_request, reply) => {
      const health = healthOf(parts, startedMs)
      void reply.code(health.ok ? 200 : 503).header('cache-control', 'no-store')
      return health
    },
  )
  everyone.get(
    '/metrics',
    { schema: { summary: 'Figures for monitoring', tags: ['operation'], produces: ['text/plain'] } },
    async (_request, reply) => {
      void reply.type(parts.metrics.contentType)
      return parts.metrics.text()
    },
  )
  everyone.get(
    '/api/openapi.json',
    { schema: { summary: 'This description, for programs', tags: ['operation'] } },
    async (): Promise<Description> => describe(),
  )
  everyone.get(
    '/api/asyncapi.json',
    { schema: { summary: 'What goes over the socket, for programs', tags: ['operation'] } },
    async (): Promise<SocketDescription> => describedSocket(parts.build),
  )
  everyone.get(
    '/api/docs',
    { schema: { summary: 'This description, for people', tags: ['operation'], produces: ['text/html'] } },
    async (_request, reply) => {
      void reply.type('text/html; charset=utf-8')
      return docsPage(describe())
    },
  )
}

function healthOf({ hall, build, safekeeping }: OperationParts, startedMs: number) {
  const trouble = hall.trouble()
  const { warnings, standby, backup, check } = safekeeping()
  return {
    ok: trouble === null,
    site: hall.index.settings.siteId,
    serviceDate: hall.day().serviceDate || null,
    seq: hall.day().seq,
    build,
    upSec: Math.round((hall.nowMs() - startedMs) / 1000),
    trouble,
    warnings,
    standby,
    backup,
    check,
  }
}
