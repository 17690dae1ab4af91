/**
 * Many seeds over as many workers as the machine has cores for; each seed by itself, so that the order never matters.
 */
import { availableParallelism } from 'node:os'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { runDay, type DayOptions, type DayOutcome } from './sim-day.ts'

export interface SeedsOptions {
  readonly seeds: readonly number[]
  readonly days: number
  readonly plant: DayOptions['plant']
  /** Ends with the first seed that finds something. */
  readonly isFirstEnough: boolean
  readonly onSeed: (outcome: DayOutcome, done: number) => void
}

const WORKERS_MOST = 4

/** Runs every seed once; outcomes come in the order in which they end. */
export async function runSeeds(options: SeedsOptions): Promise<readonly DayOutcome[]> {
  const outcomes: DayOutcome[] = []
  const left = [...options.seeds]
  const next = (): DayOptions | null => {
    if (options.isFirstEnough && outcomes.some((one) => one.violations.length > 0)) return null
    const seed = left.shift()
    return seed === undefined ? null : { seed, days: options.days, plant: options.plant }
  }
  const take = (outcome: DayOutcome): void => {
    outcomes.push(outcome)
    options.onSeed(outcome, outcomes.length)
  }
  const workers = Math.min(WORKERS_MOST, availableParallelism(), left.length)
  await Promise.all(Array.from({ length: workers }, () => runWorker(next, take)))
  return outcomes
}

function runWorker(next: () => DayOptions | null, take: (outcome: DayOutcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { isSeedWorker: true } })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
    const hand = (): void => worker.postMessage(next())
    worker.on('message', (outcome: DayOutcome) => {
      take(outcome)
      hand()
    })
    worker.once('error', reject)
    worker.once('exit', () => resolve())
    hand()
  })
}

if (!isMainThread && (workerData as { isSeedWorker?: boolean } | null)?.isSeedWorker) {
  const port = parentPort
  port?.on('message', (options: DayOptions | null) => {
    if (options === null) port.close()
    else void runDay(options).then((outcome) => port.postMessage(outcome))
  })
}
