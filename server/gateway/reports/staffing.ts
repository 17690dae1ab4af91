/** The route of the staffing adviser: windows per half-hour and a draft of the roster for a week (STAFFING-2). */
import { z } from 'zod'
import type { StaffingWeekReply } from '../../../domain/contract/http/staffing.ts'
import { periodOf } from '../../../domain/report/period.ts'
import { addDays, wallTime } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Reporter } from '../../reports/reporter.ts'
import type { Routes } from '../guard.ts'
import { checked } from '../problem.ts'
import { date } from '../shapes/atoms.ts'

const query = z.strictObject({ date: date.optional() })

/** Adds it; duty managers only. */
export function staffingRoutes(
  { managers }: Routes,
  { hall, reporter }: { readonly hall: Hall; readonly reporter: Pick<Reporter, 'ask'> },
): void {
  managers.get(
    '/api/staffing',
    {
      schema: {
        summary: 'Windows per half-hour over shared skills, and a draft of the week’s roster (article 18)',
        tags: ['reports'],
        querystring: z.toJSONSchema(query),
      },
    },
    async (request): Promise<StaffingWeekReply> => {
      const { settings } = hall.index
      const wanted = checked(query, request.query).date ?? wallTime(hall.nowMs(), settings.timeZone).date
      const { from, to } = periodOf('week', wanted)
      const dates = Array.from({ length: 7 }, (_, at) => addDays(from, at))
      return { from, to, ...(await reporter.ask('week', { settings, dates })) }
    },
  )
}
