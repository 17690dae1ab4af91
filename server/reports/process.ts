/** The process of the reports, beside the server and behind it in everything: reads the hall's records, asks its columns. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readSqliteStore } from '../store/sqlite.ts'
import type { StoreReader } from '../store/port.ts'
import type { Asked, Answered, AskName, Asks } from './asks.ts'
import { createCaseCounter } from './cases-counted.ts'
import { countDays, daysBehind, type Behind } from './catch-up.ts'
import { columnsFile, IN_MEMORY, openColumns, type Columns } from './columns.ts'
import { recordsOfTicket, ticketsBehind } from './drill.ts'
import type { ReportFigures } from '../../domain/report/figures.ts'
import type { Stretch } from './stretch.ts'
import { createReplays } from './replays.ts'
import { createAdviser } from './advice/adviser.ts'
import { createAhead } from './ahead.ts'
import { createPromised } from './promised.ts'
import { errandsBehind, mattersBehind } from './services.ts'
import { countContacts, countServices } from './services-counted.ts'
import { createWeeks } from './advice/weeks.ts'
import { outlookAsked, staffedHall } from './staffed.ts'
import { figuresOf, type CountedFigures } from './figures.ts'
import { PAPER, printedWithin } from '../../domain/report/paper.ts'
import { readPrinted } from '../store/beside/printed-slips.ts'

/** So long days are counted for one question; what is left comes with the next. */
const COUNTS_MS = 700
/** So long the columns' file is waited for while the process of a server that was killed still holds it. */
const HELD_MS = 4000

// The server is gone: at once, and without tidying, which is what the next process would wait for.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// It may have gone while this file was still being read: that is heard in the next turn of the event loop.
await setImmediate()

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    database: { type: 'string' },
    zone: { type: 'string' },
    threads: { type: 'string' },
    'slip-mm': { type: 'string' },
  },
})
const data = options.data ?? '.'
const zone = options.zone ?? 'UTC'
const slipMm = Number(options['slip-mm'] ?? PAPER.slipMm)

async function openStore(): Promise<StoreReader> {
  if (options.database === undefined) return readSqliteStore(join(data, 'hall.db'))
  const { openPostgresStore } = await import('../store/postgres.ts')
  return openPostgresStore(options.database)
}

/**
 * Columns follow from the records: a file that cannot be opened is thrown away and made anew; where another process
 * keeps holding it, this one counts into its memory.
 */
async function columnsBeside(): Promise<Columns> {
  const file = columnsFile(data)
  const threads = Number(options.threads ?? 1)
  for (const untilMs = performance.now() + HELD_MS; ;) {
    try {
      return await openColumns(file, threads)
    } catch (error) {
      if (!String(error).includes('lock')) break
      if (performance.now() > untilMs) return openColumns(IN_MEMORY, threads)
      await setTimeout(100)
    }
  }
  for (const name of [file, `${file}.wal`]) rmSync(name, { force: true })
  return openColumns(file, threads)
}

const store = await openStore()
const columns = await columnsBeside()
/** One thing at a time is done with the columns. */
let before: Promise<unknown> = Promise.resolve()
function inTurn(work: () => Promise<void>): void {
  before = before.then(work).catch((error: unknown) => void process.stderr.write(`${String(error)}\n`))
}

const replays = createReplays(store)
const weeks = createWeeks({ store, columns, adviser: createAdviser(), inTurn })
const promised = createPromised(store, columns)
const ahead = createAhead({
  ...{ promised, weeks, inTurn },
  behind: (from, to) => daysBehind(store, columns, from, to),
  count: (behind) => countDays(store, columns, behind, zone, () => true),
})
const cases = createCaseCounter(store, columns, zone)

/** Days that a question needs and that are not counted after its share of counting. */
async function countUp(from: string, to: string): Promise<Behind> {
  const untilMs = performance.now() + COUNTS_MS
  const behind = await daysBehind(store, columns, from, to)
  if (behind.days.length + behind.ratings.length === 0) return behind
  await countDays(store, columns, behind, zone, () => performance.now() > untilMs)
  return daysBehind(store, columns, from, to)
}

const TOLD_MOST = 12
const known = new Map<string, { readonly changes: number; readonly figures: CountedFigures }>()

/** The figures; those of days that have not grown since are told again. */
async function told({ stretch, before, terms }: Asks['report']['ask']): Promise<CountedFigures> {
  const key = JSON.stringify([stretch, before, terms])
  const found = known.get(key)
  if (found?.changes === columns.changes()) return found.figures
  const changes = columns.changes()
  const figures = await figuresOf(columns, stretch, before, terms)
  known.set(key, { changes, figures })
  if (known.size > TOLD_MOST) known.delete(known.keys().next().value as string)
  return figures
}

/** Slips are printed while no record changes: their paper is looked up each time. */
function withPaper(figures: CountedFigures, { from, to }: Stretch): ReportFigures {
  const printed = printedWithin(readPrinted(data), from, to)
  return { ...figures, budget: { ...figures.budget, printed, slipMm } }
}

const ANSWERS: { readonly [N in AskName]: (ask: Asks[N]['ask']) => Promise<Asks[N]['answer']> } = {
  report: async (ask) => {
    const { stretch, before } = ask
    const left = await countUp(before.from, stretch.to)
    const untilMs = performance.now() + COUNTS_MS
    const casesLeft = await cases.count(() => performance.now() > untilMs)
    const stepsLeft = await countServices(store, columns, () => performance.now() > untilMs)
    await countContacts(store, columns, stretch.from, stretch.to)
    // The day that grows, and its ratings, are a record behind at most, which no report is without.
    const isCounted = left.days.length <= 1 && left.ratings.length <= 1 && casesLeft + stepsLeft === 0
    return {
      figures: isCounted ? withPaper(await told(ask), stretch) : null,
      progress: { daysLeft: Math.max(left.days.length, left.ratings.length), casesLeft: casesLeft + stepsLeft },
    }
  },
  tickets: async ({ drill, stretch }) => {
    await countUp(drill.from, drill.to)
    return ticketsBehind(columns, drill, stretch)
  },
  errands: async (ask) => {
    await countServices(store, columns, () => false)
    return errandsBehind(columns, ask)
  },
  matters: async (ask) => {
    await countServices(store, columns, () => false)
    return mattersBehind(columns, ask)
  },
  promises: (ask) => {
    const untilMs = performance.now() + COUNTS_MS
    return promised.report(ask, () => performance.now() > untilMs)
  },
  prepare: async (ask) => {
    ahead.prepare(ask)
    return null
  },
  replay: (ask) => replays.answer(ask),
  week: (ask) => weeks.answer(ask),
  staffed: ({ settings, date }) => staffedHall(store, columns, settings, date),
  outlook: async (ask) => outlookAsked(ask),
  ticket: ({ date, ticketNo }) => recordsOfTicket(store, date, ticketNo),
}

process.on('message', ({ id, name, ask }: Asked) => {
  ahead.asked()
  inTurn(async () => {
    const answer: Answered = await (ANSWERS[name] as (ask: Asks[AskName]['ask']) => Promise<Asks[AskName]['answer']>)(
      ask,
    ).then(
      (found) => ({ id, ok: true, answer: found }),
      (error: unknown) => ({ id, ok: false, problem: error instanceof Error ? error.message : String(error) }),
    )
    process.send?.(answer)
  })
})
