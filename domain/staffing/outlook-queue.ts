/** What the next two hours bring to one queue, and which queue of all comes off worst. */
import type { FloorNow } from './floor-now.ts'

/** Half and four fifths of those who come are called within; null: nobody is expected. */
export type OutlookSpan = readonly [fromMin: number, toMin: number] | null

export interface QueueOutlook {
  readonly queue: string
  readonly promiseMin: number
  /** Windows that can call it and are at work now. */
  readonly open: number
  readonly spans: readonly OutlookSpan[]
  /** People expected in each half-hour. */
  readonly arrivals: readonly number[]
}

/** The span with the latest end; null where none is known. */
export function worstSpan(spans: readonly OutlookSpan[]): OutlookSpan {
  return spans.reduce<OutlookSpan>((worst, one) => ((one?.[1] ?? -1) > (worst?.[1] ?? -1) ? one : worst), null)
}

/** No window is open for this queue, and none that pauses comes back within what is looked at (ACT-7). */
export function nobodyCalls({ open, spans }: Pick<QueueOutlook, 'open' | 'spans'>): boolean {
  return open === 0 && spans.every((span) => span === null)
}

/** People whom nobody will call: those who wait, and those who are expected. */
export function leftAlone(queue: QueueOutlook, at: number, { beginning }: FloorNow): number {
  if (!nobodyCalls(queue)) return 0
  return queue.arrivals.reduce((sum, one) => sum + one, beginning.waiting[at]?.length ?? 0)
}

/** Where nobody calls those who wait; else the queue that goes furthest beyond its promise, or comes closest to it. */
export function worstOf(queues: readonly QueueOutlook[], now: FloorNow): number {
  const alone = queues.map((one, at) => leftAlone(one, at, now))
  if (Math.max(...alone) > 0) return alone.indexOf(Math.max(...alone))
  const beyond = queues.map(({ spans, promiseMin }) => (worstSpan(spans)?.[1] ?? -Infinity) - promiseMin)
  const most = Math.max(...beyond)
  return most === -Infinity ? -1 : beyond.indexOf(most)
}
