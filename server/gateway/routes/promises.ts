/** Routes of promises: how good they were, for the manager; today's, for everybody (LEARN-5). */
import { dayStream } from '../../../domain/queue-day/state.ts'
import type { PromisesCount, PromisesToday } from '../../../domain/contract/http/promises.ts'
import { promiseReport, type PromiseReport, type Truth } from '../../../domain/views/promise-report.ts'
import { watchPromises, type DayPromises, type PromiseWatch } from '../../../domain/views/promise-watch.ts'
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import type { AskReports } from '../../reports/asks.ts'
import type { Routes } from '../guard.ts'

const DAYS_MOST = 92
const SLICE = 250
/** Everybody may ask for today's: it is worked out at most so often. */
const KEPT_MS = 15_000

interface PromiseParts {
  readonly hall: Hall
  readonly reporter: { readonly ask: AskReports }
}

/** Adds the routes of promises. */
export function promiseRoutes({ managers, everyone }: Routes, { hall, reporter }: PromiseParts): void {
  managers.get<{ Querystring: { days?: string } }>(
    '/api/promises',
    { schema: { summary: 'How good the told waits of the last days were (days=7)', tags: ['settings'] } },
    async ({ query }): Promise<PromiseReport> => {
      const { settings } = hall.index
      for (;;) {
        const nowMs = hall.nowMs()
        const today = wallTime(nowMs, settings.timeZone).date
        const found = await reporter.ask('promises', { settings, today, nowMs, days: daysAsked(query.days) })
        if (found !== null) return found
      }
    },
  )
  const today = watchToday(hall)
  let known: { readonly atMs: number; readonly report: Promise<PromiseReport> } | null = null
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
        known = { atMs: nowMs, report: today(nowMs).then((day) => promiseReport([[hall.day().serviceDate, day]])) }
      const { atMs, report } = known
      report.catch(() => (known = null))
      const { own, late, waiting, waitingLate, atOnce, queues, halves } = await report
      return {
        date: hall.day().serviceDate,
        atMs,
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

/** Follows the day that lasts: each record is looked at once, however often somebody asks. */
function watchToday(hall: Hall): (nowMs: number) => Promise<DayPromises> {
  let open: { readonly stream: string; readonly watch: PromiseWatch; seq: number } | null = null
  return async (nowMs) => {
    const stream = dayStream(hall.day().serviceDate)
    if (open?.stream !== stream) open = { stream, watch: watchPromises(hall.index, new Map()), seq: 0 }
    const day = open
    let count = 0
    for (const record of await hall.store.read(stream, day.seq)) {
      if (record.seq <= day.seq) continue
      day.watch.take(record)
      day.seq = record.seq
      count += 1
      if (count % SLICE === 0) await new Promise((resolve) => void setImmediate(resolve))
    }
    return day.watch.soFar(nowMs)
  }
}
