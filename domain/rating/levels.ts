/**
 * The five levels of 好差评 and the reasons that belong to each (docs/sources.md N14, N16). The list has a version and
 * is the same everywhere: a hall may not word it anew.
 */

/** 5 非常满意 … 1 非常不满意; the last two are poor. */
export const LEVELS = [5, 4, 3, 2, 1] as const
export type Level = (typeof LEVELS)[number]
export type PoorLevel = 1 | 2

/** Raised with every change of the list below; each rating says by which list it was given. */
export const REASONS_VERSION = 1

export const REASONS = ['efficiency', 'competence', 'attitude', 'overall'] as const
export const POOR_REASONS = [
  'slow',
  'notAllAtOnce',
  'secondTrip',
  'rude',
  'wrongAdvice',
  'extraDemand',
  'queue',
] as const
export type Reason = (typeof REASONS)[number] | (typeof POOR_REASONS)[number]

/** Whether a level is a poor one (差评). */
export function isPoor(level: Level): level is PoorLevel {
  return level <= 2
}

/** The reasons that may be given with a level. */
export function reasonsOf(level: Level): readonly Reason[] {
  return isPoor(level) ? POOR_REASONS : REASONS
}
