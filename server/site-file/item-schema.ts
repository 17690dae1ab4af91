/** The shape of service items, in a site file, in config/catalogue and in the catalogue itself. */
import { z } from 'zod'
import { minutes, name } from './atoms.ts'

const material = z.strictObject({
  name,
  nameEn: name,
  hint: z.string().default(''),
  hintEn: z.string().default(''),
  form: z.enum(['original', 'copy', 'originalAndCopy', 'electronic']).optional(),
  copies: z.number().int().min(0).optional(),
  issuedBy: z.string().optional(),
})

const guide = z.strictObject({
  legalBasis: z.string().default(''),
  legalDays: z.number().int().min(0).nullable().default(null),
  promisedDays: z.number().int().min(0).nullable().default(null),
  stages: z
    .array(z.strictObject({ name, nameEn: name, days: z.number().int().min(0) }))
    .max(6)
    .optional(),
  fee: z.string().default(''),
  result: z.string().default(''),
  phone: z.string().default(''),
  delegatedFrom: name.nullable().default(null),
  delegatedFromEn: name.optional(),
  reviewedAbove: z.boolean().default(false),
  domain: z.string().default(''),
  isLocal: z.boolean().default(false),
})

/** One service item, in a site file as in the catalogue. */
export const itemSchema = z.strictObject({
  id: name,
  name,
  nameEn: name,
  queue: name,
  department: name,
  departmentEn: name,
  kind: z.enum(['power', 'public']).default('public'),
  isApplicantInitiated: z.boolean().default(true),
  serviceMin: minutes,
  materials: z.array(material).default([]),
  remark: z.string().default(''),
  remarkEn: z.string().default(''),
  isSelfService: z.boolean().default(false),
  isNearby: z.boolean().default(false),
  guide: guide.optional(),
})

/** A file of config/catalogue: items that several sites share. */
export const catalogueSchema = z.strictObject({ items: z.array(itemSchema).min(1) })
