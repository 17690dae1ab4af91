/** Who comes to the city hall on a day and what they do: priorities, bookings, several matters, people who leave, breaks. */
import { DAY_SHAPE } from '../../domain/forecast/staffing.ts'
import type { HallSettings, ServiceItem } from '../../domain/plan/settings.ts'
import type { Chance } from './chance.ts'
import { GUIDE, KIOSK, type PromiseHall } from './promise-hall.ts'

/** All of it assumed for the sample hall (docs/simulation.md). */
const VISITS = 2500
const OPEN_MIN = 480
const LAST_TICKET_MIN = 470
const BUSY_SHARE = 0.97
const MONDAY = 1.25
const SHARE = { booked: 30, priority: 12, several: 15, leaves: 8, missed: 6 }
const BREAKS = [
  { fromMin: 75, withinMin: 60, forMin: 10 },
  { fromMin: 145, withinMin: 120, forMin: 45 },
  { fromMin: 330, withinMin: 60, forMin: 10 },
]
const CV = 0.7
/** Counters of a group serve the same queues and share their people. */
interface Group {
  readonly counters: readonly string[]
  readonly queues: readonly string[]
}

/** Fills a day of the hall with people and lets it run. `nth` counts the days from a Monday on. */
export function liveThrough(hall: PromiseHall, nth: number, chance: Chance): void {
  const { settings } = hall.index
  const visits = VISITS * (nth % 5 === 0 ? MONDAY : 0.94) * (0.92 + fraction(chance) * 0.16)
  const share = sharesOf(settings)
  for (const group of groupsOf(settings)) staff(hall, group, share, chance)
  const whole = DAY_SHAPE.reduce((sum, part) => sum + part, 0)
  DAY_SHAPE.forEach((part, half) => {
    const count = Math.round((visits * part) / whole)
    for (let n = 0; n < count; n += 1) {
      const at = half * 30 + fraction(chance) * 30
      if (at < LAST_TICKET_MIN) hall.in(at, () => comeIn(hall, share, chance))
    }
  })
  for (let minute = 1; minute < OPEN_MIN + 240; minute += 1) hall.in(minute, () => hall.lookAgain())
  hall.run()
}

/** Each called person walks up, is served or not there, and makes room for the next. */
export function serve(hall: PromiseHall, counter: string, no: string, chance: Chance): void {
  const clerk = hall.clerk(counter)
  const isMissed = chance.below(100) < SHARE.missed && (hall.day.tickets.get(no)?.rejoins ?? 0) === 0
  if (isMissed) {
    for (const minute of [0.5, 1]) hall.in(minute, () => hall.do({ type: 'Recall', counter }, clerk))
    hall.in(1.5, () => {
      hall.do({ type: 'MarkMissed', counter }, clerk)
      if (chance.below(2) === 0) hall.in(5, () => hall.do({ type: 'Rejoin', ticketNo: no }, KIOSK))
      hall.free(counter)
    })
    return
  }
  hall.in((20 + chance.below(41)) / 60, () => {
    hall.do({ type: 'StartService', counter }, clerk)
    const ticket = hall.day.tickets.get(no)
    const here = (ticket?.items ?? []).flatMap((item, index) => {
      const isHere = item.outcome === null && hall.index.counters.get(counter)?.skills.has(item.queue) === true
      return isHere ? [{ index, outcome: 'done' as const, meanMin: item.serviceMin }] : []
    })
    const minutes = here.reduce((sum, { meanMin }) => sum + lognormal(meanMin, chance), 0)
    hall.in(minutes, () => {
      const outcomes = here.map(({ index, outcome }) => ({ index, outcome }))
      hall.do({ type: 'FinishService', counter, outcomes }, clerk)
      hall.free(counter)
    })
  })
}

/** So many of the visits go to each queue that its counters are equally busy. */
function sharesOf(settings: HallSettings): readonly (readonly [queue: string, share: number])[] {
  const served = new Map<string, number>()
  for (const { skills } of settings.counters) {
    const own = skills.filter(({ fromWaiting }) => fromWaiting === undefined)
    for (const { queue } of own) served.set(queue, (served.get(queue) ?? 0) + 1 / own.length)
  }
  const weights = settings.queues.flatMap(({ id, serviceMin }) =>
    itemsOf(settings, id).length > 0 ? [[id, (served.get(id) ?? 0) / serviceMin] as const] : [],
  )
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return weights.map(([id, weight]) => [id, weight / whole])
}

function groupsOf(settings: HallSettings): readonly Group[] {
  const groups = new Map<string, { counters: string[]; queues: readonly string[] }>()
  for (const { id, skills } of settings.counters) {
    const queues = skills.filter(({ fromWaiting }) => fromWaiting === undefined).map(({ queue }) => queue)
    const known = groups.get(queues.join())
    if (known) known.counters.push(id)
    else groups.set(queues.join(), { counters: [id], queues })
  }
  return [...groups.values()]
}

/** As many counters of a group as an ordinary day fills, each with its breaks; now and then a clerk is ill. */
function staff(hall: PromiseHall, group: Group, shares: ReturnType<typeof sharesOf>, chance: Chance): void {
  const { settings } = hall.index
  const load = shares
    .filter(([queue]) => group.queues.includes(queue))
    .reduce((sum, [queue, share]) => sum + VISITS * share * meanMinOf(settings, queue), 0)
  const pauses = BREAKS.reduce((sum, { forMin }) => sum + forMin, 0)
  const needed = Math.max(1, Math.round(load / ((OPEN_MIN - pauses) * BUSY_SHARE)))
  const counters = group.counters.slice(0, needed).filter((_, at) => at === 0 || chance.below(100) >= 3)
  for (const counter of counters) {
    hall.do({ type: 'SignIn', counter }, hall.clerk(counter))
    hall.in(0.1, () => hall.free(counter))
    for (const { fromMin, withinMin, forMin } of BREAKS)
      hall.in(fromMin + fraction(chance) * withinMin, () => rest(hall, counter, forMin))
  }
}

/** A break begins when nobody stands at the window. */
function rest(hall: PromiseHall, counter: string, forMin: number): void {
  if (hall.day.counters.get(counter)?.ticketNo != null) {
    hall.in(1, () => rest(hall, counter, forMin))
    return
  }
  const untilMs = hall.nowMs + forMin * 60_000
  if (!hall.do({ type: 'PauseCounter', counter, reason: 'meal', untilMs }, hall.clerk(counter))) return
  hall.in(forMin, () => {
    hall.do({ type: 'OpenCounter', counter }, hall.clerk(counter))
    hall.free(counter)
  })
}

function comeIn(hall: PromiseHall, shares: ReturnType<typeof sharesOf>, chance: Chance): void {
  const { settings } = hall.index
  const first = drawn(shares, chance)
  const items = [chance.one(itemsOf(settings, first)).id]
  if (chance.below(100) < SHARE.several) {
    const second = chance.one(itemsOf(settings, chance.below(2) === 0 ? first : drawn(shares, chance))).id
    if (!items.includes(second)) items.push(second)
  }
  const isBooked = chance.below(100) < SHARE.booked
  const isFirst = chance.below(100) < SHARE.priority
  const asked = items.map((item) => ({ item }))
  if (isBooked) hall.checkIn(items, chance.below(30) - 10)
  else if (isFirst)
    hall.do({ type: 'IssueTicket', items: asked, origin: 'floorGuide', priorityClass: 'priority' }, GUIDE)
  else hall.do({ type: 'IssueTicket', items: asked, origin: 'kiosk' }, KIOSK)
  const no = [...hall.day.tickets.keys()].at(-1)
  if (no === undefined || chance.below(100) >= SHARE.leaves) return
  hall.in(5 + chance.below(55), () => {
    if (hall.day.tickets.get(no)?.status === 'waiting') hall.do({ type: 'CancelTicket', ticketNo: no }, GUIDE)
  })
}

function drawn(shares: ReturnType<typeof sharesOf>, chance: Chance): string {
  let left = fraction(chance)
  for (const [queue, share] of shares) {
    left -= share
    if (left <= 0) return queue
  }
  return shares[0]?.[0] ?? ''
}

function itemsOf(settings: HallSettings, queue: string): readonly ServiceItem[] {
  const excepted = new Set(settings.site?.exceptions.map(({ item }) => item))
  return settings.items.filter((one) => one.queue === queue && one.isApplicantInitiated && !excepted.has(one.id))
}

function meanMinOf(settings: HallSettings, queue: string): number {
  const items = itemsOf(settings, queue)
  // The way to the window, and now and then a second matter.
  return (items.reduce((sum, one) => sum + one.serviceMin, 0) / items.length) * 1.08 + 0.8
}

function lognormal(mean: number, chance: Chance): number {
  const sigma = Math.sqrt(Math.log(1 + CV * CV))
  const normal = Math.sqrt(-2 * Math.log(1 - fraction(chance))) * Math.cos(2 * Math.PI * fraction(chance))
  return mean * Math.exp(sigma * normal - (sigma * sigma) / 2)
}

function fraction(chance: Chance): number {
  return chance.below(1_000_000) / 1_000_000
}
