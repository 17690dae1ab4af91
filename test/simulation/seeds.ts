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
  /** Real time that a seed may stand still; a minute unless said. */
  readonly patienceMs?: number
}

type Told = { readonly atMs: number } | { readonly outcome: DayOutcome } | { readonly failed: string }

interface Work {
  readonly next: () => DayOptions | null
  readonly take: (outcome: DayOutcome) => void
  readonly patienceMs: number
}

const WORKERS_MOST = 4
const PATIENCE_MS = 60_000

/**
 * Runs every seed once; outcomes come in the order in which they end. Throws, naming the seed, when one fails or stands
 * still for too long: nothing else of it would ever be heard.
 */
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
  const work = { next, take, patienceMs: options.patienceMs ?? PATIENCE_MS }
  const workers = Array.from(
    { length: Math.min(WORKERS_MOST, availableParallelism(), left.length) },
    () => new Worker(new URL(import.meta.url), { workerData: { isSeedWorker: true } }),
  )
  try {
    await Promise.all(workers.map((worker) => runWorker(worker, work)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return outcomes
}

function runWorker(worker: Worker, { next, take, patienceMs }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    let seed = 0
    let stands = 'at its beginning'
    const giveUp = (): void =>
      reject(
        new Error(
          `seed ${seed} has made no progress for ${patienceMs / 1000} s: it stands ${stands} of simulated time`,
        ),
      )
    let patience: NodeJS.Timeout | undefined
    const goesOn = (): void => {
      clearTimeout(patience)
      patience = setTimeout(giveUp, patienceMs)
    }
    const hand = (): void => {
      const options = next()
      if (options !== null) seed = options.seed
      stands = 'at its beginning'
      goesOn()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
      worker.postMessage(options)
    }
    worker.on('message', (told: Told) => {
      if ('failed' in told) return reject(new Error(`seed ${seed} failed: ${told.failed}`))
      if ('atMs' in told) {
        stands = `at ${new Date(told.atMs).toISOString()}`
        return goesOn()
      }
      take(told.outcome)
      hand()
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(patience)
      resolve()
    })
    hand()
  })
}

if (!isMainThread && (workerData as { isSeedWorker?: boolean } | null)?.isSeedWorker) {
  const port = parentPort
  const tell = (told: Told): void => port?.postMessage(told)
  port?.on('message', (options: DayOptions | null) => {
    if (options === null) port.close()
    else
      runDay(options, (atMs) => tell({ atMs })).then(
        (outcome) => tell({ outcome }),
        (error: unknown) => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
  })
}
