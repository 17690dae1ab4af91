/**
 * What the next two hours will bring to each queue as the floor stands, and what one or two windows more would change:
 * opened by who is free, or lent by a queue that can spare one (ACT-1, ACT-2).
 */
import { rounded } from '../forecast/wait-span.ts'
import { HALF_MIN, type StaffingHall } from './facts.ts'
import type { FloorNow } from './floor-now.ts'
import { waitsIn, type Waits } from './hall-run.ts'
import { AS_NOW, livedIn, type Lived } from './outlook-lived.ts'
import { leftAlone, worstOf, worstSpan, type OutlookSpan, type QueueOutlook } from './outlook-queue.ts'

/** Half-hours that are looked at, from the next whole one on. */
const OUTLOOK_HALVES = 4
/** Windows more than now that are tried. */
const MORE_MOST = 2
/** What today has shown of its arrivals weighs as much as so many expected ones. */
const EXPECTED_WEIGHT = 25
const PACE = { least: 0.5, most: 2 }

/** Somebody who could sit down at a window that is not at work. */
export interface Move {
  readonly counter: string
  readonly badgeNo: string
  /** The window that they leave; null: they sit nowhere now. */
  readonly from: string | null
  /** What it costs the queue that they leave, at its worst half-hour. */
  readonly cost: { readonly queue: string; readonly before: OutlookSpan; readonly after: OutlookSpan } | null
}

export interface Choice {
  /** Windows at work for the queue. */
  readonly open: number
  readonly spans: readonly OutlookSpan[]
  /** Of the half-hour with the longest waits. */
  readonly worst: OutlookSpan
  readonly moves: readonly Move[]
}

export interface Advice {
  readonly queue: string
  readonly promiseMin: number
  /** As now first; none more where there is no window or nobody. */
  readonly choices: readonly Choice[]
  /** The smallest that keeps the promise, else the best; 0: as now. */
  readonly best: number
  /** When the queue is over its worst, minutes since midnight. */
  readonly untilMin: number
  /** What could not be had: windows, or people for them. */
  readonly lacks: 'nothing' | 'windows' | 'people'
}

export interface Outlook {
  /** Beginnings of the half-hours, minutes since midnight. */
  readonly halves: readonly number[]
  readonly queues: readonly QueueOutlook[]
  readonly advice: Advice | null
}

/** Who may sit where: people who are in the house and at no window, and whether somebody may serve a queue. */
export interface People {
  readonly free: readonly string[]
  readonly may: (badgeNo: string, queue: string) => boolean
}

/** `queue`: the one that is asked about; null: the worst. */
export function outlookOf(hall: StaffingHall, now: FloorNow, people: People, queue: string | null): Outlook | null {
  const paced = withoutStopped(withoutBooked(atTodaysPace(hall, now), now), now)
  const first = Math.ceil(now.beginning.atMin / HALF_MIN)
  const halves = Array.from({ length: OUTLOOK_HALVES }, (_, at) => first + at).filter(
    (half) => half < hall.halves && hall.shut[half] !== true,
  )
  if (halves.length === 0 || now.beginning.atMin < 0) return null
  const floor = { hall: paced, now, people, halves }
  const base = livedIn(floor, AS_NOW, null)
  const queues = paced.queues.map((one, at): QueueOutlook => ({
    queue: one.queue,
    promiseMin: one.promiseMin,
    open: openFor(paced, now, at).length,
    spans: spansOf(paced, base.waits, halves, at),
    arrivals: halves.map((half) => Math.round((one.arrivals[half] ?? 0) + bookedIn(now, at, half))),
  }))
  const asked = queue === null ? worstOf(queues, now) : queues.findIndex((one) => one.queue === queue)
  return {
    halves: halves.map((half) => paced.openMin + half * HALF_MIN),
    queues,
    advice: asked < 0 ? null : adviceFor({ ...floor, base, queues }, asked),
  }
}

interface Looked {
  readonly hall: StaffingHall
  readonly now: FloorNow
  readonly people: People
  readonly halves: readonly number[]
  readonly base: Lived
  readonly queues: readonly QueueOutlook[]
}

/** As many more or fewer as today has had so far against what was expected, not more than double. */
function atTodaysPace(hall: StaffingHall, { beginning, issued }: FloorNow): StaffingHall {
  const [begun, part] = [Math.floor(beginning.atMin / HALF_MIN), (beginning.atMin % HALF_MIN) / HALF_MIN]
  const soFar = (arrivals: readonly number[]): number =>
    arrivals.slice(0, begun).reduce((sum, one) => sum + one, 0) + (arrivals[begun] ?? 0) * part
  const expected = hall.queues.reduce((sum, { arrivals }) => sum + soFar(arrivals), 0)
  const came = issued.reduce((sum, one) => sum + one, 0)
  const pace = Math.min(PACE.most, Math.max(PACE.least, (came + EXPECTED_WEIGHT) / (expected + EXPECTED_WEIGHT)))
  return {
    ...hall,
    queues: hall.queues.map((one) => ({ ...one, arrivals: one.arrivals.map((count) => count * pace) })),
  }
}

/** Bookings are known by their slots: what came by them on past days is not expected once more. */
function withoutBooked(hall: StaffingHall, { beginning }: FloorNow): StaffingHall {
  if (beginning.booked === undefined) return hall
  return {
    ...hall,
    queues: hall.queues.map((one) => ({
      ...one,
      arrivals: one.arrivals.map((count, half) => Math.max(0, count - (one.bookedArrivals?.[half] ?? 0))),
    })),
  }
}

/** Whoever holds a number is called; nobody is given another one. */
function withoutStopped(hall: StaffingHall, { stopped = [] }: FloorNow): StaffingHall {
  if (!stopped.includes(true)) return hall
  return {
    ...hall,
    queues: hall.queues.map((one, at) => (stopped[at] ? { ...one, arrivals: one.arrivals.map(() => 0) } : one)),
  }
}

function bookedIn({ beginning }: FloorNow, queue: number, half: number): number {
  const slots = (beginning.booked?.[queue] ?? []).filter((slotMin) => Math.floor(slotMin / HALF_MIN) === half)
  return slots.length * (beginning.shows ?? 1)
}

function openFor({ counters }: StaffingHall, now: FloorNow, queue: number): readonly number[] {
  return counters.flatMap(({ skills }, at) => (now.counters[at]?.kind === 'open' && skills.includes(queue) ? [at] : []))
}

function spansOf(hall: StaffingHall, waits: Waits, halves: readonly number[], queue: number): readonly OutlookSpan[] {
  return halves.map((half) => {
    const found = waitsIn(hall, waits, half, [queue])
    return found === null ? null : rounded(found.p50Min, found.p80Min)
  })
}

function adviceFor(looked: Looked, queue: number): Advice {
  const { hall, now, halves, base, queues } = looked
  const { promiseMin, queue: id, spans: asNow } = queues[queue] as QueueOutlook
  const moves = movesFor(looked, queue)
  const open = openFor(hall, now, queue).length
  const choices: Choice[] = [{ open, spans: asNow, worst: worstSpan(asNow), moves: [] }]
  for (let more = 1; more <= Math.min(MORE_MOST, moves.length); more += 1) {
    const used = moves.slice(0, more)
    const ways = { added: used.map(({ to }) => to), taken: used.flatMap(({ from }) => from ?? []) }
    const { waits } = livedIn(looked, ways, base)
    const spans = spansOf(hall, waits, halves, queue)
    choices.push({
      open: open + more,
      spans,
      worst: worstSpan(spans),
      moves: used.map((move) => moveOf(move, { hall, halves, base: base.waits, after: waits })),
    })
  }
  const isAlone = leftAlone(queues[queue] as QueueOutlook, queue, now) > 0
  const keeps = choices.findIndex(({ worst }, more) => (worst === null ? more > 0 || !isAlone : worst[1] <= promiseMin))
  const isBad = (at: number): boolean =>
    isAlone ? (queues[queue]?.arrivals[at] ?? 0) > 0 : (asNow[at]?.[1] ?? 0) > promiseMin
  const last = halves.filter((_, at) => isBad(at)).at(-1) ?? (halves[0] as number)
  return {
    queue: id,
    promiseMin,
    choices,
    best: keeps < 0 ? choices.length - 1 : keeps,
    untilMin: hall.openMin + (last + 1) * HALF_MIN,
    lacks:
      choices.length > MORE_MOST ? 'nothing' : closedFor(hall, now, queue).length > moves.length ? 'people' : 'windows',
  }
}

interface Candidate {
  readonly to: number
  readonly badgeNo: string
  readonly from: number | null
}

function closedFor({ counters }: StaffingHall, now: FloorNow, queue: number): readonly number[] {
  return counters.flatMap(({ skills }, at) =>
    now.counters[at]?.kind === 'closed' && skills.includes(queue) ? [at] : [],
  )
}

/** Asked in turn: whether a window may be left without leaving one of its queues to nobody (ACT-7). */
function spares({ hall, now }: Pick<Looked, 'hall' | 'now'>): (one: { readonly from: number }) => boolean {
  const open = hall.queues.map((_, queue) => openFor(hall, now, queue).length)
  return ({ from }) => {
    const skills = hall.counters[from]?.skills ?? []
    if (skills.some((skill) => (open[skill] ?? 0) < 2)) return false
    for (const skill of skills) open[skill] = (open[skill] ?? 0) - 1
    return true
  }
}

/** Free people first; then who sits where the waits are shortest against their promise, and only within it. */
function movesFor({ hall, now, people, queues }: Looked, queue: number): readonly Candidate[] {
  const id = hall.queues[queue]?.queue ?? ''
  const free = people.free.filter((badgeNo) => people.may(badgeNo, id)).map((badgeNo) => ({ badgeNo, from: null }))
  const slack = (at: number): number =>
    Math.min(
      ...(hall.counters[at]?.skills ?? []).map((skill) => {
        const other = queues[skill] as QueueOutlook
        return other.promiseMin - (worstSpan(other.spans)?.[1] ?? 0)
      }),
    )
  const lenders = hall.counters
    .flatMap(({ skills }, at) => {
      const counter = now.counters[at]
      const mayLend = counter?.kind === 'open' && counter.badgeNo !== null && !skills.includes(queue)
      return mayLend && people.may(counter.badgeNo ?? '', id) && slack(at) > 0
        ? [{ badgeNo: counter.badgeNo ?? '', from: at }]
        : []
    })
    .sort((one, other) => slack(other.from) - slack(one.from))
  const all = [...free, ...lenders.filter(spares({ hall, now }))]
  return closedFor(hall, now, queue).flatMap((to, nth) => {
    const who = all[nth]
    return who === undefined ? [] : [{ to, ...who }]
  })
}

/** With what it costs: the queue of the window that is left whose wait grows most. */
function moveOf(
  { to, badgeNo, from }: Candidate,
  seen: {
    readonly hall: StaffingHall
    readonly halves: readonly number[]
    readonly base: Waits
    readonly after: Waits
  },
): Move {
  const { hall, halves, base, after } = seen
  const counter = hall.counters[to]?.counter ?? ''
  if (from === null) return { counter, badgeNo, from: null, cost: null }
  const costs = (hall.counters[from]?.skills ?? []).map((queue) => ({
    queue: hall.queues[queue]?.queue ?? '',
    before: worstSpan(spansOf(hall, base, halves, queue)),
    after: worstSpan(spansOf(hall, after, halves, queue)),
  }))
  const grows = ({ before, after: then }: (typeof costs)[number]): number => (then?.[1] ?? 0) - (before?.[1] ?? 0)
  const cost = costs.reduce<(typeof costs)[number] | null>(
    (worst, one) => (worst === null || grows(one) > grows(worst) ? one : worst),
    null,
  )
  return { counter, badgeNo, from: hall.counters[from]?.counter ?? null, cost }
}
