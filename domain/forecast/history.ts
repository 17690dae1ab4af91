/** What a hall's earlier ticket log teaches, by the same rules as its own days: services, and waits against what would have been said. */
import type { QueueId } from '../words/ids.ts'
import { serviceTaught, waitTaught } from './lessons.ts'
import { type QueueLessons, forecastWait, rounded } from './wait-span.ts'

/** One ticket of the past. */
export interface PastTicket {
  readonly queue: QueueId
  readonly issuedAtMs: number
  readonly calledAtMs: number
  /** When the service began and ended; null where the log does not say. */
  readonly startedAtMs: number | null
  readonly finishedAtMs: number | null
  /** Which counter called; '' where the log does not say. */
  readonly counter: string
}

/** A counter that called nobody for so long is taken for closed. */
const AT_WORK_MS = 40 * 60_000
const MINUTE_MS = 60_000
/** A longer service was forgotten to be ended. */
const SERVICE_MOST_MIN = 180

interface Line {
  waiting: number
  /** Last call of each counter. */
  readonly counters: Map<string, number>
  lastCallMs: number | null
  gapMin: number
  gaps: number
  lessons: QueueLessons | undefined
}

interface Said {
  readonly ahead: number
  readonly p50Min: number
  readonly endMin: number
}

/**
 * The lessons of a log. `catalogueMin`: a queue's minutes at the counter by the catalogue. Where the log names no
 * counters, one is taken to be at work.
 */
export function lessonsOfHistory(
  tickets: readonly PastTicket[],
  catalogueMin: (queue: QueueId) => number,
): ReadonlyMap<QueueId, QueueLessons> {
  const lines = new Map<QueueId, Line>()
  const said = new Map<PastTicket, Said>()
  const moments = tickets.flatMap((ticket) => [
    { atMs: ticket.issuedAtMs, order: 1, ticket },
    { atMs: ticket.calledAtMs, order: 2, ticket },
    ...(ticket.finishedAtMs === null ? [] : [{ atMs: ticket.finishedAtMs, order: 0, ticket }]),
  ])
  moments.sort((one, other) => one.atMs - other.atMs || one.order - other.order)
  for (const { order, ticket } of moments) {
    const line = lineOf(lines, ticket.queue)
    if (order === 1) {
      const told = sayTo(line, ticket, catalogueMin(ticket.queue))
      if (told) said.set(ticket, told)
      line.waiting += 1
    } else if (order === 2) {
      const told = said.get(ticket)
      call(line, ticket)
      if (told) line.lessons = waitTaught(line.lessons, told, (ticket.calledAtMs - ticket.issuedAtMs) / MINUTE_MS)
    } else finish(line, ticket)
  }
  return new Map(
    [...lines].flatMap(([queue, { lessons }]) => (lessons === undefined ? [] : [[queue, lessons] as const])),
  )
}

function lineOf(lines: Map<QueueId, Line>, queue: QueueId): Line {
  const known = lines.get(queue)
  if (known) return known
  const made = { waiting: 0, counters: new Map(), lastCallMs: null, gapMin: 0, gaps: 0, lessons: undefined }
  lines.set(queue, made)
  return made
}

/** What would have been said; nothing to whoever was called at once. */
function sayTo(line: Line, ticket: PastTicket, catalogueMin: number): Said | null {
  if (ticket.calledAtMs - ticket.issuedAtMs < MINUTE_MS && line.waiting === 0) return null
  let servers = 0
  for (const lastMs of line.counters.values()) servers += ticket.issuedAtMs - lastMs < AT_WORK_MS ? 1 : 0
  const forecast = forecastWait({
    ahead: line.waiting,
    serviceMin: catalogueMin,
    servers: Math.max(1, servers),
    observedGapMin: line.gaps > 0 ? line.gapMin : null,
    samples: line.gaps,
    lessons: line.lessons,
  })
  if (forecast === null) return null
  const [, endMin] = rounded(forecast.p50Min, forecast.p80Min)
  return { ahead: line.waiting, p50Min: forecast.p50Min, endMin }
}

/** The pace is measured as the day itself does: only while somebody is left waiting, and never over a night. */
function call(line: Line, { calledAtMs, counter }: PastTicket): void {
  line.counters.set(counter, calledAtMs)
  const gapMin = line.lastCallMs === null ? null : (calledAtMs - line.lastCallMs) / MINUTE_MS
  if (gapMin !== null && gapMin * MINUTE_MS > AT_WORK_MS * 4) line.gaps = 0
  else if (gapMin !== null && line.waiting > 1) {
    line.gapMin = line.gaps === 0 ? gapMin : line.gapMin * 0.8 + gapMin * 0.2
    line.gaps += 1
  }
  line.lastCallMs = calledAtMs
  line.waiting = Math.max(0, line.waiting - 1)
}

function finish(line: Line, { startedAtMs, calledAtMs, finishedAtMs }: PastTicket): void {
  const minutes = ((finishedAtMs ?? 0) - (startedAtMs ?? calledAtMs)) / MINUTE_MS
  if (minutes > 0 && minutes <= SERVICE_MOST_MIN) line.lessons = serviceTaught(line.lessons, minutes)
}
