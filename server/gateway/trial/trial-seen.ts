/** What a screen says of a test call, checked; whatever is none is left unheard. */
import { z } from 'zod'
import { TRIAL_STAGES, type TrialSeen } from '../../../domain/contract/trial.ts'

const shape: z.ZodType<TrialSeen> = z.strictObject({
  trialNo: z.number().int().nonnegative(),
  stage: z.enum(TRIAL_STAGES),
})

/** null: no such message. */
export function trialSeenOf(said: unknown): TrialSeen | null {
  return shape.safeParse(said).data ?? null
}
