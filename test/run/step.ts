/** One step of npm test: a process of its own, with a limit, judged by what it found and not by its exit code alone. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { whereTheyStand } from './stuck.ts'

export interface Step {
  readonly name: string
  /** Arguments of Node. */
  readonly args: readonly string[]
  readonly limitSec: number
  /** Looks at the last line of standard output; a sentence says what is wrong. */
  readonly judge?: (lastLine: string) => string | null
  /** Asked every two seconds; a sentence says what hangs, and ends the step before its limit. */
  readonly hangs?: () => string | null
  /** Prints as it goes; the others print when they end, so that two at a time stay readable. */
  readonly isLive?: boolean
}

export interface StepResult {
  readonly isGood: boolean
  readonly tookSec: number
  /** Why it failed, or null. */
  readonly why: string | null
  readonly output: string
}

const root = join(import.meta.dirname, '..', '..')
const ASKED_EVERY_MS = 2000

/** Runs a step to its end or its limit; then its whole process group is ended. `say` prints. */
export async function runStep(
  step: Step,
  say: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<StepResult> {
  const fromMs = performance.now()
  const child = spawn(process.execPath, step.args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  const heading = `\n— ${step.name}\n`
  const told: string[] = [heading]
  let lastOut = ''
  if (step.isLive) say(heading)
  const take = (text: string): void => {
    told.push(text)
    if (step.isLive) say(text)
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    lastOut = (lastOut + text).slice(-100_000)
    take(text)
  })
  child.stderr.setEncoding('utf8').on('data', take)
  let why: string | null = null
  const tooLong = `it had not ended after ${step.limitSec} s`
  const watch = setInterval(() => {
    if (why !== null) return
    const isOver = performance.now() - fromMs > step.limitSec * 1000
    why = step.hangs?.() ?? (isOver ? tooLong : null)
    if (why !== null) void endGroup(child.pid as number, () => told.join(''), take)
  }, ASKED_EVERY_MS)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status))
  })
  clearInterval(watch)
  const judged = step.judge?.(lastOut.trimEnd().split('\n').at(-1) ?? '') ?? null
  why ??= judged ?? (code === 0 ? null : `it ended with code ${code ?? 'none'}`)
  const tookSec = Math.round((performance.now() - fromMs) / 1000)
  take(why === null ? `(${tookSec} s)\n` : `FAILED after ${tookSec} s: ${step.name}: ${why}\n`)
  if (!step.isLive) say(told.join(''))
  return { isGood: why === null, tookSec, why, output: told.join('') }
}

/** Says where the busy processes of the group stand, then ends them all. */
async function endGroup(leader: number, printed: () => string, say: (text: string) => void): Promise<void> {
  try {
    say(await whereTheyStand(leader, printed))
  } finally {
    process.kill(-leader, 'SIGKILL')
  }
}

/** What a check of the simulation printed: nothing may be lost, doubled or violated, and the counts must be there. */
export function nothingFound(keys: readonly string[]): (lastLine: string) => string | null {
  return (lastLine) => {
    const counts = parsed(lastLine)
    if (counts === null) return 'it printed no counts'
    const wrong = keys.filter((key) => counts[key] !== 0).map((key) => `${key}: ${String(counts[key] ?? 'not told')}`)
    return wrong.length === 0 ? null : wrong.join(', ')
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>> | null
  } catch {
    return null
  }
}
