/** The regulation for the manager's page: every article, what serves it, which tests prove it. */
import type { FastifyInstance } from 'fastify'
import type { ArticleProof } from '../../../domain/regulation/regulation.ts'
import { regulationProof } from '../../reports/regulation.ts'
import type { HttpParts } from '../http.ts'
import { needStaff } from '../senders.ts'

/** Adds the route of the regulation. */
export function regulationRoute(app: FastifyInstance, { identity }: HttpParts): void {
  // The sources do not change while the server runs.
  let known: readonly ArticleProof[] | null = null
  app.get(
    '/api/regulation',
    { schema: { summary: 'The articles of the regulation and what proves them', tags: ['operation'] } },
    async (request): Promise<{ readonly articles: readonly ArticleProof[] }> => {
      await needStaff(request, identity)
      return { articles: (known ??= regulationProof()) }
    },
  )
}
