/** What the adviser is told of a hall, from its settings and from what is measured, expected, or usual for its level. */
import { dayPlan } from '../calendar/day-plan.ts'
import { servedSessions } from '../calendar/offer.ts'
import { DAY_SHAPE } from '../forecast/staffing.ts'
import { RULE_DEFAULTS, type CounterSettings, type HallSettings } from '../plan/settings.ts'
import { PRIORITY_CLASSES, type QueueId } from '../words/ids.ts'
import { minuteOf } from '../words/wall-time.ts'
import { HALF_MIN, type StaffedCounter, type StaffingHall } from './facts.ts'

/** What was measured of a queue on days like this one. */
export interface MeasuredQueue {
  readonly queue: string
  /** Mean arrivals by the half-hour of the clock on the wall: place 17 is 8:30. */
  readonly byHalf: readonly number[]
  /** Those of them who came by a booking. */
  readonly bookedByHalf: readonly number[]
  /** Shares of the classes among the others, in the order of PRIORITY_CLASSES. */
  readonly classShares: readonly number[]
  /** null: too few services. */
  readonly serviceMin: number | null
  readonly serviceCv: number | null
}

/** Where the arrivals come from. */
export type StaffingSource =
  | { readonly kind: 'measured'; readonly queues: readonly MeasuredQueue[] }
  /** So many visits a day, over the measured shape of a day (article 18: population × visits per thousand). */
  | { readonly kind: 'visits'; readonly perDay: number }

/** Visits a day of a hall of each level (D; docs/sources.md A1), where neither history nor population is known. */
export const VISITS_OF_LEVEL = { province: 900, city: 2500, county: 700, township: 60, village: 8 } as const

/** Design defaults of the sample halls (docs/sources.md A1). */
const USUAL = { cv: 0.7, pickupCv: 0.5, waySec: 40, leaves: 0.08, patienceMin: 60, keptShare: 0.9 }
const MEASURED_LEAST_CV = 0.2

/** The hall on a date. A day without sessions has none of its half-hours. */
export function staffingHall(settings: HallSettings, date: string, source: StaffingSource): StaffingHall {
  const sessions = sessionsOn(settings, date, null)
  const openMin = Math.floor(Math.min(...sessions.map(([from]) => from), 24 * 60) / HALF_MIN) * HALF_MIN
  const closeMin = Math.max(openMin, ...sessions.map(([, to]) => to))
  const halves = Math.ceil((closeMin - openMin) / HALF_MIN)
  const minuteAt = (half: number): number => openMin + half * HALF_MIN
  const outside = (stretches: readonly Stretch[]): readonly boolean[] =>
    Array.from({ length: halves }, (_, half) =>
      stretches.every(([from, to]) => minuteAt(half) + HALF_MIN <= from || minuteAt(half) >= to),
    )
  const shut = outside(sessions)
  /** Past days may have had longer hours. */
  const ofHalves = (byHalf: readonly number[] | undefined, none: readonly boolean[]): readonly number[] =>
    none.map((isNone, half) => (isNone ? 0 : (byHalf?.[minuteAt(half) / HALF_MIN] ?? 0)))
  const places = new Map(settings.queues.map(({ id }, at) => [id, at]))
  const shares = capacityShares(settings)
  return {
    openMin,
    halves,
    shut,
    queues: settings.queues.map((queue, at) => {
      const served = sessionsOn(settings, date, queue.id)
      const none = outside(served.map(([from, to]) => [from - (settings.calendar?.earlyTicketMin ?? 0), to]))
      const measured = source.kind === 'measured' ? source.queues.find((one) => one.queue === queue.id) : undefined
      const isPickup = settings.counters.some(
        ({ kind, skills }) => kind === 'pickup' && skills.some((skill) => skill.queue === queue.id),
      )
      return {
        queue: queue.id,
        serviceMin: measured?.serviceMin ?? queue.serviceMin,
        serviceCv: Math.max(MEASURED_LEAST_CV, measured?.serviceCv ?? (isPickup ? USUAL.pickupCv : USUAL.cv)),
        promiseMin: queue.promiseMin,
        arrivals:
          source.kind === 'measured'
            ? ofHalves(measured?.byHalf, none)
            : shaped(source.perDay * (shares[at] ?? 0), outside(served)),
        ...(measured && {
          bookedArrivals: ofHalves(measured.bookedByHalf, none),
          classShares: measured.classShares,
        }),
      }
    }),
    counters: settings.counters.map((counter) => staffed(counter, places)),
    coverMin: settings.rules.coverMin ?? RULE_DEFAULTS.coverMin,
    waySec: USUAL.waySec,
    leaves: USUAL.leaves,
    patienceMin: USUAL.patienceMin,
    keptShare: USUAL.keptShare,
  }
}

function staffed({ id, skills }: CounterSettings, places: ReadonlyMap<QueueId, number>): StaffedCounter {
  const known = skills.filter(({ queue }) => places.has(queue))
  const isReserve = known.some(({ fromWaiting = 1 }) => fromWaiting > 1)
  return {
    counter: id,
    skills: known.map(({ queue }) => places.get(queue) as number),
    ...(isReserve && { fromWaiting: known.map(({ fromWaiting = 1 }) => fromWaiting) }),
  }
}

/** The hall with the order in which its rules call: what the next hours bring depends on it, a week's advice does not. */
export function inCallOrder(hall: StaffingHall, { rules }: Pick<HallSettings, 'rules'>): StaffingHall {
  const { waitCapMin, longestWaitMin } = rules
  const classes = PRIORITY_CLASSES.map((one) => rules.classes[one])
  return { ...hall, order: { classes, waitCapMin, longestWaitMin } }
}

type Stretch = readonly [fromMin: number, toMin: number]

/** Sessions for whoever comes, of one queue; null: of any. */
function sessionsOn(settings: HallSettings, date: string, queue: QueueId | null): readonly Stretch[] {
  const { calendar, hours } = settings
  if (calendar !== null) {
    const plan = dayPlan(calendar, date)
    return (queue === null ? plan.sessions : servedSessions(plan, queue))
      .filter((session) => session.kind !== 'selfService' && !session.isBookedOnly)
      .map((session) => [minuteOf(session.from), minuteOf(session.to)] as const)
  }
  const [from, to] = [minuteOf(hours.open), minuteOf(hours.close)]
  const noon = hours.noonBreak
  return noon === null
    ? [[from, to]]
    : [
        [from, minuteOf(noon.from)],
        [minuteOf(noon.to), to],
      ]
}

/** As much of the visits as its counters can serve: how a hall was laid out says what comes to it. */
function capacityShares({ queues, counters }: HallSettings): readonly number[] {
  const capacity = queues.map(({ id, serviceMin }) =>
    counters.reduce(
      (sum, { skills }) => sum + (skills.some(({ queue }) => queue === id) ? 1 / skills.length / serviceMin : 0),
      0,
    ),
  )
  const whole = capacity.reduce((sum, one) => sum + one, 0)
  return capacity.map((one) => (whole === 0 ? 0 : one / whole))
}

/** The measured shape of a day over the half-hours in which a queue is served. */
function shaped(visits: number, shut: readonly boolean[]): readonly number[] {
  const openHalves = shut.filter((isShut) => !isShut).length
  let nth = -1
  const weights = shut.map((isShut) => {
    if (isShut) return 0
    nth += 1
    return DAY_SHAPE[Math.floor((nth * DAY_SHAPE.length) / openHalves)] ?? 0
  })
  const whole = weights.reduce((sum, one) => sum + one, 0)
  return weights.map((weight) => (whole === 0 ? 0 : (visits * weight) / whole))
}
