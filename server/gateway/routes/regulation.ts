/** The regulation for the manager's page: every article, what serves it, which tests prove it. */
import type { ArticleProof } from '../../../domain/regulation/regulation.ts'
import { retentionLines, type RetentionLine } from '../../../domain/plan/retention.ts'
import type { ServerSettings } from '../../site-file/config.ts'
import { regulationProof } from '../../reports/regulation.ts'
import type { Routes } from '../guard.ts'

/** Adds the route of the regulation. */
export function regulationRoute(
  { staff }: Routes,
  { server }: { readonly server: Pick<ServerSettings, 'retention'> },
): void {
  // The sources do not change while the server runs.
  let known: readonly ArticleProof[] | null = null
  staff.get(
    '/api/regulation',
    { schema: { summary: 'The articles of the regulation and what proves them', tags: ['operation'] } },
    async (): Promise<{
      readonly articles: readonly ArticleProof[]
      readonly retention: readonly RetentionLine[]
    }> => ({
      articles: (known ??= regulationProof()),
      retention: retentionLines(server.retention),
    }),
  )
}
