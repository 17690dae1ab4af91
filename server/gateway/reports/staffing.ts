/** Routes of the staffing adviser: windows per half-hour, a draft of a week's roster, its adoption (STAFFING-2, DUTY-1). */
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { StaffingWeekReply } from '../../../domain/contract/http/staffing.ts'
import type { DutySeat } from '../../../domain/duty/commands.ts'
import { DUTY_STREAM } from '../../../domain/duty/state.ts'
import { periodOf } from '../../../domain/report/period.ts'
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Reporter } from '../../reports/reporter.ts'
import { weekAsk } from '../../reports/advice/week-ask.ts'
import type { Routes } from '../guard.ts'
import { checked, queryOf, refuse } from '../problem.ts'
import { commandId, date } from '../shapes/atoms.ts'
import { statusOf } from '../status.ts'

const AGAIN_MS = 100
const query = z.strictObject({ date: date.optional() })
const adoption = z.strictObject({
  commandId,
  monday: date,
  /** How many seats the draft had that was looked at: another draft is not adopted unseen. */
  seats: z.number().int().min(1).max(10_000),
})

interface StaffingParts {
  readonly hall: Hall
  readonly reporter: Pick<Reporter, 'ask'>
}

/** Adds them; duty managers only. */
export function staffingRoutes({ managers }: Routes, parts: StaffingParts): void {
  const { hall } = parts
  const tags = ['reports']
  managers.get(
    '/api/staffing',
    {
      schema: {
        summary: 'Windows per half-hour over shared skills, and a draft of the week’s roster (article 18)',
        tags,
        querystring: query,
      },
    },
    async (request): Promise<StaffingWeekReply> => {
      const wanted = queryOf(query, request).date ?? wallTime(hall.nowMs(), hall.index.settings.timeZone).date
      return weekOf(parts, wanted)
    },
  )
  managers.post(
    '/api/staffing/adopted',
    { schema: { summary: 'Adopts the draft of a week', tags, body: adoption } },
    async (request, reply, { badgeNo }): Promise<Answer> => {
      const asked = checked(adoption, request.body)
      const { from, roster } = await draftedWeek(parts, asked.monday)
      if (roster === null || from !== asked.monday)
        return refuse(400, { code: 'malformed', field: 'monday', problem: 'There is no draft for a week from then.' })
      if (roster.seats.length !== asked.seats)
        return refuse(409, { code: 'malformed', field: 'seats', problem: 'The draft has changed; look at it again.' })
      const answer = await hall.execute(
        { commandId: asked.commandId, command: { type: 'AdoptRoster', monday: from, seats: seatsOf(roster) } },
        { kind: 'clerk', badgeNo, role: 'dutyManager' },
      )
      void reply.code(statusOf(answer))
      return answer
    },
  )
}

function seatsOf({ cells, seats }: NonNullable<StaffingWeekReply['roster']>): readonly DutySeat[] {
  return seats.flatMap(({ badgeNo, cell, counter }) => {
    const at = cells[cell]
    return at ? [{ date: at.date, part: at.part, counter, badgeNo }] : []
  })
}

/** Waits for its draft: what was looked at may have been forgotten since. */
async function draftedWeek(parts: StaffingParts, wanted: string): Promise<StaffingWeekReply> {
  for (;;) {
    const week = await weekOf(parts, wanted)
    if (!week.isDrafting) return week
    await setTimeout(AGAIN_MS)
  }
}

async function weekOf({ hall, reporter }: StaffingParts, wanted: string): Promise<StaffingWeekReply> {
  const { clerks } = hall.index
  const { from, to } = periodOf('week', wanted)
  const duty = hall.streams.state(DUTY_STREAM)
  const nameOf = (badgeNo: string): string => clerks.get(badgeNo)?.name ?? badgeNo
  const week = await reporter.ask('week', weekAsk(hall, wanted))
  const adopted = duty.weeks.get(from)
  return {
    ...{ from, to, ...week },
    adopted: adopted ? { atMs: adopted.atMs, name: nameOf(adopted.by), seats: adopted.seats } : null,
    leaves: duty.leaves.filter((one) => one.to >= from).map((one) => ({ ...one, name: nameOf(one.badgeNo) })),
    names: Object.fromEntries(
      [...(week.roster?.seats ?? []), ...(adopted?.seats ?? [])].map(({ badgeNo }) => [badgeNo, nameOf(badgeNo)]),
    ),
  }
}
