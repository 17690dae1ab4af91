/** Reads a real day from a file of five-minute counts and says what waits the file itself implies. */
import { existsSync, readFileSync } from 'node:fs'
import { UsageError } from './report.ts'

/** One row of a queue: how many numbers were issued and called until `atMin`, minutes after local midnight. */
export interface Count {
  readonly atMin: number
  readonly issued: number
  readonly called: number
  readonly openCounters: number
}

export interface QueueCounts {
  readonly queue: string
  /** In order of time, never falling; what the first row already holds grew in the five minutes before it. */
  readonly counts: readonly Count[]
  readonly issued: number
  /** Calls of the file that a number of the file can belong to: never more than `issued`. */
  readonly called: number
  /** Calls above the numbers issued: nobody could be meant, so nobody is called. */
  readonly callsWithoutNumber: number
  readonly countersMost: number
}

const COLUMNS = ['office', 'queue', 'date', 'time', 'issued', 'called', 'open_counters'] as const
const STEP_MIN = 5

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>

/**
 * The counts of one office on one date, queue by queue. Throws UsageError: no such file, office or date, or a broken
 * line.
 */
export function readDay(file: string, office: string, date: string): readonly QueueCounts[] {
  if (!existsSync(file))
    throw new UsageError(`There is no file ${file}. Give the office days with --file <path to days.csv>.`)
  const rows = rowsOf(readFileSync(file, 'utf8'), file)
  const ofOffice = rows.filter((row) => row.office === office)
  if (ofOffice.length === 0)
    throw new UsageError(`${file} has no office "${office}". It has: ${distinct(rows.map((row) => row.office))}.`)
  const ofDay = ofOffice.filter((row) => row.date === date)
  if (ofDay.length === 0)
    throw new UsageError(`${file} has no ${date} of ${office}. It has: ${distinct(ofOffice.map((row) => row.date))}.`)
  const queues = [...new Set(ofDay.map((row) => row.queue))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return queues.map((queue) =>
    countsOf(
      queue,
      ofDay.filter((row) => row.queue === queue),
    ),
  )
}

function distinct(values: readonly string[]): string {
  return [...new Set(values)].sort().join(', ')
}

function rowsOf(text: string, file: string): readonly Row[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split(',')
  const places = COLUMNS.map((column) => names.indexOf(column))
  const lacking = COLUMNS.filter((_, at) => places[at] === -1)
  if (lacking.length > 0)
    throw new UsageError(
      `${file} lacks the column ${lacking.join(', ')}; its first line must name ${COLUMNS.join(',')}.`,
    )
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const cells = line.split(',')
    const row = Object.fromEntries(
      COLUMNS.map((column, place) => [column, cells[places[place] as number] ?? '']),
    ) as Row
    const isSound =
      /^\d{1,2}:\d\d$/.test(row.time) && [row.issued, row.called, row.open_counters].every((cell) => /^\d+$/.test(cell))
    if (!isSound) throw new UsageError(`${file}, line ${at + 2}: "${line}" is not a row of counts.`)
    return [row]
  })
}

/**
 * What "the file's totals" means. Nobody gives a number back, so a count that falls to zero has been reset (a machine
 * started
 * afresh) and grows on top of what was there; any other fall is a correction of the display, and the largest value
 * holds.
 * A queue's total is what its count has grown to by the last row; a day's total is the sum of its queues.
 */
function countsOf(queue: string, rows: readonly Row[]): QueueCounts {
  const sorted = rows.map((row) => ({ atMin: minuteOf(row.time), row })).sort((a, b) => a.atMin - b.atMin)
  const issuedUpTo = growth()
  const calledUpTo = growth()
  const counts = sorted.map(({ atMin, row }): Count => ({
    atMin,
    issued: issuedUpTo(Number(row.issued)),
    called: calledUpTo(Number(row.called)),
    openCounters: Number(row.open_counters),
  }))
  const last = counts.at(-1) as Count
  const first = counts[0] as Count
  const called = Math.min(last.issued, last.called)
  return {
    queue,
    counts: [{ atMin: first.atMin - STEP_MIN, issued: 0, called: 0, openCounters: 0 }, ...counts],
    issued: last.issued,
    called,
    callsWithoutNumber: last.called - called,
    countersMost: Math.max(...counts.map((count) => count.openCounters)),
  }
}

function growth(): (value: number) => number {
  let base = 0
  let most = 0
  return (value) => {
    if (value === 0 && most > 0) {
      base += most
      most = 0
    }
    most = Math.max(most, value)
    return base + most
  }
}

function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/**
 * Minutes that each called number has waited by the file alone: the n-th number of a queue waits from where the curve
 * of numbers
 * issued passes n − ½ to where the curve of calls does (first come, first called; curves straight between two rows).
 * A call that the curves put before its number waits for the number.
 */
export function impliedWaits(queues: readonly QueueCounts[]): readonly number[] {
  return queues.flatMap(({ counts, called }) =>
    Array.from({ length: called }, (_, n) =>
      Math.max(0, passes(counts, 'called', n + 0.5) - passes(counts, 'issued', n + 0.5)),
    ),
  )
}

function passes(counts: readonly Count[], curve: 'issued' | 'called', height: number): number {
  const at = counts.findIndex((count) => count[curve] >= height)
  const after = counts[at] as Count
  const before = counts[at - 1] as Count
  return before.atMin + ((height - before[curve]) / (after[curve] - before[curve])) * (after.atMin - before.atMin)
}

/** Minutes at which a curve's numbers fall, spread evenly between two rows. */
export function momentsOf(counts: readonly Count[], curve: 'issued' | 'called'): readonly number[] {
  const moments: number[] = []
  counts.forEach((after, at) => {
    const before = counts[at - 1]
    if (!before) return
    const fresh = after[curve] - before[curve]
    for (let n = 0; n < fresh; n += 1) moments.push(before.atMin + ((n + 0.5) / fresh) * (after.atMin - before.atMin))
  })
  return moments
}
