/** One zone of the building in figures: its people, its worst span against its promise, its windows as they stand. */
import type { WaitSpan } from '../../../domain/forecast/wait-span.ts'
import type { ManagerCounter, ManagerView } from '../../../domain/views/floor.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { CounterSettings, Queue, Zone } from '../../../domain/plan/settings.ts'

export interface QueueFigures {
  readonly queue: Queue
  readonly waiting: number
  readonly span: WaitSpan
  readonly isOpen: boolean
}

export interface CounterFigures {
  readonly plan: CounterSettings
  readonly now: ManagerCounter
}

export interface ZoneFigures {
  readonly zone: Zone
  readonly queues: readonly QueueFigures[]
  readonly waiting: number
  readonly span: WaitSpan
  /** The queue whose span is shown, or that nobody calls; null: none has people in it or a counter. */
  readonly worst: Queue | null
  /** Promise of that queue. */
  readonly promiseMin: number
  readonly counters: readonly CounterFigures[]
  /** How much it needs a person. */
  readonly level: 'calm' | 'yellow' | 'red'
}

/** Zones in the order of the building, never by trouble: a place on the screen is a place in the hall. */
export function zoneFigures(plan: SitePlan, view: ManagerView): readonly ZoneFigures[] {
  return plan.zones.map((zone) => {
    const queues = plan.queues.filter((queue) => queue.zone === zone.id).map((queue) => queueFigures(queue, view))
    const worst = worstOf(queues)
    return {
      zone,
      queues,
      waiting: queues.reduce((sum, one) => sum + one.waiting, 0),
      span: worst?.span ?? null,
      worst: worst?.queue ?? null,
      promiseMin: worst?.queue.promiseMin ?? 30,
      counters: plan.counters
        .filter((counter) => counter.zone === zone.id)
        .map((counter) => ({ plan: counter, now: counterNow(counter, view) })),
      level: levelOf(zone, view),
    }
  })
}

/** A queue as the view tells it; a queue that the view does not know has nobody waiting. */
export function queueFigures(queue: Queue, view: ManagerView): QueueFigures {
  const line = view.queues.find(([id]) => id === queue.id)
  return { queue, waiting: line?.[1] ?? 0, span: line?.[2] ?? null, isOpen: (line?.[3] ?? 1) === 1 }
}

/**
 * Of the queues with people in them one that nobody calls, else the one that goes furthest towards or past its promise;
 * else any with a span.
 */
function worstOf(queues: readonly QueueFigures[]): QueueFigures | undefined {
  const stuck = queues.find((one) => one.waiting > 0 && one.span === null)
  if (stuck) return stuck
  const known = queues.filter((one) => one.span !== null)
  const busy = known.filter((one) => one.waiting > 0)
  const over = (one: QueueFigures): number => (one.span?.[1] ?? 0) - one.queue.promiseMin
  return [...(busy.length > 0 ? busy : known)].sort((a, b) => over(b) - over(a))[0]
}

function counterNow(counter: CounterSettings, view: ManagerView): ManagerCounter {
  const now = view.counters.find((one) => one.counter === counter.id)
  return (
    now ?? {
      counter: counter.id,
      status: 'closed',
      ticketNo: null,
      nth: 0,
      sinceMs: null,
      untilMs: null,
      clerk: null,
      isLong: false,
    }
  )
}

/** Only what concerns its queues marks a row; a slow service has its own triangle at its window. */
function levelOf(zone: Zone, view: ManagerView): ZoneFigures['level'] {
  const here = view.alerts.filter((alert) => alert.zone === zone.id && alert.kind !== 'longService')
  if (here.some((alert) => alert.level === 'red')) return 'red'
  return here.length > 0 ? 'yellow' : 'calm'
}
