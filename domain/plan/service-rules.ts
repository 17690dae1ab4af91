/**
 * The service systems of a hall (articles 10, 12, 19, 22, 26): ratings, A/B cover, training, clocks of complaints,
 * silence of villages. Whatever has no norm behind it is a design default (D) of the hall's settings.
 */
import type { BadgeNo, QueueId } from '../words/ids.ts'
import type { HallSettings } from './settings.ts'

/** Two people who stand in for each other at one post (AB 岗). */
export interface CoverPair {
  readonly post: string
  /** What the post serves. */
  readonly queues: readonly QueueId[]
  /** Whose post it is, and who stands in. */
  readonly a: BadgeNo
  readonly b: BadgeNo
}

/** A skill that a person was given, on a record of training (article 19). */
export interface TrainingRecord {
  readonly badgeNo: BadgeNo
  readonly queue: QueueId
  /** Number or title of the record. */
  readonly record: string
  readonly from: string
  /** Last day on which it counts; null: until it is taken back. */
  readonly until: string | null
}

export interface ServiceRules {
  readonly pairs: readonly CoverPair[]
  readonly training: readonly TrainingRecord[]
  /** From this date on nobody is given what they were not trained for; null: not yet. */
  readonly trainingFrom: string | null
  /** A finished visit may be rated for so many days (phone-rate, D). */
  readonly rateWithinDays: number
  /** Whoever said nothing by then counts as rated by default, apart from those who did (docs/sources.md N19). */
  readonly isSilenceRated: boolean
  /** Working days in which a poor rating is settled, the call back included (docs/sources.md N18). */
  readonly poorRatingDays: number
  /** Working days of an unresolved matter by difficulty (docs/sources.md N8). */
  readonly unresolvedDays: { readonly simple: number; readonly medium: number; readonly hard: number }
  /** A village that is silent for so many working days is told to its station (D). */
  readonly silentDays: number
}

export const SERVICE_DEFAULTS: ServiceRules = {
  pairs: [],
  training: [],
  trainingFrom: null,
  rateWithinDays: 7,
  isSilenceRated: false,
  poorRatingDays: 5,
  unresolvedDays: { simple: 3, medium: 5, hard: 10 },
  silentDays: 3,
}

/** The rules of this hall; what it has not decided is the default. */
export function serviceRules({ service }: Pick<HallSettings, 'service'>): ServiceRules {
  return service ?? SERVICE_DEFAULTS
}
