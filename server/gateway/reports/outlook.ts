/** The route of the floor's outlook: what the next two hours bring and what one window more would change (ACT-1, ACT-2). */
import { z } from 'zod'
import type { OutlookReply } from '../../../domain/contract/http/outlook.ts'
import type { Hall } from '../../hall/hall.ts'
import type { AskOutlook } from '../../reports/floor-outlook.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'
import { id } from '../shapes/atoms.ts'

interface OutlookParts {
  readonly hall: Pick<Hall, 'index'>
  readonly outlook: AskOutlook
  /** Has begun what whoever looks at the floor will ask for next. */
  readonly prepareWeeks: () => void
}

const query = z.strictObject({ queue: id.optional() })

/** Adds it; floor guides and duty managers. */
export function outlookRoutes({ floor }: Routes, { hall, outlook, prepareWeeks }: OutlookParts): void {
  floor.get(
    '/api/floor/outlook',
    {
      schema: {
        summary: 'What the next two hours bring to each queue, and what one or two windows more would change',
        tags: ['operation'],
        querystring: query,
      },
    },
    async (request): Promise<OutlookReply> => {
      const { queue = null } = queryOf(query, request)
      const { queues, clerks } = hall.index
      if (queue !== null && !queues.has(queue))
        refuse(404, { code: 'notFound', field: 'queue', problem: `There is no queue ${queue}.` })
      const asked = await outlook(queue)
      prepareWeeks()
      const moves = asked.outlook?.advice?.choices.flatMap((one) => one.moves) ?? []
      const names = moves.map(({ badgeNo }) => [badgeNo, clerks.get(badgeNo)?.name ?? badgeNo] as const)
      return { ...asked, names: Object.fromEntries(names) }
    },
  )
}
