/** Routes from a figure of errands or complaints down to each of them, with its way (REPORT-16, REPORT-17). */
import { z } from 'zod'
import type { ErrandDrillReply, MatterDrillReply, MatterLine } from '../../../domain/contract/http/report.ts'
import { ERRANDS_STREAM } from '../../../domain/errand/state.ts'
import { SUGGESTION_KINDS } from '../../../domain/feedback/commands.ts'
import { FEEDBACK_STREAM, type Suggestion } from '../../../domain/feedback/state.ts'
import { ERRAND_ONLY } from '../../../domain/report/errand-figures.ts'
import { MATTER_ONLY } from '../../../domain/report/matter-figures.ts'
import { ledgerErrand } from '../../../domain/village/ledger.ts'
import type { Hall } from '../../hall/hall.ts'
import { errandTerms } from '../../reports/period-report.ts'
import type { Reporter } from '../../reports/reporter.ts'
import type { Routes } from '../guard.ts'
import { queryOf } from '../problem.ts'
import { date, id } from '../shapes/atoms.ts'

const days = { from: date, to: date }
const errandQuery = z.strictObject({ ...days, item: id.optional(), only: z.enum(ERRAND_ONLY) })
const matterQuery = z.strictObject({
  ...days,
  kind: z.enum(SUGGESTION_KINDS).optional(),
  only: z.enum(MATTER_ONLY),
})

interface ServiceParts {
  readonly hall: Pick<Hall, 'index' | 'streams'>
  readonly reporter: Pick<Reporter, 'ask'>
}

/** Adds them; duty managers only. */
export function serviceRoutes({ managers }: Routes, { hall, reporter }: ServiceParts): void {
  const tags = ['reports']
  managers.get(
    '/api/reports/errands',
    { schema: { summary: 'The errands behind a figure, each with its way', tags, querystring: errandQuery } },
    async (request): Promise<ErrandDrillReply> => {
      const { from, to, item = null, only } = queryOf(errandQuery, request)
      const terms = errandTerms(hall.index.settings, to)
      const { count, references } = await reporter.ask('errands', { days: { from, to }, item, only, terms })
      const { errands } = hall.streams.state(ERRANDS_STREAM)
      return { count, errands: among(references, errands).map(ledgerErrand) }
    },
  )
  managers.get(
    '/api/reports/matters',
    {
      schema: {
        summary: 'The suggestions, complaints and unresolved matters behind a figure, without what was said',
        tags,
        querystring: matterQuery,
      },
    },
    async (request): Promise<MatterDrillReply> => {
      const { from, to, kind = null, only } = queryOf(matterQuery, request)
      const { count, references } = await reporter.ask('matters', { days: { from, to }, kind, only })
      const { suggestions } = hall.streams.state(FEEDBACK_STREAM)
      return { count, matters: among(references, suggestions).map(matterLine) }
    },
  )
}

function among<T>(references: readonly string[], of: ReadonlyMap<string, T>): readonly T[] {
  return references.flatMap((reference) => of.get(reference) ?? [])
}

function matterLine({ reference, kind, date: received, dueDate, difficulty, holder, closed }: Suggestion): MatterLine {
  const ended = closed && { outcome: closed.outcome, date: closed.date }
  return { reference, kind, date: received, dueDate, difficulty, holder, closed: ended }
}
