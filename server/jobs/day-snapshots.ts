/** Keeps the day's snapshot young: a process of its own folds it whenever the day has grown enough. */
import { operatorProcess, type OperatorProcess } from './operator-process.ts'
import type { Hall } from '../hall/hall.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import type { Logger } from 'pino'

/** What a start folds in some ten milliseconds. */
const EVERY_EVENTS = 2000
/** However busy the hall is, the machine is left to it for so long in between. */
const APART_MS = 5000
const LOOK_MS = 1000

/** Starts; returns the way to stop. */
export function keepSnapshots(hall: Pick<Hall, 'day'>, data: string, log: Pick<Logger, 'error'>): () => void {
  let kept = { date: '', seq: 0 }
  // Screens that come back after a restart go first.
  let nextMs = performance.now() + APART_MS
  let isOver = false
  let running: OperatorProcess | null = null
  const look = (): void => {
    const { serviceDate, seq } = hall.day()
    if (serviceDate !== kept.date) kept = { date: serviceDate, seq: 0 }
    if (running !== null || seq - kept.seq < EVERY_EVENTS || performance.now() < nextMs) return
    running = operatorProcess(['snapshot', '--data', data, '--stream', dayStream(serviceDate), '--json'])
    void running.ended.then(({ code, said }) => {
      running = null
      nextMs = performance.now() + APART_MS
      kept = { date: serviceDate, seq }
      if (code !== 0 && !isOver)
        log.error({ code, said }, 'the day could not be folded beside the hall; the next start takes longer')
    })
  }
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return () => {
    isOver = true
    clearInterval(timer)
    running?.child.kill('SIGKILL')
  }
}
