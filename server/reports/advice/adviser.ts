/** The process's end of the thread that advises: started with the first order, gone with the process. */
import { Worker } from 'node:worker_threads'
import type { AdviceLines } from '../../../domain/staffing/advice-lines.ts'
import type { StaffingHall } from '../../../domain/staffing/facts.ts'
import type { Roster, RosterProblem } from '../../../domain/staffing/roster.ts'
import type { ThreadDone, ThreadOrder } from './advice-thread.ts'

export interface Adviser {
  advise(hall: StaffingHall): Promise<AdviceLines>
  /** null: none was found in the solver's time. */
  solve(problem: RosterProblem): Promise<Roster | null>
}

type Wanted = Omit<Extract<ThreadOrder, { what: 'advise' }>, 'id'> | Omit<Extract<ThreadOrder, { what: 'solve' }>, 'id'>

/** Starts nothing yet. An order fails when the thread ends before it is done. */
export function createAdviser(): Adviser {
  const waiting = new Map<number, { done(found: unknown): void; failed(error: Error): void }>()
  let thread: Worker | null = null
  let last = 0
  const started = (): Worker => {
    if (thread) return thread
    const fresh = new Worker(new URL('./advice-thread.ts', import.meta.url))
    fresh.on('message', (done: ThreadDone) => {
      const one = waiting.get(done.id)
      waiting.delete(done.id)
      if (done.ok) one?.done(done.found)
      else one?.failed(new Error(done.problem))
    })
    const ended = (error: unknown): void => {
      thread = null
      for (const { failed } of waiting.values()) failed(new Error(`the adviser has ended: ${String(error)}`))
      waiting.clear()
    }
    fresh.once('error', ended).once('exit', ended)
    return (thread = fresh)
  }
  const ask = <T>(wanted: Wanted): Promise<T> =>
    new Promise<T>((done, failed) => {
      last += 1
      waiting.set(last, { done: done as (found: unknown) => void, failed })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      started().postMessage({ id: last, ...wanted })
    })
  return {
    advise: (hall) => ask<AdviceLines>({ what: 'advise', hall }),
    solve: (problem) => ask<Roster | null>({ what: 'solve', problem }),
  }
}
