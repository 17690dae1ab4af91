/** Routes of promises: how good they were, for the manager; today's, for everybody (LEARN-5). */
import { dayStream } from '../../../domain/queue-day/state.ts'
import type { PromisesCount, PromisesToday } from '../../../domain/contract/http/promises.ts'
import { promiseReport, type PromiseReport, type Truth } from '../../../domain/views/promise-report.ts'
import { watchPromises, type DayPromises } from '../../../domain/views/promise-watch.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'

const DAYS_MOST = 92
const SLICE = 500
/** Everybody may ask for today's: it is worked out at most so often. */
const KEPT_MS = 15_000

/** Adds the routes of promises. */
export function promiseRoutes({ managers, everyone }: Routes, { hall }: { readonly hall: Hall }): void {
  const days = createDays(hall)
  managers.get<{ Querystring: { days?: string } }>(
    '/api/promises',
    { schema: { summary: 'How good the told waits of the last days were (days=7)', tags: ['settings'] } },
    async ({ query }): Promise<PromiseReport> => promiseReport(await days(daysAsked(query.days))),
  )
  let known: { readonly atMs: number; readonly report: PromiseReport } | null = null
  everyone.get(
    '/api/promises/today',
    {
      schema: {
        summary: 'What visitors were told today and how long they waited, those who wait included',
        tags: ['operation'],
      },
    },
    async (): Promise<PromisesToday> => {
      const nowMs = hall.nowMs()
      if (known === null || nowMs - known.atMs > KEPT_MS || nowMs < known.atMs)
        known = { atMs: nowMs, report: promiseReport((await days(1)).slice(-1)) }
      const { own, late, waiting, waitingLate, atOnce, queues, halves } = known.report
      return {
        date: hall.day().serviceDate,
        atMs: known.atMs,
        ...countOf(own),
        ...{ late, waiting, waitingLate, atOnce },
        queues: queues.map((one) => ({ queue: one.queue, ...countOf(one.own) })),
        halves: halves.map((one) => ({ from: one.from, ...countOf(one.own) })),
      }
    },
  )
}

function countOf({ visitors, kept }: Truth): PromisesCount {
  return { told: visitors, kept }
}

function daysAsked(text: string | undefined): number {
  const days = Number(text ?? '7')
  return Number.isInteger(days) ? Math.max(1, Math.min(DAYS_MOST, days)) : 7
}

type Days = (count: number) => Promise<readonly (readonly [date: string, promises: DayPromises])[]>

/** The newest days of the log with their promises; a day that is over is read once. */
function createDays(hall: Hall): Days {
  const over = new Map<string, DayPromises>()
  return async (count) => {
    const today = dayStream(hall.day().serviceDate)
    const names = (await hall.store.streams('day')).filter((name) => name <= today)
    const found: (readonly [string, DayPromises])[] = []
    let before: DayPromises | null = null
    // One more in front, for the way that repeats the day before.
    for (const name of names.slice(-count - 1)) {
      const promises: DayPromises = over.get(name) ?? (await read(hall, name, before))
      if (name < today) over.set(name, promises)
      found.push([name.slice('day/'.length), promises])
      before = promises
    }
    return found.slice(-count)
  }
}

async function read(hall: Hall, stream: string, before: DayPromises | null): Promise<DayPromises> {
  const watch = watchPromises(hall.index, before)
  let count = 0
  let lastMs = 0
  for (const record of await hall.store.read(stream, 0)) {
    watch.take(record)
    lastMs = record.atMs
    count += 1
    if (count % SLICE === 0) await new Promise((resolve) => void setImmediate(resolve))
  }
  // Whoever still waits on a day that is over has waited until its last record.
  return watch.end(stream === dayStream(hall.day().serviceDate) ? hall.nowMs() : lastMs)
}
