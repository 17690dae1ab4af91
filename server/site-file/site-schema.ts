/** The shape of the section that says where a site stands among others. */
import { z } from 'zod'
import { DELEGABLE } from '../../domain/plan/delegation.ts'
import { SITE_LEVELS } from '../../domain/words/ids.ts'
import { name } from './atoms.ts'
import { season } from './calendar-schema.ts'

export const siteLevel = z.enum(SITE_LEVELS)
const siteRef = { id: name, level: siteLevel, title: name, titleEn: name }
const place = { address: name, addressEn: name, phone: name }

/** Where a site stands among others. */
export const siteSection = z.strictObject({
  ...place,
  parent: z.strictObject(siteRef).nullable().default(null),
  below: z.array(z.strictObject({ ...siteRef, parentId: name.nullable().default(null) })).default([]),
  nearby: z
    .array(
      z.strictObject({
        ...siteRef,
        ...place,
        distanceKm: z.number().positive(),
        hoursText: name,
        hoursTextEn: name,
        seasons: z.array(season).min(1),
        items: z.array(name).min(1),
      }),
    )
    .default([]),
  subHalls: z
    .array(z.strictObject({ id: name, title: name, titleEn: name, ...place, zones: z.array(name).min(1) }))
    .default([]),
  exceptions: z
    .array(z.strictObject({ item: name, basis: name, basisEn: name, place: name, placeEn: name, ...place }))
    .default([]),
  delegatedUp: z.array(z.enum(DELEGABLE, `what can be delegated up: ${DELEGABLE.join(', ')}`)).default([]),
})
