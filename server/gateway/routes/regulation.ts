/** The regulation for the manager's page: every article, what serves it, which tests prove it. */
import type { ArticleProof } from '../../../domain/regulation/regulation.ts'
import { regulationProof } from '../../reports/regulation.ts'
import type { Routes } from '../guard.ts'

/** Adds the route of the regulation. */
export function regulationRoute({ staff }: Routes): void {
  // The sources do not change while the server runs.
  let known: readonly ArticleProof[] | null = null
  staff.get(
    '/api/regulation',
    { schema: { summary: 'The articles of the regulation and what proves them', tags: ['operation'] } },
    async (): Promise<{ readonly articles: readonly ArticleProof[] }> => ({ articles: (known ??= regulationProof()) }),
  )
}
