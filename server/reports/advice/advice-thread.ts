/** A thread of the reports' process that lives days in memory and solves rosters, so that no other question waits for it. */
import { parentPort } from 'node:worker_threads'
import { adviceLines, type AdviceLines } from '../../../domain/staffing/advice-lines.ts'
import { adviseStaffing } from '../../../domain/staffing/advise.ts'
import type { StaffingHall } from '../../../domain/staffing/facts.ts'
import type { Roster, RosterProblem } from '../../../domain/staffing/roster.ts'
import { solveRoster } from './solve.ts'

/** One order of the process; `id` comes back. */
export type ThreadOrder =
  | { readonly id: number; readonly what: 'advise'; readonly hall: StaffingHall }
  | { readonly id: number; readonly what: 'solve'; readonly problem: RosterProblem }

export type ThreadDone =
  | { readonly id: number; readonly ok: true; readonly found: AdviceLines | Roster | null }
  | { readonly id: number; readonly ok: false; readonly problem: string }

/** Lives as many days for each figure as a page can wait for. */
const RUNS = 60

async function found(order: ThreadOrder): Promise<AdviceLines | Roster | null> {
  return order.what === 'advise'
    ? adviceLines(order.hall, adviseStaffing(order.hall, RUNS))
    : solveRoster(order.problem)
}

const port = parentPort
port?.on('message', (order: ThreadOrder) => {
  void found(order)
    .then(
      (one): ThreadDone => ({ id: order.id, ok: true, found: one }),
      (error: unknown): ThreadDone => ({ id: order.id, ok: false, problem: String(error) }),
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    .then((done) => port.postMessage(done))
})
