/** Keeps the day's snapshot young: a process of its own folds it whenever the day has grown enough. */
import { operatorProcess } from './operator-process.ts'
import type { Hall } from '../hall/compose.ts'
import { dayStream } from '../hall/service-date.ts'
import type { Logger } from '../start/log.ts'

/** What a start folds in some ten milliseconds. */
const EVERY_EVENTS = 2000
/** However busy the hall is, the machine is left to it for so long in between. */
const APART_MS = 5000
const LOOK_MS = 1000

/** Starts; returns the way to stop. */
export function keepSnapshots(hall: Pick<Hall, 'day'>, data: string, log: Pick<Logger, 'error'>): () => void {
  let kept = { date: '', seq: 0 }
  let nextMs = 0
  let isRunning = false
  const look = (): void => {
    const { serviceDate, seq } = hall.day()
    if (serviceDate !== kept.date) kept = { date: serviceDate, seq: 0 }
    if (isRunning || seq - kept.seq < EVERY_EVENTS || performance.now() < nextMs) return
    isRunning = true
    void operatorProcess(['snapshot', '--data', data, '--stream', dayStream(serviceDate), '--json']).ended.then(
      ({ code, said }) => {
        isRunning = false
        nextMs = performance.now() + APART_MS
        kept = { date: serviceDate, seq }
        if (code !== 0)
          log.error({ code, said }, 'the day could not be folded beside the hall; the next start takes longer')
      },
    )
  }
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
