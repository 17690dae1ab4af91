/**
 * The ordeal of fairness: every ordered pair of matters of every sample site, in an idle hall and in a busy one, with all
 * that happens to a ticket on a day.
 */
import type { CounterIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { itemsHere } from '../../domain/queue-day/pick/legs.ts'
import type { Ticket } from '../../domain/queue-day/state.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import type { Fault } from './fair-checks.ts'
import { ACTORS, badgeOf, FairHall, fairSettings } from './fair-hall.ts'
import { refusalsOf, type FairPlantName } from './fair-plants.ts'

const SITES = ['village', 'township', 'county', 'city', 'province'] as const
/** So long people come to the busy hall, minutes; and so long it is watched. */
const ARRIVALS_MIN = 45
const WATCHED_MIN = 300

export interface FairOptions {
  readonly seed: number
  /** Every how many-th pair is tried; 1: all. */
  readonly every: number
  readonly plant: FairPlantName | null
  readonly onFault: (text: string) => void
  /** Ends it before the last pair. */
  readonly isEnough?: (verdict: FairVerdict) => boolean
}

export interface FairVerdict {
  readonly pairs: number
  readonly tickets: number
  readonly starved: number
  readonly idleWhileWaiting: number
  readonly brokenPromises: number
  readonly untrueReasons: number
}

interface Pair {
  readonly site: string
  readonly settings: HallSettings
  readonly items: readonly [string, string]
  readonly queues: readonly [string, string]
}

/** Tries them all, one after the other: the same seed makes the same halls. */
export function fair({ seed, every, plant, onFault, isEnough }: FairOptions): FairVerdict {
  const verdict = { pairs: 0, tickets: 0, starved: 0, idleWhileWaiting: 0, brokenPromises: 0, untrueReasons: 0 }
  const pairs = SITES.flatMap(pairsOf).filter((_, at) => at % every === 0)
  const chance = chanceFrom(seed)
  for (const pair of pairs) {
    const { settings, queues, site } = pair
    for (const isBusy of [false, true]) {
      const told = new Set<string>()
      const hall: FairHall = new FairHall(settings, refusalsOf(plant), (fault: Fault, no, text) => {
        if (told.has(`${fault} ${no}`)) return
        told.add(`${fault} ${no}`)
        verdict[fault] += 1
        const time = new Date(hall.nowMs).toISOString().slice(11, 19)
        onFault(`${site} ${queues.join('→')} ${isBusy ? 'busy' : 'idle'} ${time} ${fault}: ${text}`)
      })
      if (isBusy) busyHall(hall, pair, chance.fork())
      else idleHall(hall, pair, chance.fork())
      verdict.tickets += hall.day.totals.issued
    }
    verdict.pairs += 1
    if (isEnough?.(verdict)) break
  }
  return verdict
}

/** How many faults a verdict counts. */
export function faults(verdict: FairVerdict): number {
  return verdict.starved + verdict.idleWhileWaiting + verdict.brokenPromises + verdict.untrueReasons
}

function pairsOf(site: string): readonly Pair[] {
  const settings = fairSettings(loadSite(site).settings)
  const served = new Set(settings.counters.flatMap((counter) => counter.skills.map((skill) => skill.queue)))
  const matters = settings.queues.flatMap(({ id }) => {
    const item = settings.items.find((one) => one.queue === id && one.isApplicantInitiated)
    return item && served.has(id) ? [[id, item.id] as const] : []
  })
  const excepted = new Set(settings.site?.exceptions.map((one) => one.item))
  const open = matters.filter(([, item]) => !excepted.has(item))
  return open.flatMap(([queue, item]) =>
    open
      .filter(([other]) => other !== queue)
      .map(([other, second]): Pair => ({ site, settings, items: [item, second], queues: [queue, other] })),
  )
}

/** Everybody is at work and free, and one visitor comes. */
function idleHall(hall: FairHall, { items, settings }: Pair, chance: Chance): void {
  for (const { id } of settings.counters) hall.do({ type: 'SignIn', counter: id }, hall.clerk(id))
  hall.onCalled = serveWith(hall, chance, 0)
  hall.in(1, () => hall.issue(items, false))
  hall.run(120)
}

/** A few windows, many people, and whatever happens on a bad day. */
function busyHall(hall: FairHall, pair: Pair, chance: Chance): void {
  const counters = staffFor(hall, pair, chance)
  for (const id of counters) hall.do({ type: 'SignIn', counter: id }, hall.clerk(id))
  hall.onCalled = serveWith(hall, chance, 1)
  const people = 24 + chance.below(16)
  for (let n = 0; n < people; n += 1)
    hall.in((chance.below(1000) / 1000) * ARRIVALS_MIN, () => comeIn(hall, pair, chance))
  for (const id of counters) goAway(hall, id, chance)
  hall.run(WATCHED_MIN)
}

/** Up to six counters of the two queues, at least one for each; a quick one among them when the hall has one. */
function staffFor(hall: FairHall, { queues }: Pair, chance: Chance): readonly string[] {
  const able = [...hall.index.counters.values()].filter((one) => queues.some((queue) => one.skills.has(queue)))
  const chosen = new Set<string>()
  for (const queue of queues) {
    const own = able.filter((one) => one.skills.has(queue) && one.counter.kind !== 'quick')
    if (own.length > 0) chosen.add(chance.one(own).counter.id)
  }
  const quick = able.find((one) => one.counter.kind === 'quick')
  if (quick && chance.below(2) === 0) chosen.add(quick.counter.id)
  for (let n = chance.below(4); n > 0; n -= 1) chosen.add(chance.one(able).counter.id)
  return [...chosen]
}

function comeIn(hall: FairHall, { settings, items, queues }: Pair, chance: Chance): void {
  const all = settings.items.filter((one) => queues.includes(one.queue) && one.isApplicantInitiated)
  const excepted = settings.site?.exceptions ?? []
  const [first, second] = items
  const wish = chance.below(10)
  const single = chance.one(all.filter((one) => !excepted.some(({ item }) => item === one.id))).id
  const asked = wish < 4 ? [first, second] : wish < 5 ? [second, first] : [single]
  const how = chance.below(20)
  if (how < 3) hall.checkIn(asked, chance.below(25) - 5)
  else hall.issue(asked, how < 6)
  const [no] = [...hall.day.tickets.keys()].slice(-1)
  if (no === undefined) return
  if (chance.below(30) === 0)
    hall.in(chance.below(10), () => {
      const minutes = 3 + chance.below(15)
      const holder = { kind: 'holder', ticketNo: no } as const
      if (hall.do({ type: 'Delay', ticketNo: no, minutes }, holder))
        hall.in(minutes, () => hall.do({ type: 'Unpark', ticketNo: no }, ACTORS.timekeeper))
    })
  if (chance.below(40) === 0)
    hall.in(chance.below(30), () => hall.do({ type: 'CancelTicket', ticketNo: no }, ACTORS.guide))
}

/** Pauses, with and without a known end, and going home for a while; always back at last. */
function goAway(hall: FairHall, counter: string, chance: Chance): void {
  const clerk = hall.clerk(counter)
  for (let n = chance.below(3); n > 0; n -= 1) {
    const minutes = 3 + chance.below(25)
    const isKnown = chance.below(2) === 0
    const goesHome = chance.below(4) === 0
    hall.in(chance.below(ARRIVALS_MIN + 20), () => {
      const untilMs = hall.nowMs + minutes * 60_000
      if (goesHome) hall.do({ type: 'SignOut', counter }, clerk)
      else hall.do({ type: 'PauseCounter', counter, reason: 'shortBreak', ...(isKnown ? { untilMs } : {}) }, clerk)
      hall.in(minutes, () => {
        hall.do({ type: 'SignIn', counter }, clerk)
        hall.do({ type: 'OpenCounter', counter }, clerk)
      })
    })
  }
}

/** What becomes of a call: nobody comes, or a service with one of its turns. `trouble` 0: all goes well. */
function serveWith(hall: FairHall, chance: Chance, trouble: 0 | 1): FairHall['onCalled'] {
  return (counter, { no }) => {
    const { id } = counter.counter
    const clerk = hall.clerk(id)
    if (trouble && chance.below(12) === 0) {
      missIt(hall, id, no, chance)
      return
    }
    hall.in(0.5 + chance.below(100) / 100, () => {
      hall.do({ type: 'StartService', counter: id }, clerk)
      const ticket = hall.day.tickets.get(no)
      if (!ticket) return
      const meanMin = ticket.items.reduce((sum, item) => sum + item.serviceMin, 0) / ticket.items.length
      const minutes = meanMin * (0.4 + (chance.below(1000) / 1000) * 1.4)
      const turn = trouble ? chance.below(16) : 15
      hall.in(turn < 4 ? 2 : minutes, () => turns(hall, counter, no, turn, chance))
    })
  }
}

function turns(hall: FairHall, counter: CounterIndex, no: string, turn: number, chance: Chance): void {
  const { id } = counter.counter
  const clerk = hall.clerk(id)
  const others = [...hall.day.clerks.values()].filter((one) => one !== id)
  if (turn < 2 && others.length > 0) {
    const other = chance.one(others)
    const to =
      turn === 0 ? { kind: 'counter' as const, counter: other } : { kind: 'clerk' as const, badgeNo: badgeOf(other) }
    hall.do({ type: 'Transfer', counter: id, to, returnToMe: chance.below(3) === 0 }, clerk)
  } else if (turn === 2) {
    const keepFor = chance.below(3) === 0 ? 'anyone' : 'me'
    if (hall.do({ type: 'Park', counter: id, keepFor, reason: '填表' }, clerk))
      hall.in(2 + chance.below(12), () => {
        const link = hall.day.tickets.get(no)?.link ?? ''
        return hall.do({ type: 'Unpark', ticketNo: no, link }, ACTORS.kiosk)
      })
  } else finish(hall, counter, hall.day.tickets.get(no))
}

function finish(hall: FairHall, counter: CounterIndex, ticket: Ticket | undefined): void {
  const { id } = counter.counter
  const outcomes = itemsHere(ticket?.items ?? [], counter).map((index) => ({ index, outcome: 'done' as const }))
  hall.do({ type: 'FinishService', counter: id, outcomes }, hall.clerk(id))
}

function missIt(hall: FairHall, counter: string, no: string, chance: Chance): void {
  const { rules } = hall.index.settings
  const clerk = hall.clerk(counter)
  for (let n = 1; n < rules.callsBeforeMissed; n += 1) hall.in(n, () => hall.do({ type: 'Recall', counter }, clerk))
  hall.in(rules.callsBeforeMissed, () => hall.do({ type: 'MarkMissed', counter }, clerk))
  if (chance.below(4) > 0)
    hall.in(rules.callsBeforeMissed + 1 + chance.below(15), () =>
      hall.do({ type: 'Rejoin', ticketNo: no }, ACTORS.kiosk),
    )
}
