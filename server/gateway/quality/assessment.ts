/** Routes of assessment: staff over some days for the duty manager, one's own day and weeks for everybody. */
import { z } from 'zod'
import type { AssessmentReply, OwnDayReply } from '../../../domain/contract/http/assessment.ts'
import type { OwnDutyReply } from '../../../domain/contract/http/staffing.ts'
import { STRETCH_DAYS_MOST } from '../../../domain/contract/http/rating.ts'
import { dayWork, type DayWork } from '../../../domain/assessment/day-work.ts'
import { assess } from '../../../domain/assessment/report.ts'
import { ASSESSMENT_STREAM } from '../../../domain/assessment/state.ts'
import { ownDuty } from '../../../domain/duty/own-duty.ts'
import { DUTY_STREAM } from '../../../domain/duty/state.ts'
import { firstContactStream } from '../../../domain/first-contact/state.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import { ratingStream, type GivenRating } from '../../../domain/rating/state.ts'
import { addDays, daysBetween } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'
import { date } from '../shapes/atoms.ts'
import { folded } from './visits-by-link.ts'

const span = z.strictObject({ from: date, to: date })

/** Adds them. */
export function assessmentRoutes({ staff, managers }: Routes, { hall }: { readonly hall: Hall }): void {
  const dateOf = serviceDates(hall.base.timeZone)
  managers.get(
    '/api/assessment',
    {
      schema: {
        summary: 'Staff over some days, with intervals (articles 10, 12)',
        tags: ['assessment'],
        querystring: span,
      },
    },
    (request): Promise<AssessmentReply> => {
      const { from, to } = queryOf(span, request)
      if (to < from || daysBetween(from, to) >= STRETCH_DAYS_MOST)
        refuse(400, {
          code: 'malformed',
          field: 'to',
          problem: `from one to ${STRETCH_DAYS_MOST} days, the first one first`,
        })
      return assessed(hall, from, to)
    },
  )
  staff.get(
    '/api/assessment/mine',
    { schema: { summary: 'One’s own day so far', tags: ['assessment'] } },
    (_request, _reply, { badgeNo }): Promise<OwnDayReply> => ownDay(hall, badgeNo, dateOf(hall.nowMs())),
  )
  staff.get(
    '/api/duty/mine',
    { schema: { summary: 'One’s own seats of this week and the next, AB posts and leave', tags: ['assessment'] } },
    async (_request, _reply, { badgeNo }): Promise<OwnDutyReply> =>
      ownDuty(hall.streams.state(DUTY_STREAM), hall.index, badgeNo, dateOf(hall.nowMs())),
  )
}

async function workOn({ store }: Pick<Hall, 'store'>, day: string): Promise<DayWork> {
  return dayWork(await store.read(dayStream(day), 0))
}

async function assessed(hall: Hall, from: string, to: string): Promise<AssessmentReply> {
  const days: DayWork[] = []
  const ratings: GivenRating[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push(await workOn(hall, day))
    const { rated } = await folded(hall, ratingStream(day))
    ratings.push(...[...rated.values()].filter(({ review }) => review?.decision !== 'setAside'))
  }
  const { clerks, help } = assess(days, ratings)
  const known = hall.index.clerks
  return {
    from,
    to,
    help,
    clerks: clerks.map((one) => ({
      ...one,
      name: known.get(one.badgeNo)?.name ?? one.badgeNo,
      post: known.get(one.badgeNo)?.post ?? '',
    })),
    entries: entriesOf(hall).filter((one) => one.from <= to && one.to >= from),
  }
}

async function ownDay(hall: Hall, badgeNo: string, today: string): Promise<OwnDayReply> {
  const work = await workOn(hall, today)
  const visits = work.visits.filter((one) => one.badgeNo === badgeNo)
  const present = work.attendance.filter((one) => one.badgeNo === badgeNo)
  const { contacts } = await folded(hall, firstContactStream(today))
  const minutes = (ms: number): number => Math.round(ms / 60_000)
  return {
    date: today,
    visits: visits.length,
    serviceMin: minutes(visits.reduce((sum, { serviceMs }) => sum + serviceMs, 0)),
    presentMin: minutes(present.reduce((sum, { presentMs }) => sum + presentMs, 0)),
    helpAnswered: work.help.filter((one) => one.badgeNo === badgeNo).length,
    firstContacts: [...contacts.values()].filter(({ holder }) => holder === badgeNo).length,
    entries: entriesOf(hall).filter((one) => one.badgeNo === badgeNo && one.withdrawn === null),
  }
}

function entriesOf({ streams }: Pick<Hall, 'streams'>): AssessmentReply['entries'] {
  return [...streams.state(ASSESSMENT_STREAM).entries.values()].reverse()
}
