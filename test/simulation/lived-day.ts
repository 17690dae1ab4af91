/**
 * One day of a hall lived in virtual time by the product's own rules: people come as on a real day, wait, are called,
 * walk, are served, miss their call or go home. Everything from a seed.
 */
import type { CounterSettings, HallSettings } from '../../domain/plan/settings.ts'
import { indexSettings } from '../../domain/plan/settings-index.ts'
import { DAY_SHAPE } from '../../domain/forecast/staffing.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import type { Recorded } from '../../domain/queue-day/events.ts'
import { dayStream, type DayState } from '../../domain/queue-day/state.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { momentOf } from '../../domain/words/wall-time.ts'
import { Log } from '../domain/log.ts'
import type { Chance } from './chance.ts'

const MINUTE = 60_000
const KIOSK: Actor = { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' }
const WAY_SEC = { least: 20, spread: 40 }

export interface LivedDayPlan {
  readonly settings: HallSettings
  readonly date: string
  /** Visits of a queue in the half-hour that begins at `minute` of the day. */
  readonly arrivals: readonly { readonly queue: string; readonly minute: number; readonly count: number }[]
  /** Whether a counter is open in the half-hour that begins at `minute`. */
  readonly isOpen: (counter: CounterSettings, minute: number) => boolean
  readonly openMin: number
  readonly closeMin: number
  readonly chance: Chance
  /** Chances of a visit: to go home while waiting, to miss a call; 0 for a hall of the textbook. */
  readonly leaves: number
  readonly misses: number
  /** Standard deviation ÷ mean of services; lognormal. */
  readonly serviceCv: number
  /** Mean minutes at the counter, in place of each item's own. */
  readonly serviceMin?: (item: string) => number
  readonly priorityShare: number
}

/** Per cent of a day's visits by half-hour, spread over the hours of a hall. */
export function shapedArrivals(
  queues: readonly { readonly queue: string; readonly share: number }[],
  visits: number,
  openMin: number,
  closeMin: number,
): LivedDayPlan['arrivals'] {
  const halves = Math.floor((closeMin - openMin) / 30)
  const shape = Array.from({ length: halves }, (_, at) => DAY_SHAPE[Math.floor((at * DAY_SHAPE.length) / halves)] ?? 1)
  const whole = shape.reduce((sum, one) => sum + one, 0)
  const shares = queues.reduce((sum, { share }) => sum + share, 0)
  return queues.flatMap(({ queue, share }) =>
    shape.map((weight, at) => ({
      queue,
      minute: openMin + at * 30,
      count: (visits * weight * share) / whole / shares,
    })),
  )
}

/** Lives it through; gives the log with every record, and the day as it ended. */
export function liveDay(plan: LivedDayPlan): { readonly log: Log; readonly day: Readonly<DayState> } {
  const hall = new LivedHall(plan)
  hall.run()
  return { log: hall.log, day: hall.day }
}

/** The log of a day as its records stand in a store. */
export function recordsOf(log: Log): readonly Recorded[] {
  return log.written
    .flatMap(({ written, by: { nowMs, actor, commandId } }) =>
      written.events.map((event) => ({ atMs: nowMs, actor, commandId, event })),
    )
    .map((record, at) => ({ ...record, seq: at + 1 }) as Recorded)
}

class LivedHall {
  readonly log: Log
  readonly day: Readonly<DayState>
  readonly #plan: LivedDayPlan
  readonly #due: { readonly atMs: number; readonly nth: number; readonly run: () => void }[] = []
  readonly #staffed = new Map<string, boolean>()
  readonly #items: ReadonlyMap<string, readonly string[]>
  #nowMs: number
  #nth = 0

  constructor(plan: LivedDayPlan) {
    this.#plan = plan
    const { settings, date } = plan
    this.log = new Log(settings, { plan: indexSettings(settings), today: date })
    this.day = this.log.state(dayStream(date))
    this.#nowMs = this.#at(plan.openMin)
    // For what is done elsewhere no number is given (SITE-4): whoever came for it would be missing.
    const elsewhere = new Set(settings.site?.exceptions.map(({ item }) => item))
    const given = settings.items.filter((item) => item.isApplicantInitiated && !elsewhere.has(item.id))
    this.#items = new Map(
      settings.queues.map(({ id }) => [id, given.filter((item) => item.queue === id).map((item) => item.id)]),
    )
  }

  run(): void {
    const { openMin, closeMin, settings, arrivals } = this.#plan
    for (let minute = openMin; minute <= closeMin + 180; minute += 30)
      this.#when(this.#at(minute), () => settings.counters.forEach((counter) => this.#staff(counter, minute)))
    for (const { queue, minute, count } of arrivals) this.#arrive(queue, minute, count)
    while (this.#due.length > 0) {
      const next = this.#pop()
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.run()
    }
  }

  #at(minute: number): number {
    return momentOf(this.#plan.date, minute, this.#plan.settings.timeZone)
  }

  #arrive(queue: string, minute: number, count: number): void {
    const items = this.#items.get(queue) ?? []
    if (items.length === 0) return
    const { chance } = this.#plan
    for (let n = poisson(chance, count); n > 0; n -= 1)
      this.#when(this.#at(minute) + Math.floor(part(chance) * 30 * MINUTE), () => this.#issue(chance.one(items)))
  }

  #issue(item: string): void {
    const { chance, leaves, priorityShare } = this.#plan
    const priorityClass = part(chance) < priorityShare ? 'priority' : 'ordinary'
    const outcome = this.#give({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk', priorityClass }, KIOSK)
    const no = outcome.ok && 'ticketNo' in outcome.result ? (outcome.result.ticketNo as string) : null
    if (no === null) return
    if (part(chance) < leaves)
      this.#in(5 + part(chance) * 60, () => {
        if (this.day.tickets.get(no)?.status === 'waiting')
          this.#give({ type: 'CancelTicket', ticketNo: no }, { kind: 'holder', ticketNo: no })
      })
    for (const [counter, isOpen] of this.#staffed)
      if (isOpen && this.day.counters.get(counter)?.ticketNo === null && this.#call(counter)) break
  }

  /** Opens or closes a counter for its half-hour; whoever is being served is served to the end. */
  #staff(counter: CounterSettings, minute: number): void {
    const isLate = minute >= this.#plan.closeMin
    const isOpen = isLate
      ? this.#staffed.get(counter.id) === true && this.day.tickets.size > 0
      : this.#plan.isOpen(counter, minute)
    if (isOpen === (this.#staffed.get(counter.id) ?? false)) return
    this.#staffed.set(counter.id, isOpen)
    if (isOpen) {
      if (this.day.counters.get(counter.id)?.badgeNo == null)
        this.#give({ type: 'SignIn', counter: counter.id }, this.#clerk(counter.id))
      else this.#give({ type: 'OpenCounter', counter: counter.id }, this.#clerk(counter.id))
      this.#call(counter.id)
    } else if (this.day.counters.get(counter.id)?.ticketNo === null)
      this.#give({ type: 'CloseCounter', counter: counter.id }, this.#clerk(counter.id))
  }

  #call(counter: string): boolean {
    if (this.day.counters.get(counter)?.status !== 'open') return false
    if (!this.#give({ type: 'CallNext', counter }, this.#clerk(counter)).ok) return false
    this.#called(counter)
    return true
  }

  #called(counter: string): void {
    const no = this.day.counters.get(counter)?.ticketNo
    const ticket = no == null ? undefined : this.day.tickets.get(no)
    if (!ticket || ticket.status !== 'called') return
    const { chance, misses } = this.#plan
    if (part(chance) < misses) {
      for (const nth of [1, 2]) this.#in(nth * 0.5, () => this.#give({ type: 'Recall', counter }, this.#clerk(counter)))
      this.#in(1.5, () => {
        this.#give({ type: 'MarkMissed', counter }, this.#clerk(counter))
        this.#free(counter)
      })
      return
    }
    this.#in((WAY_SEC.least + part(chance) * WAY_SEC.spread) / 60, () => {
      this.#give({ type: 'StartService', counter }, this.#clerk(counter))
      this.#in(this.#serviceMin(ticket.items), () => this.#finish(counter))
    })
  }

  #finish(counter: string): void {
    const no = this.day.counters.get(counter)?.ticketNo
    const ticket = no == null ? undefined : this.day.tickets.get(no)
    if (!ticket) return
    const { chance } = this.#plan
    const outcomes = ticket.items.map((_, index) => ({
      index,
      outcome: part(chance) < 0.06 ? ('noticed' as const) : ('done' as const),
    }))
    this.#give({ type: 'FinishService', counter, outcomes }, this.#clerk(counter))
    this.#free(counter)
  }

  #free(counter: string): void {
    if (this.#staffed.get(counter) === true) this.#call(counter)
    else this.#give({ type: 'CloseCounter', counter }, this.#clerk(counter))
  }

  #serviceMin(items: readonly { readonly item: string; readonly serviceMin: number }[]): number {
    const { serviceMin, serviceCv, chance } = this.#plan
    const mean = items.reduce((sum, one) => sum + (serviceMin?.(one.item) ?? one.serviceMin), 0)
    const variance = Math.log(1 + serviceCv ** 2)
    const normal = Math.sqrt(-2 * Math.log(1 - part(chance))) * Math.cos(2 * Math.PI * part(chance))
    return mean * Math.exp(normal * Math.sqrt(variance) - variance / 2)
  }

  #clerk(counter: string): Actor {
    const { clerks, counters } = this.#plan.settings
    const own = clerks.filter((clerk) => clerk.role === 'clerk')
    const at = counters.findIndex(({ id }) => id === counter)
    return { kind: 'clerk', badgeNo: own[at]?.badgeNo ?? `k${counter}`, role: 'clerk' }
  }

  #give(command: Command, actor: Actor): ReturnType<Log['give']> {
    return this.log.give(command, actor, {
      nowMs: this.#nowMs,
      commandId: this.#plan.chance.id(),
      random: this.#plan.chance.id(),
    })
  }

  #in(minutes: number, run: () => void): void {
    this.#when(this.#nowMs + Math.max(1, Math.round(minutes * MINUTE)), run)
  }

  #when(atMs: number, run: () => void): void {
    this.#nth += 1
    const one = { atMs, nth: this.#nth, run }
    let at = this.#due.length
    this.#due.push(one)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(one, this.#due[above] as typeof one)) break
      this.#due[at] = this.#due[above] as typeof one
      at = above
    }
    this.#due[at] = one
  }

  #pop(): { readonly atMs: number; readonly run: () => void } {
    const [first] = this.#due as [{ readonly atMs: number; readonly nth: number; readonly run: () => void }]
    const last = this.#due.pop() as typeof first
    if (this.#due.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.#due.length) break
      if (
        below + 1 < this.#due.length &&
        isBefore(this.#due[below + 1] as typeof first, this.#due[below] as typeof first)
      )
        below += 1
      if (!isBefore(this.#due[below] as typeof first, last)) break
      this.#due[at] = this.#due[below] as typeof first
      at = below
    }
    this.#due[at] = last
    return first
  }
}

function isBefore(
  a: { readonly atMs: number; readonly nth: number },
  b: { readonly atMs: number; readonly nth: number },
): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.nth < b.nth)
}

function poisson(chance: Chance, mean: number): number {
  let count = 0
  // In pieces, so that e to the minus mean stays a number.
  for (let left = mean; left > 0; left -= 50) {
    const least = Math.exp(-Math.min(left, 50))
    for (let product = part(chance); product > least; product *= part(chance)) count += 1
  }
  return count
}

function part(chance: Chance): number {
  return chance.below(1_000_000) / 1_000_000
}
