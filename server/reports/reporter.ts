/** The server's end of its reports: starts their process when somebody asks, and lets it go when nobody does. */
import { spawn, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { giveWay } from './give-way.ts'
import type { Answered, AskName, AskReports, Asks } from './asks.ts'

const PROGRAM = join(import.meta.dirname, 'process.ts')
const COMPILED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'yichuang-reports')
/** After so long without a question the process ends and its memory is free. */
const IDLE_MS = 10 * 60_000

export interface Reporter {
  readonly ask: AskReports
  /** Ends the process. */
  stop(): void
}

export interface ReporterParts {
  readonly data: string
  /** null: the SQLite file in the data folder. */
  readonly database: string | null
  readonly timeZone: string
  /** Length of a slip that nobody measured, mm. */
  readonly slipMm: number
}

interface Waiting {
  readonly done: (answer: Asks[AskName]['answer']) => void
  readonly failed: (error: Error) => void
}

/** Starts nothing yet. A question fails when its process ends before the answer. */
export function createReporter({ data, database, timeZone, slipMm }: ReporterParts): Reporter {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | null = null
  let last = 0
  let idle: NodeJS.Timeout | undefined

  const stop = (): void => {
    clearTimeout(idle)
    child?.disconnect()
    child = null
  }
  const started = (): ChildProcess => {
    if (child?.connected) return child
    const words = ['--data', data, '--zone', timeZone, '--threads', String(threads()), '--slip-mm', String(slipMm)]
    const fresh = spawn(process.execPath, [PROGRAM, ...words, ...(database === null ? [] : ['--database', database])], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Compiled code is kept: half of the way to the first answer was reading sources. Each question is worked on by the
      // thread that carries it as well, so there are no more of these than processors that the hall can spare.
      env: { NODE_COMPILE_CACHE: COMPILED, UV_THREADPOOL_SIZE: String(threads()), ...process.env },
    })
    giveWay(fresh)
    fresh.on('message', (answered: Answered) => {
      const one = waiting.get(answered.id)
      waiting.delete(answered.id)
      if (answered.ok) one?.done(answered.answer)
      else one?.failed(new Error(answered.problem))
    })
    const ended = (): void => {
      if (child === fresh) child = null
      for (const { failed } of waiting.values()) failed(new Error('the process of the reports has ended'))
      waiting.clear()
    }
    fresh.once('error', ended).once('exit', ended)
    child = fresh
    return fresh
  }
  return {
    stop,
    ask: <N extends AskName>(name: N, ask: Asks[N]['ask']) =>
      new Promise<Asks[N]['answer']>((done, failed) => {
        clearTimeout(idle)
        idle = setTimeout(stop, IDLE_MS)
        idle.unref()
        const to = started()
        last += 1
        waiting.set(last, { done: done as Waiting['done'], failed })
        to.send({ id: last, name, ask }, (error) => {
          if (error) failed(error)
        })
      }),
  }
}

/** One processor is the hall's. */
function threads(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1))
}
