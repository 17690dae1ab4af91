/** The shape of a site file. Every key is known here; an unknown one is an error, never ignored. */
import { STAFF_ROLES } from '../../domain/words/actor.ts'
import { z } from 'zod'
import { DOORS_MOST, DOOR_SIZES, type LockerDoor } from '../../domain/plan/locker.ts'
import { BOOKING_DEFAULTS as D } from '../../domain/plan/booking-rules.ts'
import { RULE_DEFAULTS } from '../../domain/plan/settings.ts'
import type { Section } from '../../domain/plan/sections.ts'
import { PREFIX } from '../../domain/settings/check.ts'
import { badge, clock, minutes, name } from './atoms.ts'
import { calendarSchema } from './calendar-schema.ts'
import { integrationSchema } from './integration-schema.ts'
import { caseRulesSchema, themesSchema } from './case-schema.ts'
import { itemSchema } from './item-schema.ts'
import { serviceSchema } from './service-schema.ts'
import { siteLevel, siteSection } from './site-schema.ts'

const prefix = z.string().regex(PREFIX, 'one or two capital letters, without I and O (they look like 1 and 0)')
const wholeDoor = z.strictObject({ id: name.max(20), size: z.enum(DOOR_SIZES) })
const lockerDoor = z
  .union([name.max(20), wholeDoor])
  .transform((door) => (typeof door === 'string' ? { id: door, size: 'medium' as const } : door))
/** Two doors of one name would be one place for two results. */
function eachDoorOnce({ value, issues }: z.core.ParsePayload<readonly LockerDoor[]>): void {
  value.forEach(({ id }, at) => {
    if (value.findIndex((one) => one.id === id) < at)
      issues.push({
        code: 'custom',
        input: id,
        path: [at],
        message: `door "${id}" stands there twice; give each a name of its own`,
      })
  })
}
const classRule = z.strictObject({ rate: z.number().positive(), headStart: z.number().min(0) })

const skill = z.union([
  name.transform((queue): { readonly queue: string; readonly fromWaiting?: number } => ({ queue })),
  z.strictObject({ queue: name, fromWaiting: z.number().int().positive().exactOptional() }),
])

/** Rules of booking; what is left out is the design default, see docs/sources.md B1. */
const bookingSchema = z.strictObject({
  slotMin: z.number().int().min(5).max(240).default(D.slotMin),
  share: z.number().positive().max(1).default(D.share),
  horizonWorkingDays: z.number().int().min(0).max(90).default(D.horizonWorkingDays),
  leastDaysAhead: z.number().int().min(0).max(30).default(D.leastDaysAhead),
  holdMin: minutes.default(D.holdMin),
  releaseAfterMin: z.number().min(0).default(D.releaseAfterMin),
  cancelUntilMin: z.number().min(0).default(D.cancelUntilMin),
  perPersonDay: z.number().int().positive().default(D.perPersonDay),
  earlyMin: z.number().min(0).default(D.earlyMin),
  lateMin: z.number().min(0).default(D.lateMin),
  missesToBlock: z.number().int().positive().default(D.missesToBlock),
  cancellationsToBlock: z.number().int().positive().default(D.cancellationsToBlock),
  blockWindowDays: z.number().int().positive().default(D.blockWindowDays),
  blockedDays: z.number().int().positive().default(D.blockedDays),
})

/** Bounds of a kiosk without its server. More than five days would outlast the lease of its series. */
const offlineSchema = z.strictObject({
  ticketsMost: z.number().int().min(1).max(999).default(200),
  hoursMost: z.number().positive().max(120, 'at most 120 hours').default(24),
})

const sections = {
  siteId: name,
  siteLevel,
  site: siteSection.optional(),
  title: name,
  /** Where there is none, the Chinese one stands (SETUP-14). */
  titleEn: z.string().trim().default(''),
  publicAddress: z
    .url({ protocol: /^https?$/, error: 'the address of this hall for phones looks like https://hall.example.cn' })
    .nullable()
    .default(null),
  timeZone: z.string().refine(isTimeZone, 'an IANA time zone looks like Asia/Shanghai'),
  hours: z.strictObject({
    open: clock,
    close: clock,
    lastTicket: clock,
    noonBreak: z.strictObject({ from: clock, to: clock }).nullable(),
  }),
  calendar: calendarSchema.nullable(),
  booking: bookingSchema.nullable().default(null),
  offline: offlineSchema.nullable().optional(),
  service: serviceSchema.optional(),
  zones: z
    .array(
      z.strictObject({
        id: name,
        name,
        nameEn: name,
        way: z.string(),
        wayEn: z.string(),
        stepFreeWay: z.string(),
        stepFreeWayEn: z.string(),
        walkMin: z.number().min(0),
        direction: z.enum(['up', 'down', 'left', 'right', 'up-left', 'up-right']),
      }),
    )
    .min(1),
  queues: z
    .array(
      z.strictObject({
        id: name,
        prefix,
        name,
        nameEn: name,
        /** On the wall, where longer names would meet the figures. */
        shortName: z.string().min(1).max(4).optional(),
        zone: name,
        promiseMin: minutes,
        serviceMin: minutes,
      }),
    )
    .min(1),
  categories: z
    .array(
      z.strictObject({
        id: name,
        name,
        nameEn: name,
        examples: name,
        examplesEn: name,
        icon: z.enum(['shop', 'shield', 'house', 'id-card', 'heart', 'more']),
        queues: z.array(name).min(1),
      }),
    )
    .max(6, 'the home page has room for six tiles'),
  /** Items shared with other sites: all of a catalogue or some, in a queue of this site where it has another. */
  include: z
    .array(
      z.strictObject({
        catalogue: name,
        items: z.array(name).min(1).optional(),
        queue: name.optional(),
        domain: name.optional(),
        delegatedFrom: name.optional(),
        delegatedFromEn: name.optional(),
        reviewedAbove: z.boolean().optional(),
      }),
    )
    .default([]),
  items: z.array(itemSchema).default([]),
  themes: themesSchema.optional(),
  cases: caseRulesSchema.optional(),
  counters: z
    .array(
      z.strictObject({
        id: name,
        label: name,
        zone: name,
        name,
        nameEn: name,
        kind: z.enum(['integrated', 'specialist', 'pickup', 'quick']),
        skills: z.array(skill).min(1),
      }),
    )
    .min(1),
  clerks: z
    .array(
      z.strictObject({
        badgeNo: badge,
        name,
        post: name,
        role: z.enum(STAFF_ROLES),
        department: name.optional(),
        isHead: z.boolean().optional(),
        samplePin: z
          .string()
          .regex(/^\d{4,8}$/, 'four to eight digits')
          .optional(),
      }),
    )
    .min(1),
  notices: z.array(z.strictObject({ text: name, textEn: name })).default([]),
  rules: z.strictObject({
    classes: z.strictObject({ ordinary: classRule, priority: classRule, booked: classRule, reentry: classRule }),
    waitCapMin: minutes,
    longestWaitMin: minutes,
    scarceBonus: z.number().min(0),
    scarceCounters: z.number().int().min(0),
    quickItemMin: minutes,
    quickHelpsFrom: z.number().int().positive().default(RULE_DEFAULTS.quickHelpsFrom),
    coverMin: minutes.default(RULE_DEFAULTS.coverMin),
    bookedRise: z.number().min(0).default(RULE_DEFAULTS.bookedRise),
    callsBeforeMissed: z.number().int().positive(),
    recallGapSec: z.number().min(0),
    rejoinWithinMin: minutes,
    rejoinBehind: z.number().int().min(0),
    rejoinsMax: z.number().int().min(0),
    delayMaxMin: minutes,
    undoWithinSec: z.number().min(0),
    itemsMax: z.number().int().positive(),
  }),
}

/** A site file: the hall's settings and what the server needs besides. */
export const siteSchema = z.strictObject({
  ...sections,
  pairing: z.strictObject({ trustLoopback: z.boolean() }).default({ trustLoopback: false }),
  /** A kiosk without one of these is out of use; left out: it serves on, and says what is missing. */
  devices: z
    .strictObject({ kioskNeeds: z.array(z.enum(['printer', 'reader', 'voice', 'disk', 'clock'])).default([]) })
    .default({ kioskNeeds: [] }),
  /** Days that what people typed is kept, by kind of data; left out: domain/plan/retention.ts (docs/security.md). */
  retention: z
    .record(name, z.number().int().min(30, 'at least 30 days: complaints have clocks').max(36_500))
    .default({}),
  /** The way into the server: its own certificate, and the proxies before it (docs/security.md). */
  network: z
    .strictObject({
      tls: z.strictObject({ cert: name, key: name }).nullable().default(null),
      trustProxy: z.array(name).default([]),
      servers: z.array(name).default([]),
      cookieDomain: name.nullable().default(null),
    })
    .default({ tls: null, trustProxy: [], servers: [], cookieDomain: null }),
  /** Servers of other sites; the key may come from the environment instead (docs/sites.md). */
  links: z
    .array(
      z.strictObject({
        site: name,
        url: name,
        key: z.string().min(32, 'a key has at least 32 characters').optional(),
        backOffice: name.optional(),
        /** What phones open of it, where that is another address than the servers' own. */
        publicAddress: name.optional(),
      }),
    )
    .default([]),
  /** The pick-up locker; left out: none until the hall adds doors. 'simulated' obeys without a machine, for trying it out. */
  locker: z
    .strictObject({
      kind: z.literal('simulated'),
      doors: z.array(lockerDoor).min(1).max(DOORS_MOST).check(eachDoorOnce),
    })
    .nullable()
    .default(null),
  /** The carrier of results; left out: tracking numbers are noted by hand. 'simulated' carries without a van. */
  post: z
    .strictObject({ kind: z.literal('simulated') })
    .nullable()
    .default(null),
  integration: integrationSchema,
  /** By the name of the kiosk; of a counter by `counter:` and its number, for receipts and notices (PAPER-4). */
  printers: z
    .record(
      z.string(),
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('tcp'), host: name, port: z.number().int().min(1).max(65_535).default(9100) }),
        z.strictObject({ kind: z.literal('file'), path: name }),
      ]),
    )
    .default({}),
  /** Length of a slip that no printer of the hall measured, mm, for the paper in reports (REPORT-14). */
  slipMm: z.number().int().min(50).max(500).default(160),
})

/** Each as strict as in the file, and without its default, which would overwrite what was not sent. */
const editable = {
  title: sections.title,
  titleEn: sections.titleEn.unwrap(),
  calendar: sections.calendar,
  booking: bookingSchema.nullable(),
  offline: offlineSchema.nullable(),
  service: serviceSchema,
  site: sections.site.unwrap(),
  zones: sections.zones,
  queues: sections.queues,
  categories: sections.categories,
  counters: sections.counters,
  clerks: sections.clerks.refine(
    (list) => list.every((clerk) => clerk.samplePin === undefined),
    'a PIN is never part of the settings',
  ),
  locker: z.array(wholeDoor).max(DOORS_MOST),
  notices: sections.notices.unwrap(),
  rules: sections.rules,
} satisfies Readonly<Record<Section, z.ZodType>>

/** What a duty manager may change while the hall runs: whole sections. Sample PINs stay in the file. */
export const editableSchema = eachOptional(editable)

/** Each may be left out, and none is undefined. */
function eachOptional<S extends Readonly<Record<string, z.ZodType>>>(shape: S) {
  const optional = Object.entries(shape).map(([key, one]) => [key, one.exactOptional()] as const)
  return z.strictObject(Object.fromEntries(optional) as { [K in keyof S]: z.ZodExactOptional<S[K]> })
}

export type SiteFile = z.output<typeof siteSchema>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
