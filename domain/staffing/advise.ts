/**
 * Counters per half-hour over shared skills (STAFFING-2): Erlang's formulas for a start, the hall run in memory for what
 * sharing does, one counter more where the promise breaks and one fewer where it is not missed.
 */
import { countersA, countersC } from './erlang.ts'
import { HALF_MIN, type Opening, type StaffedQueue, type StaffingHall, type WaitsOfHalf } from './facts.ts'
import { countLate, quantile, runHall, runHalves, waitsIn, type LateCounts, type Waits } from './hall-run.ts'
import { helpsFrom } from './lived-shape.ts'
import { partOf, poolsOf, type StaffingPool } from './pools.ts'

export interface PoolHalf {
  readonly arrivals: number
  /** Counters' worth of work (Erlang). */
  readonly load: number
  readonly erlangC: number
  readonly erlangA: number
  readonly advised: number
  /** One fewer, as advised, one more, as far as there are such. */
  readonly outlooks: readonly { readonly counters: number; readonly waits: WaitsOfHalf | null }[]
}

export interface StaffingAdvice {
  readonly opening: Opening
  readonly pools: readonly { readonly pool: StaffingPool; readonly halves: readonly PoolHalf[] }[]
  /** Of all visits of the day with what is advised, minutes. */
  readonly p50Min: number
  readonly p80Min: number
  readonly overPromise: number
  /** Half-hours and queues where even all counters do not keep the promise. */
  readonly short: readonly { readonly half: number; readonly queue: number }[]
}

/**
 * Runs while searching, and for the figures that are said (with 40 they lie 5 % off by chance). One fewer and one more are
 * said of the same days: of others chance would make one more the worse one.
 */
const SEARCH_RUNS = 12
const SAID_RUNS = 120
const STEPS_MOST = 400
const SAID_SEED = 4242
/** What few visitors of a half-hour meet is chance. */
const VISITS_LEAST = 10

/** The advice for a day. `runs`: days lived for the figures that are said. */
export function adviseStaffing(hall: StaffingHall, runs = SAID_RUNS): StaffingAdvice {
  const advised = poolsOf(hall).map((pool) => ({ pool, ...advisePool(partOf(hall, pool), runs) }))
  const opening = Array.from({ length: hall.halves }, (_, half) =>
    hall.counters.map((_counter, counter) =>
      advised.some(({ pool, open }) => open[half]?.[pool.counters.indexOf(counter)] === true),
    ),
  )
  const all = Float64Array.from(advised.flatMap(({ waits }) => waits.flat(2))).sort()
  const late = advised.reduce((sum, one) => sum + one.late, 0)
  return {
    opening,
    pools: advised.map(({ pool, halves }) => ({ pool, halves })),
    p50Min: quantile(all, 0.5),
    p80Min: quantile(all, 0.8),
    overPromise: all.length === 0 ? 0 : late / all.length,
    short: advised.flatMap(({ pool, short }) =>
      short.map(({ half, queue }) => ({ half, queue: pool.queues[queue] as number })),
    ),
  }
}

function advisePool(hall: StaffingHall, runs: number) {
  const open = startOf(hall)
  const short = settle(hall, open)
  trim(hall, open)
  const waits = runHall(hall, open, runs, SAID_SEED)
  let late = 0
  for (const half of waits)
    for (const [queue, { promiseMin }] of hall.queues.entries())
      for (const wait of half[queue] ?? []) if (wait > promiseMin) late += 1
  return { open, waits, late, short, halves: halvesOf(hall, open, waits, runs) }
}

type Open = boolean[][]

/** By Erlang C, the counters that serve most of what is asked first; no queue without a counter. */
function startOf(hall: StaffingHall): Open {
  const open: Open = Array.from({ length: hall.halves }, () => hall.counters.map(() => false))
  for (const [half, row] of open.entries()) {
    if (hall.shut[half]) continue
    for (let left = erlangOf(hall, half).erlangC; left > 0; left -= 1) {
      const best = bestClosed(hall, open, half, (queue) => unmet(hall, open, half, queue))
      if (best !== -1) row[best] = true
    }
    for (const [queue, { arrivals }] of hall.queues.entries()) {
      const isServed = hall.counters.some(({ skills }, counter) => row[counter] && skills.includes(queue))
      if ((arrivals[half] ?? 0) > 0 && !isServed) openFor(hall, open, half, queue)
    }
  }
  return open
}

function erlangOf(hall: StaffingHall, half: number): Omit<PoolHalf, 'advised' | 'outlooks'> {
  const sum = (of: (queue: StaffedQueue) => number): number => hall.queues.reduce((all, one) => all + of(one), 0)
  const arrivals = sum((one) => one.arrivals[half] ?? 0)
  const work = sum((one) => (one.arrivals[half] ?? 0) * (one.serviceMin + hall.waySec / 60))
  const shape = { arrivalsPerMin: arrivals / HALF_MIN, serviceMin: arrivals === 0 ? 0 : work / arrivals }
  const promise = Math.min(...hall.queues.map((one) => one.promiseMin))
  return {
    arrivals,
    load: work / HALF_MIN,
    erlangC: countersC(shape, promise, 1 - hall.keptShare),
    erlangA: countersA(shape, hall.patienceMin, 1 - hall.keptShare),
  }
}

/** Work of a queue that its share of the open counters does not do. */
function unmet(hall: StaffingHall, open: Open, half: number, queue: number): number {
  const { arrivals = [], serviceMin = 0 } = hall.queues[queue] ?? {}
  const served = hall.counters.reduce(
    (sum, { skills }, counter) => sum + (open[half]?.[counter] && skills.includes(queue) ? 1 / skills.length : 0),
    0,
  )
  return Math.max(0, ((arrivals[half] ?? 0) * serviceMin) / HALF_MIN - served)
}

function bestClosed(hall: StaffingHall, open: Open, half: number, worth: (queue: number) => number): number {
  let best = -1
  let most = 0
  for (const [counter, { skills }] of hall.counters.entries()) {
    if (open[half]?.[counter]) continue
    const value = skills.reduce((sum, queue) => sum + worth(queue), 0)
    if (value > most) [best, most] = [counter, value]
  }
  return best
}

/** Opens the counter that helps this queue, rather no reserve and one that was open before; false: there is none left. */
function openFor(hall: StaffingHall, open: Open, half: number, queue: number): boolean {
  const able = hall.counters.flatMap(({ skills }, counter) =>
    !open[half]?.[counter] && skills.includes(queue) ? [counter] : [],
  )
  const least = Math.min(...able.map((counter) => helpsFrom(hall, counter, queue)))
  const free = able.filter((counter) => helpsFrom(hall, counter, queue) === least)
  const best = free.find((counter) => open[half - 1]?.[counter] || open[half + 1]?.[counter]) ?? free[0]
  if (best === undefined) return false
  ;(open[half] as boolean[])[best] = true
  return true
}

/** One counter more where the promise breaks worst, until it breaks nowhere or nobody is left; gives where it still does. */
function settle(hall: StaffingHall, open: Open): { half: number; queue: number }[] {
  const stuck = new Set<string>()
  for (let step = 0; step < STEPS_MOST; step += 1) {
    const worst = broken(hall, countLate(hall, open, SEARCH_RUNS)).find(
      ({ half, queue }) => !stuck.has(`${half} ${queue}`),
    )
    if (worst === undefined) break
    // A line that is too long was too long before: the half-hour before is the other place to help.
    const isHelped =
      openFor(hall, open, worst.half, worst.queue) ||
      (worst.half > 0 && !hall.shut[worst.half - 1] && openFor(hall, open, worst.half - 1, worst.queue))
    if (!isHelped) stuck.add(`${worst.half} ${worst.queue}`)
  }
  return broken(hall, countLate(hall, open, SEARCH_RUNS)).map(({ half, queue }) => ({ half, queue }))
}

function broken(hall: StaffingHall, counts: LateCounts): readonly { half: number; queue: number; late: number }[] {
  const found: { half: number; queue: number; late: number }[] = []
  for (const [at, count] of counts.waits.entries()) {
    if (count < VISITS_LEAST) continue
    const late = (counts.late[at] ?? 0) - (1 - hall.keptShare) * count
    const queues = hall.queues.length
    if (late > 0) found.push({ half: Math.floor(at / queues), queue: at % queues, late })
  }
  return found.sort((a, b) => b.late - a.late)
}

/**
 * One counter fewer in each half-hour as long as the promise holds everywhere; never fewer than the half-hour's own work
 * needs: a line that one half-hour leaves to the next is no saving.
 */
function trim(hall: StaffingHall, open: Open): void {
  const before = broken(hall, countLate(hall, open, SEARCH_RUNS)).length
  for (const [half, row] of open.entries())
    for (let counter = row.length - 1; counter >= 0; counter -= 1) {
      if (row.filter(Boolean).length <= Math.ceil(erlangOf(hall, half).load)) break
      if (!row[counter] || isLast(hall, open, half, counter)) continue
      row[counter] = false
      if (broken(hall, countLate(hall, open, SEARCH_RUNS)).length <= before) continue
      row[counter] = true
      break
    }
}

function isLast(hall: StaffingHall, open: Open, half: number, counter: number): boolean {
  return (hall.counters[counter]?.skills ?? []).some(
    (queue) =>
      (hall.queues[queue]?.arrivals[half] ?? 0) > 0 &&
      !hall.counters.some(
        ({ skills }, other) => other !== counter && open[half]?.[other] === true && skills.includes(queue),
      ),
  )
}

function halvesOf(hall: StaffingHall, open: Open, waits: Waits, runs: number): readonly PoolHalf[] {
  const queues = hall.queues.map((_, queue) => queue)
  const steps = open.map((row, half) => {
    const advised = row.filter(Boolean).length
    return [-1, 1].filter((by) => !hall.shut[half] && advised + by >= 1 && advised + by <= row.length)
  })
  const around = runHalves(
    hall,
    open,
    (half) => (steps[half] ?? []).map((by) => changed(open, half, by)),
    runs,
    SAID_SEED,
  )
  return open.map((row, half): PoolHalf => {
    const advised = row.filter(Boolean).length
    const seen = (steps[half] ?? []).map((by, nth) => ({ by, waits: around[half]?.[nth] ?? [] }))
    const own = advised < 1 || hall.shut[half] ? [] : [{ by: 0, waits }]
    return {
      ...erlangOf(hall, half),
      advised,
      outlooks: [...seen, ...own]
        .sort((one, other) => one.by - other.by)
        .map((one) => ({ counters: advised + one.by, waits: waitsIn(hall, one.waits, half, queues) })),
    }
  })
}

/** The opening with one counter more or fewer in one half-hour. */
function changed(open: Opening, half: number, by: number): Opening {
  const row = open[half] ?? []
  const one = by < 0 ? row.lastIndexOf(true) : row.indexOf(false)
  return open.map((other, at) => (at === half ? row.map((is, counter) => (counter === one ? by > 0 : is)) : other))
}
