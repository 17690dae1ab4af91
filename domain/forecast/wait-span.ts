/**
 * How long somebody will wait, as an honest span: minutes per person ahead, from the catalogue, from what the hall has
 * learned, and from the day's own pace.
 */

/** Minutes, rounded outward to 5; the upper end is a promise (SCREENS principle 4). */
export type WaitSpan = readonly [fromMin: number, toMin: number] | null

/** A fading mean: `sum` ÷ `weight`; `count` numbers its lessons, so that one can be taken out again. */
export interface FadingMean {
  readonly sum: number
  readonly weight: number
  readonly count: number
}

/** By how much to stretch, as logarithms: the queue's own part, and a part for few, some and many ahead. */
export interface Stretch {
  readonly queue: number
  readonly bands: readonly [few: number, some: number, many: number]
}

export interface QueueLessons {
  /** Minutes at the counter. */
  readonly service: FadingMean
  readonly half: Stretch
  readonly most: Stretch
  /** Waits that have taught. */
  readonly waits: number
  /** Of those, the ones that were longer than the published end. */
  readonly broken: number
}

export interface WaitFacts {
  /** People who will be called before this one. */
  readonly ahead: number
  /** Mean minutes at the counter, by the catalogue. */
  readonly serviceMin: number
  /** Open counters, counted by the share of their time this queue gets. */
  readonly servers: number
  /** The day's mean minutes between calls of this queue while people waited; null before there are any. */
  readonly observedGapMin: number | null
  /** How many gaps that mean rests on. */
  readonly samples: number
  /** What earlier waits have taught; absent: nothing yet. */
  readonly lessons?: QueueLessons | undefined
}

/** A wait as it is forecast, minutes: half the visitors are called within the first, four fifths within the second. */
export interface WaitForecast {
  readonly p50Min: number
  readonly p80Min: number
}

/** So many services weigh as much as the catalogue. */
const CATALOGUE_WEIGHT = 12
/** So many observed gaps would weigh as much as what was learned, but never more than this share: they swing. */
const GAPS = { prior: 6, most: 0.2 }
/** P50 and P80 of a sum of lognormal services (CV 0.7), as shares of its mean; wide for few, narrow for many. */
const SPREAD = 0.7

/**
 * The middle and the upper fifth of a wait (WAIT-1, LEARN-4; docs/sources.md Q1, QL shrunk towards U, then stretched by
 * what was learned). null where no counter is open: then no number is shown.
 */
export function forecastWait(facts: WaitFacts): WaitForecast | null {
  if (facts.servers <= 0) return null
  const { ahead, lessons } = facts
  const ownMin = serviceMinOf(lessons, facts.serviceMin) / facts.servers
  const weight = facts.observedGapMin === null ? 0 : Math.min(GAPS.most, facts.samples / (facts.samples + GAPS.prior))
  const perPersonMin = ownMin * (1 - weight) + (facts.observedGapMin ?? 0) * weight
  const meanMin = (ahead + 0.5) * perPersonMin
  const deviation = (SPREAD * meanMin) / Math.sqrt(ahead + 1)
  const p50Min = (meanMin - 0.25 * deviation) * stretchOf(lessons, 'half', ahead)
  const p80Min = (meanMin + 0.85 * deviation) * stretchOf(lessons, 'most', ahead)
  return { p50Min: Math.min(p50Min, p80Min), p80Min }
}

/** Outward to whole fives, never a point. */
export function rounded(fromMin: number, toMin: number): readonly [number, number] {
  const from = Math.max(0, Math.floor(fromMin / 5) * 5)
  const to = Math.ceil(toMin / 5) * 5
  return [from, to > from ? to : from + 5]
}

/** Mean minutes of a service: the catalogue's, until enough services have shown their own. */
export function serviceMinOf(lessons: QueueLessons | undefined, catalogueMin: number): number {
  if (lessons === undefined) return catalogueMin
  const { sum, weight } = lessons.service
  return (sum + catalogueMin * CATALOGUE_WEIGHT) / (weight + CATALOGUE_WEIGHT)
}

/** Factor by which the middle, or the end, of a wait behind so many people is stretched. */
export function stretchOf(lessons: QueueLessons | undefined, end: 'half' | 'most', ahead: number): number {
  if (lessons === undefined) return 1
  const { queue, bands } = lessons[end]
  return Math.exp(queue + (bands[bandOf(ahead)] as number))
}

/** Few, some or many ahead: each has its own stretch. */
export function bandOf(ahead: number): number {
  if (ahead < 2) return 0
  return ahead < 7 ? 1 : 2
}
