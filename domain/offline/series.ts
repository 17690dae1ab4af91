/** Which letters a journal gets: labels that are nobody else's and that nobody can take for another's. */
import { LETTERS } from '../announcement/clips.ts'
import type { Queue } from '../plan/settings.ts'
import type { Series } from './commands.ts'
import { LEASE_KEPT_DAYS } from '../plan/offline-rules.ts'
import type { Lease, OfflineState } from './state.ts'

const DAY_MS = 86_400_000
type Prefixes = readonly Pick<Queue, 'prefix'>[]

/**
 * A series that is free (OFF-5), or null when there is none: the shortest whose letters are no queue's, so that "C S
 * 001" is not heard as two numbers.
 */
export function freeSeries(state: Readonly<OfflineState>, queues: Prefixes, nowMs: number): Series | null {
  const used = new Set(queues.flatMap((queue) => [...queue.prefix]))
  const quiet = LETTERS.filter((letter) => !used.has(letter))
  const pairs = (letters: readonly string[]): readonly Series[] =>
    letters.flatMap((first) => letters.map((second) => first + second))
  const wished = [...quiet, ...pairs(quiet), ...LETTERS, ...pairs(LETTERS)]
  const others = heldNow(state, nowMs).map((lease) => lease.series)
  return wished.find((series) => !isHeld(state, series, nowMs) && isClear(series, queues, others)) ?? null
}

/** Whether labels of this series are told from every number of a queue and from every other series. */
export function isClear(series: Series, queues: Prefixes, others: readonly Series[]): boolean {
  const own = queues.map((queue) => queue.prefix + series)
  const foreign = new Set(
    queues.flatMap((queue) => [
      queue.prefix,
      ...others.filter((other) => other !== series).map((other) => queue.prefix + other),
    ]),
  )
  return own.every((prefix) => !foreign.has(prefix))
}

/** Leases that keep their series from others. */
export function heldNow(state: Readonly<OfflineState>, nowMs: number): readonly Lease[] {
  return [...state.leases.values()].filter((lease) => isHeld(state, lease.series, nowMs))
}

/** The first queue whose prefix is not told from the labels of a leased series, as a place in the list; -1: none. */
export function queueInTheWay(state: Readonly<OfflineState>, queues: Prefixes, nowMs: number): number {
  const labels = new Set(heldNow(state, nowMs).flatMap((lease) => queues.map((queue) => queue.prefix + lease.series)))
  return queues.findIndex((queue) => labels.has(queue.prefix))
}

function isHeld(state: Readonly<OfflineState>, series: Series, nowMs: number): boolean {
  const lease = state.leases.get(series)
  return lease !== undefined && nowMs - lease.atMs < LEASE_KEPT_DAYS * DAY_MS
}
