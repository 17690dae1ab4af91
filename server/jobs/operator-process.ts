/** An operator's command that the server runs by itself: a process of its own, behind the hall in everything. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { giveWay } from '../reports/give-way.ts'

const COMMAND: readonly string[] = [join(import.meta.dirname, '..', 'operate', 'hall.ts')]
/** Its code, read and compiled once for all times: half of a process that has little to do. */
const COMPILED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'yichuang-operate')

export interface Ended {
  /** null: ended by a signal, or never started. */
  readonly code: number | null
  /** Both its outputs. */
  readonly said: string
  /** What it printed as its result. */
  readonly result: string
}

export interface OperatorProcess {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts `npm run hall -- <words>`, or `command` in its place. */
export function operatorProcess(words: readonly string[], command = COMMAND): OperatorProcess {
  const child = spawn(process.execPath, [...command, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
  })
  giveWay(child)
  let said = ''
  let result = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    result += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => resolve({ code: null, said: error.message, result: '' }))
    child.once('close', (code) => resolve({ code, said: said.trim(), result }))
  })
  return { child, ended }
}

/** What went wrong, as the command told it (--json), else the line that says so, without the stack below it. */
export function sentenceIn(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  const told = lines.map((line) => /^\{"ok":false,"error":(".*")\}$/.exec(line)?.[1]).find((one) => one !== undefined)
  if (told !== undefined) return String(JSON.parse(told))
  return lines.find((line) => line.includes('Error: '))?.replace(/^.*?Error: /, '') ?? lines.at(-1) ?? ''
}
