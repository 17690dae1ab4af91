/**
 * Unknown → command: every message that is none of the hottest orders is checked here before anything looks at it; what
 * does not fit is named.
 */
import { z } from 'zod'
import { issueOfRequest } from '../../site-file/issue-sentence.ts'
import type { Envelope } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { commandId, type ShapesOf } from './atoms.ts'
import { alertShapes } from './alert.ts'
import { dutyShapes } from './duty.ts'
import { postingShapes } from './posting.ts'
import { bookingShapes } from './booking.ts'
import { caseShapes } from './case.ts'
import { catalogueShapes } from './catalogue.ts'
import { deviceShapes } from './device.ts'
import { errandShapes } from './errand.ts'
import { feedbackShapes } from './feedback.ts'
import { offlineShapes } from './offline.ts'
import { assessmentShapes } from './assessment.ts'
import { firstContactShapes } from './first-contact.ts'
import { projectShapes } from './project.ts'
import { ratingShapes, rectificationShapes } from './rating.ts'
import { dayShapes } from './queue-day.ts'
import { requestShapes } from './session-request.ts'
import { settingsShapes } from './settings.ts'
import { lockerShapes } from './locker.ts'
import { linkShapes } from './site-link.ts'

/** A forgotten subject does not compile. */
const SHAPES: ShapesOf<HallCommand> = {
  ...dayShapes,
  ...bookingShapes,
  ...catalogueShapes,
  ...settingsShapes,
  ...requestShapes,
  ...feedbackShapes,
  ...rectificationShapes,
  ...ratingShapes,
  ...firstContactShapes,
  ...projectShapes,
  ...assessmentShapes,
  ...errandShapes,
  ...deviceShapes,
  ...offlineShapes,
  ...linkShapes,
  ...lockerShapes,
  ...caseShapes,
  ...alertShapes,
  ...postingShapes,
  ...dutyShapes,
}

/** Orders that a sender may give, by the shape they must have. */
const shapes = Object.values(SHAPES).filter((shape) => shape !== null) as readonly unknown[] as readonly z.ZodObject[]

/** Types of the orders that a sender may give. */
export const SENT_TYPES = Object.entries(SHAPES).flatMap(([type, shape]) => (shape === null ? [] : [type]))

const [first, ...others] = shapes
export const envelopeSchema = z.strictObject({
  commandId,
  command: z.discriminatedUnion('type', [first as z.ZodObject, ...others]) as unknown as z.ZodType<HallCommand>,
})

export type Parsed =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly field: string; readonly problem: string }

/** The envelope, or the first field that is wrong and what it should be. */
export function parseEnvelope(message: unknown): Parsed {
  const result = envelopeSchema.safeParse(message)
  if (result.success) return { ok: true, envelope: result.data }
  const [issue] = result.error.issues
  return {
    ok: false,
    field: issue?.path.join('.') || 'message',
    problem: issue === undefined ? 'not understood' : problemOf(issue, message),
  }
}

function problemOf(issue: z.core.$ZodIssue, message: unknown): string {
  const isType = issue.code === 'invalid_union' && issue.path.join('.') === 'command.type'
  const sentence = issueOfRequest(issue, message)
  return isType && sentence !== 'is missing'
    ? 'no order by this name is given here; /api/asyncapi.json names them'
    : sentence
}
