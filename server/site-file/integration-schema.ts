/** What a site file says of other programs: who may read the log, whom the hall calls, how it tells citizens and staff. */
import { z } from 'zod'
import { name } from './atoms.ts'

const secretWords = 'at least 32 characters; it may come from the environment instead (docs/integration.md)'
const secret = z.string().min(32, secretWords).optional()
const word = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a short name of small letters, digits and dashes')
const url = z.url({ protocol: /^https?$/, error: 'an address like https://host/path' })

/** Programs with a key: a data platform that reads the log. */
const accessKey = z.strictObject({ name: word, key: secret })
/** Addresses that are told of events; `events` left out: of all. */
const webhook = z.strictObject({ name: word, url, secret, events: z.array(name).min(1).optional() })

export const integrationSchema = z
  .strictObject({
    keys: z.array(accessKey).default([]),
    webhooks: z.array(webhook).default([]),
  })
  .default({ keys: [], webhooks: [] })

export type IntegrationSettings = z.output<typeof integrationSchema>
