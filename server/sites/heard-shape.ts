/** What a site below tells of itself, as it is let in: from the line, and from the file that keeps it. */
import { z } from 'zod'
import { SITE_LEVELS } from '../../domain/words/ids.ts'

const count = z.number().int().min(0)
const lamps = z.object({ red: count, yellow: count, normal: count, paused: count })
const figures = z.object({
  site: z.string().min(1).max(64),
  level: z.enum(SITE_LEVELS),
  title: z.string().max(100),
  titleEn: z.string().max(100),
  seq: count,
  atMs: z.number(),
  waiting: count,
  longestWaitMs: z.number().min(0).nullable(),
  openCounters: count,
  issued: count,
  served: count,
  // What an older program does not say.
  isOpen: z.boolean().nullable().default(null),
  opensToday: z.boolean().nullable().default(null),
  slowest: z
    .object({
      name: z.string().max(100),
      nameEn: z.string().max(100),
      waiting: count,
      span: z.tuple([z.number(), z.number()]),
      promiseMin: z.number(),
    })
    .nullable()
    .default(null),
  promise: z.object({ called: count, kept: count, waitingOver: count }).nullable().default(null),
  lamps: lamps.nullable().default(null),
  items: z.object({ inForce: count, listed: count }).nullable().default(null),
  hours: z
    .object({ keptMin: z.number().min(0), dueMin: z.number().min(0) })
    .nullable()
    .default(null),
})
const sums = z.object({
  sites: count,
  silent: count,
  open: count,
  waiting: count,
  near: count,
  over: count,
  served: count,
  called: count,
  kept: count,
  lamps,
})
export const heardSite = z.object({
  figures,
  ageMs: z.number().min(0),
  parentId: z.string().max(64).nullable().default(null),
  below: sums.nullable().default(null),
})
