/** How many counters a half-hour needs, and what one fewer or one more would mean (article 18; docs/sources.md Q4). */

/** One stretch of the day with its own arrivals. */
export interface ArrivalStretch {
  /** "08:30" */
  readonly from: string
  readonly arrivals: number
}

export interface StaffingFacts {
  readonly stretches: readonly ArrivalStretch[]
  readonly stretchMin: number
  /** Mean minutes at the counter. */
  readonly serviceMin: number
  /** Standard deviation ÷ mean of the service; 0.7 where not known (SAMPLE halls), 0.5 for pick-up. */
  readonly serviceCv: number
  /** Promised longest wait, minutes: kept for at least `keptShare` of the visitors. */
  readonly promiseMin: number
  readonly keptShare: number
  readonly countersMost: number
}

/** Expected waits with a number of counters; null where the line would only grow. */
export interface WaitOutlook {
  readonly counters: number
  readonly waits: {
    readonly meanMin: number
    readonly p50Min: number
    readonly p80Min: number
    /** Share that waits longer than the promise. */ readonly overPromise: number
  } | null
}

export interface StaffingLine {
  readonly from: string
  readonly arrivals: number
  /** Counters' worth of work: arrivals per minute × minutes each (Erlang). */
  readonly load: number
  readonly advised: number
  /** false: even `countersMost` do not keep the promise. */
  readonly isKept: boolean
  /** n−1, n, n+1, as far as such counters exist. */
  readonly outlooks: readonly WaitOutlook[]
}

/**
 * Chance that a newcomer must wait at all with `servers` counters and `load` Erlang (Erlang C). 1 when the load is not
 * less than the counters.
 */
export function erlangC(servers: number, load: number): number {
  if (load <= 0) return 0
  if (load >= servers) return 1
  let blocked = 1
  for (let n = 1; n <= servers; n += 1) blocked = (load * blocked) / (n + load * blocked)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/**
 * Waits of a stretch with `counters`: P(W > t) = C·e^(−(sμ−λ)t/f) with Erlang C, and f = (1 + CV²) ÷ 2 for services
 * that are not exponential
 * (Kimura's two-moment approximation: the lognormal service of halls is steadier than the exponential one).
 */
export function outlook(
  counters: number,
  arrivalsPerMin: number,
  serviceMin: number,
  serviceCv: number,
  promiseMin: number,
): WaitOutlook {
  const load = arrivalsPerMin * serviceMin
  if (counters <= load) return { counters, waits: null }
  const waiting = erlangC(counters, load)
  const scaleMin = (1 + serviceCv ** 2) / 2 / (counters / serviceMin - arrivalsPerMin)
  const quantile = (share: number): number => (waiting <= 1 - share ? 0 : scaleMin * Math.log(waiting / (1 - share)))
  return {
    counters,
    waits: {
      meanMin: waiting * scaleMin,
      p50Min: quantile(0.5),
      p80Min: quantile(0.8),
      overPromise: waiting * Math.exp(-promiseMin / scaleMin),
    },
  }
}

/**
 * Counters for every stretch of a day (STAFFING-1): the fewest that keep the promise for `keptShare`, never fewer than
 * the load needs, at least one where anybody comes.
 */
export function staffingAdvice(facts: StaffingFacts): readonly StaffingLine[] {
  return facts.stretches.map((stretch, at) => {
    const perMin = effectiveRate(facts, at)
    const see = (counters: number): WaitOutlook =>
      outlook(counters, perMin, facts.serviceMin, facts.serviceCv, facts.promiseMin)
    let advised = perMin > 0 ? Math.max(1, Math.floor(perMin * facts.serviceMin) + 1) : 0
    while (advised < facts.countersMost && isOver(see(advised), facts.keptShare)) advised += 1
    advised = Math.min(advised, facts.countersMost)
    const around = [advised - 1, advised, advised + 1].filter(
      (counters) => counters >= 1 && counters <= facts.countersMost,
    )
    return {
      from: stretch.from,
      arrivals: stretch.arrivals,
      load: perMin * facts.serviceMin,
      advised,
      isKept: perMin === 0 || !isOver(see(advised), facts.keptShare),
      outlooks: around.map(see),
    }
  })
}

function isOver(seen: WaitOutlook, keptShare: number): boolean {
  return seen.waits === null || seen.waits.overPromise > 1 - keptShare
}

/**
 * Arrivals per minute that are felt in a stretch: those of one service earlier still stand at the counters (modified
 * offered load).
 */
function effectiveRate({ stretches, stretchMin, serviceMin }: StaffingFacts, at: number): number {
  const now = (stretches[at]?.arrivals ?? 0) / stretchMin
  const before = (stretches[at - 1]?.arrivals ?? stretches[at]?.arrivals ?? 0) / stretchMin
  const share = Math.min(1, serviceMin / 2 / stretchMin)
  return Math.max(now, now * (1 - share) + before * share)
}

/** Per cent of a day's visitors by half-hour from 8:00, as measured on real city offices (docs/sources.md A1). */
export const DAY_SHAPE: readonly number[] = [
  2.9, 4.2, 4.2, 5.1, 5.9, 6.8, 6.9, 7.3, 7.4, 7.1, 6.9, 6.6, 7.8, 6.3, 5.0, 2.6,
]

/**
 * A day's arrivals for a place without figures of its own (article 18: windows by population and volume): so many
 * visits per thousand
 * people and day, over the measured shape of a day. `half-hours` from 8:00.
 */
export function arrivalsOf(population: number, visitsPerThousand: number): readonly ArrivalStretch[] {
  const visits = (population / 1000) * visitsPerThousand
  const whole = DAY_SHAPE.reduce((sum, share) => sum + share, 0)
  return DAY_SHAPE.map((share, at) => ({
    from: `${String(8 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
    arrivals: (visits * share) / whole,
  }))
}
