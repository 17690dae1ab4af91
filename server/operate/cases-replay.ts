/**
 * hall cases replay: recorded permit cases with their own deadlines through the domain's clock functions; nothing of a
 * hall is read or written.
 */
import { readFileSync } from 'node:fs'
import { lampAt, yellowMsOf, type ClockDays } from '../../domain/case/clock.ts'
import { weekdayOf } from '../../domain/words/wall-time.ts'
import { UsageError, type Report } from './replay/report.ts'

export const CASES_HELP = `npm run hall -- cases replay --file <events.csv> [--json]

Loads recorded cases with their real deadlines and turns their lamps with the clock functions of the product.

  --file   case,channel,started_at,deadline,step,group,person,at – one row for each event; times are ISO 8601 with an offset
  --json   one JSON object instead of the table

What is counted:
  cases, events    different cases, and rows, of the file
  finished         a case is finished at its last event
  finishedInTime   cases that finished no later than their deadline
  yellow           cases that ever turned yellow, those that later turned red included: a case turns yellow at the same clock
                   time one working day before its deadline, while it is unfinished
  red, redCases    cases that turned red: the deadline passed while they were unfinished
  working day      Monday to Friday in Europe/Amsterdam; no holidays are known to the file
`

/** The place of the recorded cases: Monday to Friday. */
const AMSTERDAM: ClockDays = {
  timeZone: 'Europe/Amsterdam',
  isWorkingDay: (date) => weekdayOf(date) % 6 !== 0,
  endOf: () => 1440,
}
const COLUMNS = ['case', 'deadline', 'at'] as const
const ISO = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

interface RecordedCase {
  readonly dueMs: number
  lastMs: number
}

/** Replays a file. Throws UsageError naming line and column of what cannot be read. */
export function replayCases(file: string): Report {
  const { cases, events } = readCases(file)
  const yellow = [...cases].filter(([, one]) => lampsOf(one) !== 'none')
  const red = yellow.filter(([, one]) => lampsOf(one) === 'red').map(([name]) => name)
  const figures = {
    cases: cases.size,
    events,
    finishedInTime: cases.size - red.length,
    red: red.length,
    yellow: yellow.length,
    redCases: red.toSorted(),
  }
  return {
    json: figures,
    lines: [
      `${figures.cases} cases, ${figures.events} events`,
      `${figures.finishedInTime} finished in time, ${figures.red} turned red, ${figures.yellow} turned yellow (red ones included)`,
      ...figures.redCases.map((name) => `  red: ${name}`),
    ],
    exit: 0,
  }
}

/** The worst lamp that a case showed until it was finished. */
function lampsOf({ dueMs, lastMs }: RecordedCase): 'none' | 'yellow' | 'red' {
  // What happens at the very moment a lamp turns is still in time: the lamp turns while the case is unfinished.
  const lamp = lampAt({ dueMs, yellowMs: yellowMsOf(dueMs, AMSTERDAM) + 1 }, lastMs)
  return lamp === 'green' ? 'none' : lamp
}

function readCases(file: string): { readonly cases: ReadonlyMap<string, RecordedCase>; readonly events: number } {
  const [head = '', ...rows] = linesOf(file)
  const names = head.split(',')
  const [nameAt = -1, dueAt = -1, timeAt = -1] = COLUMNS.map((column) => {
    const place = names.indexOf(column)
    return place >= 0 ? place : refuse(`${file}: the first line has no column "${column}".`)
  })
  const cases = new Map<string, RecordedCase>()
  rows.forEach((row, at) => {
    const fields = row.split(',')
    const name = fields[nameAt] ?? ''
    const where = `${file}, line ${at + 2}`
    if (name === '') refuse(`${where}: the column "case" is empty.`)
    const dueMs = momentIn(fields[dueAt], `${where}, column "deadline"`)
    const atMs = momentIn(fields[timeAt], `${where}, column "at"`)
    const known = cases.get(name)
    if (!known) cases.set(name, { dueMs, lastMs: atMs })
    else if (known.dueMs !== dueMs) refuse(`${where}: ${name} has another deadline than in its rows before.`)
    else known.lastMs = Math.max(known.lastMs, atMs)
  })
  return { cases, events: rows.length }
}

function linesOf(file: string): readonly string[] {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    return text.split(/\r?\n/).filter((line) => line !== '')
  } catch (error) {
    return refuse(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Microseconds of the file are cut to milliseconds, for deadlines and events alike. */
function momentIn(text: string | undefined, where: string): number {
  if (text === undefined || !ISO.test(text))
    return refuse(`${where}: "${text ?? ''}" is no time like 2011-10-11 13:42:22+02:00.`)
  const moment = Date.parse(text.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(moment) ? refuse(`${where}: "${text}" is no time of the calendar.`) : moment
}

function refuse(problem: string): never {
  throw new UsageError(problem)
}
