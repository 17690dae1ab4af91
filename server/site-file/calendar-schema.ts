/** The shape of hours and holidays: the calendar in a site file, the tables of config/calendar. */
import { z } from 'zod'
import { clock, day, name } from './atoms.ts'

const date = day('2026-10-01')
const monthDay = z.string().regex(/^\d{2}-\d{2}$/, 'a day of the year looks like 10-01')
const ids = z.array(name).min(1).nullable().default(null)
const session = z.strictObject({
  kind: z.enum(['regular', 'extended', 'weekend', 'holidayUrgent', 'selfService']),
  from: clock,
  to: clock,
  queues: ids,
  items: ids,
  isBookedOnly: z.boolean().default(false),
})
const sessionList = z.array(session).default([])

/** Holidays and make-up days of one year, as they stand in config/calendar/<year>.yaml. */
export const yearSchema = z.strictObject({
  year: z.number().int(),
  status: z.enum(['official', 'provisional']),
  source: name,
  holidays: z.array(z.strictObject({ name, from: date, to: date })),
  makeupWorkdays: z.array(date).default([]),
})

export const season = z.strictObject({
  name,
  from: monthDay,
  to: monthDay,
  workday: z.array(session).min(1),
  saturday: sessionList,
  sunday: sessionList,
})

export const calendarSchema = z.strictObject({
  seasons: z.array(season).min(1),
  holiday: sessionList,
  selfService: sessionList,
  tables: z.array(yearSchema).default([]),
  exceptions: z
    .array(z.strictObject({ date, reason: name, sessions: sessionList, isAdded: z.boolean().default(false) }))
    .default([]),
  earlyTicketMin: z.number().int().min(0).default(20),
  cutoffMostMin: z.number().int().min(0).max(30, 'numbers end at most 30 minutes before the session').default(30),
})
