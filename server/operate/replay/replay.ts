/** npm run replay: a real day of a real office through the real server code, in a few seconds. */
import { printHelp, readOptions, runCommand } from '../command-line.ts'
import { UsageError } from './report.ts'
import { impliedWaits, readDay, type QueueCounts } from './file.ts'
import { replayDay, type Replayed } from './run.ts'

const HELP = `Replays one real day of an office through the real server code: its rules, its executor, its SQLite store.

  npm run replay -- --file <days.csv> --office <office> --date <YYYY-MM-DD> [--json]

  --file     five-minute counts: office,queue,date,time,issued,called,open_counters
  --office   one office of the file, e.g. UD_Bemowo
  --date     one of its dates, e.g. 2020-01-13
  --json     prints one JSON object instead of the table
  --compare  adds to it the waits that the file itself implies
  --help     this text

Kiosks issue as "issued" grows and counters call as "called" grows, spread evenly between two rows. Numbers that the first
row already holds are issued in the five minutes before it.

What the file's totals are: each queue counts as often as its number has grown by the last row. A count that falls to zero
was reset and grows on top; any other fall is a correction, and the largest value holds. A call above the numbers issued
can mean nobody and is not made; a call that comes before its number waits for it.

The answer is read back from the SQLite file, event by event, after its hash chain has been verified:
  issued, called, stillWaiting   tickets given, called for the first time, never called
  duplicates, gaps               numbers given twice, numbers missing in a sequence
  doubleCalls                    tickets called while another counter held them, or to a counter that was busy
  meanWaitMin, p90WaitMin        minutes from the ticket to its call
  events, seconds                records in the log, real seconds this took
`

function summary(done: Replayed) {
  return {
    issued: done.issued,
    called: done.called,
    stillWaiting: done.issued - done.called,
    duplicates: done.duplicates,
    gaps: done.gaps,
    doubleCalls: done.doubleCalls,
    meanWaitMin: mean(done.waitsMin),
    p90WaitMin: p90(done.waitsMin),
    events: done.events,
    seconds: round(done.seconds),
  }
}

function implied(queues: readonly QueueCounts[]) {
  const waits = impliedWaits(queues)
  return {
    fileIssued: queues.reduce((sum, queue) => sum + queue.issued, 0),
    fileCalled: queues.reduce((sum, queue) => sum + queue.called, 0),
    fileMeanWaitMin: mean(waits),
    fileP90WaitMin: p90(waits),
  }
}

/** Nearest rank, two decimals; 0 where nobody was called. */
function p90(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return round(sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0)
}

function round(value: number): number {
  return Number(value.toFixed(2))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : round(values.reduce((sum, value) => sum + value, 0) / values.length)
}

function table(title: string, queues: readonly QueueCounts[], done: Replayed): string {
  const ours = summary(done)
  const file = implied(queues)
  const surplus = queues.reduce((sum, queue) => sum + queue.callsWithoutNumber, 0)
  const row = (name: string, mine: number | string, theirs: number | string = ''): string =>
    `  ${name.padEnd(22)}${String(mine).padStart(10)}${String(theirs).padStart(12)}\n`
  return (
    `${title}: ${queues.length} queues\n\n${row('', 'replayed', 'the file')}${row('tickets issued', ours.issued, file.fileIssued)}${row('tickets called', ours.called, file.fileCalled)}` +
    `${row('still waiting', ours.stillWaiting, file.fileIssued - file.fileCalled)}${row('mean wait, min', ours.meanWaitMin, file.fileMeanWaitMin)}${row('P90 of waits, min', ours.p90WaitMin, file.fileP90WaitMin)}` +
    `${row('numbers given twice', ours.duplicates)}${row('numbers missing', ours.gaps)}${row('tickets called twice', ours.doubleCalls)}` +
    `\n${ours.events} events in ${ours.seconds} s; the log's hash chain fits from the first to the last.\n${surplus > 0 ? `${surplus} calls of the file belong to no number and were not made.\n` : ''}`
  )
}

const OPTIONS = {
  file: { type: 'string' },
  office: { type: 'string' },
  date: { type: 'string' },
  json: { type: 'boolean' },
  compare: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), OPTIONS)
  if (options.help) return printHelp(HELP, OPTIONS, options.json)
  const { file, office, date } = options
  if (file === undefined || office === undefined || date === undefined)
    throw new UsageError('Say which day: --file <days.csv> --office <office> --date <YYYY-MM-DD>; --help tells more.')
  const queues = readDay(file, office, date)
  const done = await replayDay(office, date, queues)
  const isSound = done.duplicates + done.gaps + done.doubleCalls === 0
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ...summary(done), ...(options.compare ? implied(queues) : {}) })}\n`)
  else process.stdout.write(table(`${office}, ${date}`, queues, done))
  return isSound ? 0 : 1
}

await runCommand(main)
