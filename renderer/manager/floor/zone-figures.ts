/** One zone of the building in figures: its people, its worst span against its promise, its windows as they stand. */
import type { WaitSpan } from '../../../domain/forecast/wait-span.ts'
import type { ManagerCounter, ManagerView } from '../../../domain/views/floor.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { CounterSettings, Queue, Zone } from '../../../domain/plan/settings.ts'
import type { QueueId } from '../../../domain/words/ids.ts'

export interface QueueFigures {
  readonly queue: Queue
  readonly waiting: number
  readonly span: WaitSpan
  readonly isOpen: boolean
  /** The open windows of the whole house that would call its people now. */
  readonly servers: readonly CounterSettings[]
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
  /** Why: waits beyond or near the promise and nothing else; any other trouble is told beside. */
  readonly word: 'over' | 'near' | 'red' | 'yellow'
}

/** Zones in the order of the building, never by trouble: a place on the screen is a place in the hall. */
export function zoneFigures(plan: SitePlan, view: ManagerView): readonly ZoneFigures[] {
  return plan.zones.map((zone) => {
    const queues = plan.queues.filter((queue) => queue.zone === zone.id).map((queue) => queueFigures(queue, view, plan))
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
      ...needOfZone(zone, view),
    }
  })
}

/** A queue as the view tells it; a queue that the view does not know has nobody waiting. */
export function queueFigures(queue: Queue, view: ManagerView, plan: SitePlan): QueueFigures {
  const line = view.queues.find(([id]) => id === queue.id)
  const waiting = line?.[1] ?? 0
  return {
    queue,
    waiting,
    span: line?.[2] ?? null,
    isOpen: (line?.[3] ?? 1) === 1,
    servers: plan.counters.filter(
      (counter) => isAtWork(counterNow(counter, view)) && takesNow(counter, queue.id, waiting),
    ),
  }
}

/** A window has the skill for this queue, and as many wait as its reserve asks for. */
function takesNow(counter: CounterSettings, queue: QueueId, waiting: number): boolean {
  return counter.skills.some((skill) => skill.queue === queue && waiting >= (skill.fromWaiting ?? 0))
}

function isAtWork({ status }: ManagerCounter): boolean {
  return status !== 'closed' && status !== 'paused'
}

/** As many queues as a row of the floor has room for. */
const QUEUES_IN_ROW = 3

/**
 * The queues that a row shows: those with people first, by how far they are past their promise, told in the order of the
 * plan, so that a line keeps its place.
 */
export function shownQueues(queues: readonly QueueFigures[]): readonly QueueFigures[] {
  if (queues.length <= QUEUES_IN_ROW) return queues
  const byNeed = [...queues].sort((a, b) => needOf(b) - needOf(a)).slice(0, QUEUES_IN_ROW)
  return queues.filter((one) => byNeed.includes(one))
}

/** Nobody waits: below all others; people whom nobody calls: above all others. */
function needOf({ waiting, span, queue }: QueueFigures): number {
  if (waiting === 0) return Number.NEGATIVE_INFINITY
  return span === null ? Number.POSITIVE_INFINITY : span[1] - queue.promiseMin
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
function needOfZone(zone: Zone, view: ManagerView): Pick<ZoneFigures, 'level' | 'word'> {
  const here = view.alerts.filter((alert) => alert.zone === zone.id && alert.kind !== 'longService')
  const isRed = here.some((alert) => alert.level === 'red')
  const worst = here.filter((alert) => (alert.level === 'red') === isRed)
  if (worst.length === 0) return { level: 'calm', word: 'yellow' }
  if (isRed) return { level: 'red', word: worst.every((alert) => alert.kind === 'waitOver') ? 'over' : 'red' }
  return { level: 'yellow', word: worst.every((alert) => alert.kind === 'waitNear') ? 'near' : 'yellow' }
}
