/** What the staffing adviser knows of a hall: who comes when, how long it takes, which counter can serve what. */

export const HALF_MIN = 30

export interface StaffedQueue {
  readonly queue: string
  /** Mean minutes at the counter, without the way there. */
  readonly serviceMin: number
  /** Standard deviation ÷ mean. */
  readonly serviceCv: number
  readonly promiseMin: number
  /** Expected arrivals in each half-hour. */
  readonly arrivals: readonly number[]
  /** Those of them who come by a booking; absent: none. */
  readonly bookedArrivals?: readonly number[]
  /** Shares of the classes among those without a booking, in the order of the hall's; absent: all of the first. */
  readonly classShares?: readonly number[]
}

/** Whom a counter calls first (PICK-1, PICK-4). */
export interface CallOrder {
  /** In the order of PRIORITY_CLASSES. */
  readonly classes: readonly { readonly rate: number; readonly headStart: number }[]
  readonly waitCapMin: number
  readonly longestWaitMin: number
}

export interface StaffedCounter {
  readonly counter: string
  /** Places in `queues`. */
  readonly skills: readonly number[]
  /** From how many waiting on it helps with each skill, while others are at work for it (PICK-5); absent: from the first. */
  readonly fromWaiting?: readonly number[]
}

export interface StaffingHall {
  /** Beginning of the first half-hour, minutes since midnight. */
  readonly openMin: number
  readonly halves: number
  /** Half-hours in which the hall is shut (noon): nobody comes and no counter is open. */
  readonly shut: readonly boolean[]
  readonly queues: readonly StaffedQueue[]
  readonly counters: readonly StaffedCounter[]
  /** Absent: the longest wait first, as if all were of one class. */
  readonly order?: CallOrder
  /** Minutes that somebody waits before a counter that stands back calls all the same (PICK-9); absent: at once. */
  readonly coverMin?: number
  /** Mean seconds from the call to the counter, which waits for them. */
  readonly waySec: number
  /** Share of visitors that goes home while waiting, and how long they stay at most. */
  readonly leaves: number
  readonly patienceMin: number
  /** Share that has to be served within the promise. */
  readonly keptShare: number
}

/** Whether each counter is open in each half-hour: `open[half][counter]`. */
export type Opening = readonly (readonly boolean[])[]

/** Waits of those who came in one half-hour for some queues. */
export interface WaitsOfHalf {
  readonly visits: number
  readonly p50Min: number
  readonly p80Min: number
  readonly overPromise: number
}

/** A hall that is at work already: where the day begins for those who ask what comes next. */
export interface Beginning {
  /** Minutes since the hall's first half-hour. */
  readonly atMin: number
  /** Those who wait, by queue: minutes since the first half-hour at which each came, the first first. */
  readonly waiting: readonly (readonly number[])[]
  /** The class of each of them, as a place in PRIORITY_CLASSES; absent: all of the first. */
  readonly classes?: readonly (readonly number[])[]
  /** Bookings that are still to come, by queue: beginnings of their slots in the same minutes; absent: none are known. */
  readonly booked?: readonly (readonly number[])[]
  /** Share of them that comes. */
  readonly shows?: number
  /** By counter: when whoever sits there is free, in the same minutes; null: nobody is being served. */
  readonly busyUntilMin: readonly (number | null)[]
}
