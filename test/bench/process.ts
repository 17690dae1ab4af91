/** What the kernel counts of a process, by Linux's /proc; null where the system does not tell. */
import { existsSync, readFileSync } from 'node:fs'
import { rounded } from './measure.ts'

/** Ticks of /proc/PID/stat per second, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

function numberIn(file: string, pattern: RegExp): number | null {
  const found = existsSync(file) ? pattern.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return found === undefined ? null : Number(found)
}

/** Processor time of all threads so far, user and system, ms. */
export function cpuMsOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  // After the name in parentheses, which may hold spaces: state is field 3, utime 14, stime 15.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1000
}

/** Bytes that the process has caused to be written to disks so far. */
export function writtenBytesOf(pid: number): number | null {
  return numberIn(`/proc/${pid}/io`, /^write_bytes: (\d+)/m)
}

/** Resident memory now, MB. */
export function rssMbOf(pid: number): number | null {
  const kb = numberIn(`/proc/${pid}/status`, /VmRSS:\s+(\d+)/)
  return kb === null ? null : rounded(kb / 1024, 0)
}

/** What a counter rises by while `work` runs; null where it is not told. */
export async function risen(counter: () => number | null, work: () => Promise<unknown>): Promise<number | null> {
  const before = counter()
  await work()
  const after = counter()
  return before === null || after === null ? null : after - before
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
