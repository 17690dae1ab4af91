/** The time machine's route: any moment of a past day as the screens showed it, for duty managers (REPLAY-1). */
import { z } from 'zod'
import type { ReplayReply } from '../../../domain/contract/http/replay.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Reporter } from '../../reports/reporter.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'
import { date } from '../shapes/atoms.ts'

const TIME_MOST = 8_640_000_000_000_000
const query = z.strictObject({
  date,
  at: z.coerce.number().int().min(0).max(TIME_MOST).optional(),
  seq: z.coerce.number().int().min(1).max(10_000_000).optional(),
  outline: z.enum(['0', '1']).default('0'),
})

/** Adds it. */
export function replayRoutes(
  { managers }: Routes,
  { hall, reporter }: { readonly hall: Hall; readonly reporter: Pick<Reporter, 'ask'> },
): void {
  managers.get(
    '/api/replay',
    {
      schema: {
        summary: 'A moment of a past day: the floor, the records around it, with outline=1 the whole day',
        tags: ['reports'],
        querystring: query,
      },
    },
    async (request): Promise<ReplayReply> => {
      const wanted = queryOf(query, request)
      const moment = await reporter.ask('replay', {
        settings: hall.index.settings,
        date: wanted.date,
        atMs: wanted.at ?? null,
        seq: wanted.seq ?? null,
        withOutline: wanted.outline === '1',
        nowMs: hall.nowMs(),
      })
      return moment ?? refuse(404, { code: 'notFound', field: 'date', problem: `Nothing happened on ${wanted.date}.` })
    },
  )
}
