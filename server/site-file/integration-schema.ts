/** What a site file says of other programs: who may read the log, whom the hall calls, how it tells citizens and staff. */
import { z } from 'zod'
import { name } from './atoms.ts'

const secretWords = 'at least 32 characters; it may come from the environment instead (docs/integration.md)'
const secret = z.string().min(32, secretWords).optional()
const word = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a short name of small letters, digits and dashes')
const url = z.url({ protocol: /^https?$/, error: 'an address like https://host/path' })

/** Programs with a key: a data platform that reads the log; `mayFile`: a platform that brings what was filed online. */
const accessKey = z.strictObject({ name: word, key: secret, mayFile: z.boolean().default(false) })
/** Addresses that are told of events; `events` left out: of all. */
const webhook = z.strictObject({ name: word, url, secret, events: z.array(name).min(1).optional() })

/** Messages to citizens who ask for them; nothing is sent unless one of the ways stands here. */
const noticeSchema = z.strictObject({
  sms: z.strictObject({ url, token: z.string().min(1).optional() }).optional(),
  email: z
    .strictObject({
      host: name,
      port: z.number().int().min(1).max(65_535).default(587),
      secure: z.boolean().default(false),
      from: name,
      user: name.optional(),
      password: name.optional(),
    })
    .optional(),
  /** How many may be ahead when the first message goes out. */
  aheadAt: z.number().int().min(0).max(50).default(3),
  /** Hours before a booked slot. */
  remindHours: z.number().positive().max(240).default(20),
})
export type NoticeSettings = z.output<typeof noticeSchema>

/** The authority's own provider of staff accounts (OpenID Connect). */
const signOnSchema = z.strictObject({
  issuer: url,
  clientId: name,
  clientSecret: name.optional(),
  /** The claim that holds the badge number. */
  badgeClaim: name.default('badge_no'),
  scope: name.default('openid profile'),
})
export type SignOnSettings = z.output<typeof signOnSchema>

export const integrationSchema = z
  .strictObject({
    keys: z.array(accessKey).default([]),
    webhooks: z.array(webhook).default([]),
    signOn: signOnSchema.nullable().default(null),
    notices: noticeSchema.default({ aheadAt: 3, remindHours: 20 }),
  })
  .default({ keys: [], webhooks: [], signOn: null, notices: { aheadAt: 3, remindHours: 20 } })

export type IntegrationSettings = z.output<typeof integrationSchema>
