/**
 * The hall's file is read as a whole behind the hall, in a process of its own: after every start and once a day, so that
 * no start waits for years of records and no damage among them stays unseen.
 */
import type { Logger } from 'pino'
import type { CheckState } from '../hall/storage-warnings.ts'
import { operatorProcess, sentenceIn, type OperatorProcess } from './operator-process.ts'

export interface FileCheck {
  state(): CheckState
  stop(): void
}

/** Screens that come back after a restart go first. */
const AFTER_START_MS = 5000
const DAY_MS = 86_400_000
/** Every record is read again after so long; in between those that are new, and every page of the file. */
const FULL_EVERY_DAYS = 7

/** Starts; times are UTC ms of the machine. `onDamage` hears of pages that are not what was written. */
export function watchFile(
  data: string,
  log: Pick<Logger, 'error'>,
  onDamage: (words: string) => void,
  command?: readonly string[],
): FileCheck {
  let state: CheckState = { state: 'none' }
  let running: OperatorProcess | null = null
  let isOver = false
  const once = async (): Promise<void> => {
    if (running !== null) return
    const before = state
    state = { state: 'checking', sinceMs: Date.now() }
    running = operatorProcess(
      [
        'verify',
        '--data',
        data,
        '--pages',
        '--full-after-days',
        String(FULL_EVERY_DAYS),
        '--server',
        String(process.pid),
        '--json',
      ],
      command,
    )
    const { code, said, result } = await running.ended
    running = null
    if (isOver) return
    const found = reportIn(result)
    if (code === 0) state = { state: 'sound', atMs: Date.now() }
    else {
      const words =
        found === null ? sentenceIn(said) : found.problems.map((one) => `${one.stream}: ${one.problem}`).join('; ')
      const sinceMs = 'words' in before ? before.sinceMs : Date.now()
      state = { state: found === null ? 'failed' : 'unsound', sinceMs, words: words || (found?.database ?? '') }
      log.error({ code, said }, 'the file is not what was written, or could not be checked')
      if (found !== null && found.database !== 'ok') onDamage(found.database)
    }
  }
  const first = setTimeout(() => void once(), AFTER_START_MS)
  const timer = setInterval(() => void once(), DAY_MS)
  first.unref()
  timer.unref()
  return {
    state: () => state,
    stop: () => {
      isOver = true
      clearTimeout(first)
      clearInterval(timer)
      running?.child.kill('SIGKILL')
    },
  }
}

interface Found {
  readonly database: string
  readonly problems: readonly { readonly stream: string; readonly problem: string }[]
}

function reportIn(result: string): Found | null {
  try {
    const found = JSON.parse(result) as Partial<Found>
    // A check that could not be made tells its sentence alone.
    return found.problems === undefined ? null : (found as Found)
  } catch {
    return null
  }
}
