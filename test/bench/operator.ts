/** An operator's command of a build, as a process of its own: how long it took and what processor time it used. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Used {
  readonly sec: number
  readonly cpuSec: number
}

const here = join(import.meta.dirname, '..', '..')
/** Told by the process itself at its end: the system does not tell of a child that is gone. */
const TELL =
  'data:text/javascript,process.on("exit",()=>{const u=process.cpuUsage();process.stderr.write("\\nCPU "+(u.user+u.system)/1e6+"\\n")})'

/** Runs `hall <words>`; null when it has not ended within `withinSec` and was killed. Throws when it failed. */
export async function operate(
  words: readonly string[],
  root: string | undefined,
  withinSec: number,
): Promise<Used | null> {
  const from = performance.now()
  const child = spawn(process.execPath, ['--import', TELL, 'server/operate/hall.ts', ...words, '--json'], {
    cwd: root ?? here,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), withinSec * 1000)
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  )
  clearTimeout(timer)
  if (signal === 'SIGKILL') return null
  if (code !== 0) throw new Error(`hall ${words.join(' ')} ended with ${code}: ${said}`)
  return { sec: (performance.now() - from) / 1000, cpuSec: Number(/CPU ([\d.]+)/.exec(said)?.[1]) }
}
