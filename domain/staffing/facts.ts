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
}

export interface StaffedCounter {
  readonly counter: string
  /** Places in `queues`. */
  readonly skills: readonly number[]
}

export interface StaffingHall {
  /** Beginning of the first half-hour, minutes since midnight. */
  readonly openMin: number
  readonly halves: number
  /** Half-hours in which the hall is shut (noon): nobody comes and no counter is open. */
  readonly shut: readonly boolean[]
  readonly queues: readonly StaffedQueue[]
  readonly counters: readonly StaffedCounter[]
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
