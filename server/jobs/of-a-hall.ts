/** What every hall does by itself as time passes, whether a server, a replay or the simulation runs it. */
import type { HallJob } from '../hall/hall.ts'
import { bookingJob } from './bookings.ts'
import { caseJob } from './cases.ts'
import { contactJob } from './contacts.ts'
import { deviceNamesJob } from './device-names.ts'
import { dayEndJob } from './day-end.ts'
import { lessonJob } from './lessons.ts'
import { ratingJob } from './ratings.ts'
import { leftSeatJob } from '../hall/left-seats.ts'
import { parkedTicketJob } from './parked-tickets.ts'

export const HALL_JOBS: readonly HallJob[] = [
  parkedTicketJob,
  leftSeatJob,
  bookingJob,
  contactJob,
  ratingJob,
  caseJob,
  dayEndJob,
  deviceNamesJob,
  lessonJob,
]
