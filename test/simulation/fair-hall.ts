/** A hall on a clock of its own: real deciders and states, clerks who press the next as soon as they are free. */
import type { CounterIndex, SettingsIndex } from '../../domain/plan/settings-index.ts'
import { indexSettings } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import { issueBooked } from '../../domain/queue-day/decide/issue.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { nextInOrder, pickNext } from '../../domain/queue-day/pick/pick.ts'
import { dayStream, type DayState, type Ticket } from '../../domain/queue-day/state.ts'
import { decide } from '../../domain/contract/subjects.ts'
import type { World } from '../../domain/plan/world.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { onto } from '../../domain/words/stream.ts'
import { Log } from '../domain/log.ts'
import { bookedTerms } from './booked.ts'
import { checkWaiting, type Report } from './fair-checks.ts'
import { canCall, firstOfQueue, untruth, type Moment, type Refuses } from './fair-oracle.ts'

export const MINUTE = 60_000
const TODAY = '2026-11-24'
const MORNING = Date.UTC(2026, 10, 24, 1, 0)
const KIOSK: Actor = { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' }
const TIMEKEEPER: Actor = { kind: 'timekeeper' }
const GUIDE: Actor = { kind: 'clerk', badgeNo: 'guide', role: 'floorGuide' }
export const ACTORS = { kiosk: KIOSK, timekeeper: TIMEKEEPER, guide: GUIDE } as const

/** One clerk for each counter, and no hours: what is tried here are the turns, not the calendar. */
export function fairSettings(settings: HallSettings): HallSettings {
  const clerks = settings.counters.map(({ id }) => ({
    badgeNo: badgeOf(id),
    name: id,
    post: '',
    role: 'clerk' as const,
  }))
  return { ...settings, calendar: null, clerks }
}

/** The badge number of the clerk who belongs to a counter. */
export function badgeOf(counter: string): string {
  return `k${counter}`
}

export class FairHall {
  readonly index: SettingsIndex
  readonly day: Readonly<DayState>
  nowMs = MORNING
  /** What a clerk does with whoever has just been called. */
  onCalled: (counter: CounterIndex, ticket: Ticket) => void = () => undefined
  private readonly due: { readonly atMs: number; readonly nth: number; readonly run: () => void }[] = []
  private readonly letFirst = new Map<string, ReadonlyMap<string, number>>()
  private readonly refuses: Refuses
  private readonly report: Report
  private readonly log: Log
  private nth = 0

  constructor(settings: HallSettings, refuses: Refuses, report: Report) {
    this.refuses = refuses
    this.report = report
    this.index = indexSettings(settings)
    this.log = new Log(settings, { plan: this.index, today: TODAY })
    this.day = this.log.state(dayStream(TODAY))
    const { siteId, timeZone } = settings
    this.record([{ type: 'DayOpened', siteId, serviceDate: TODAY, timeZone }], KIOSK)
  }

  get moment(): Moment {
    return { day: this.day, index: this.index, nowMs: this.nowMs, refuses: this.refuses }
  }

  /** Does something so many minutes from now. */
  in(minutes: number, run: () => void): void {
    this.nth += 1
    this.due.push({ atMs: this.nowMs + Math.max(0, Math.round(minutes * MINUTE)), nth: this.nth, run })
  }

  /** Lets time pass from deed to deed, and at least from minute to minute, until nobody waits or the time is over. */
  run(minutes: number): void {
    const endMs = this.nowMs + minutes * MINUTE
    this.settle()
    while (this.nowMs < endMs && (this.due.length > 0 || this.day.tickets.size > 0)) {
      this.due.sort((a, b) => a.atMs - b.atMs || a.nth - b.nth)
      const next = this.due[0]
      if (next && next.atMs <= this.nowMs + MINUTE) {
        this.due.shift()
        this.nowMs = Math.max(this.nowMs, next.atMs)
        next.run()
      } else this.nowMs += MINUTE
      this.settle()
    }
  }

  /** Whether the command was taken; what is refused changes nothing. */
  do(command: Command, actor: Actor): boolean {
    const decision = decide(command, this.world(actor))
    if (decision.ok && command.type === 'Rejoin') this.noteRejoin(command.ticketNo)
    if (decision.ok) for (const { events } of decision.value.written) this.record(events as readonly DayEvent[], actor)
    return decision.ok
  }

  clerk(counter: string): Actor {
    return { kind: 'clerk', badgeNo: badgeOf(counter), role: 'clerk' }
  }

  issue(items: readonly string[], isPriority: boolean): void {
    const asked = items.map((item) => ({ item }))
    this.do(
      isPriority
        ? { type: 'IssueTicket', items: asked, origin: 'floorGuide', priorityClass: 'priority' }
        : { type: 'IssueTicket', items: asked, origin: 'kiosk' },
      isPriority ? GUIDE : KIOSK,
    )
  }

  /** Somebody with a booking for a slot that begins so many minutes from now. */
  checkIn(items: readonly string[], minutes: number): void {
    const terms = bookedTerms(items, this.nowMs, minutes)
    this.record([issueBooked(this.day, terms, this.world(KIOSK))], KIOSK)
  }

  private world(actor: Actor): World {
    return this.log.world(actor, { nowMs: this.nowMs, random: `link-${this.day.seq}` })
  }

  private record(events: readonly DayEvent[], actor: Actor): void {
    for (const event of events) {
      if (event.type === 'TicketCalled') this.checkCall(event)
      this.log.write(onto(dayStream(TODAY), event), { nowMs: this.nowMs, actor, commandId: `c${this.day.seq}` })
    }
  }

  /** Every free clerk presses the next; then everybody who still waits is looked at. */
  private settle(): void {
    const idle: CounterIndex[] = []
    for (const counter of this.index.counters.values()) {
      const now = this.day.counters.get(counter.counter.id)
      if (now?.status !== 'open' || now.ticketNo !== null) continue
      if (!this.callNext(counter)) idle.push(counter)
    }
    checkWaiting(this.moment, idle, this.report)
  }

  private callNext(counter: CounterIndex): boolean {
    const { id } = counter.counter
    const pick = pickNext(this.day, counter, this.index, this.nowMs)
    if (pick && !this.refuses(this.day, counter, pick.ticket, this.index, this.nowMs)) {
      this.do({ type: 'CallNext', counter: id }, this.clerk(id))
    } else {
      // Under a planted rule: the first whom that rule lets through.
      const next = nextInOrder(this.day, counter, this.index, this.nowMs, 50).find((one) =>
        canCall(this.moment, counter, one),
      )
      if (!next) return false
      const why = { rule: 'byNumber' as const, overtook: 0, overtaken: null, note: 'planted' }
      const call = { counter: id, badgeNo: badgeOf(id), callNo: this.day.callNo + 1, why, isSilent: false }
      this.record([{ type: 'TicketCalled', ticketNo: next.no, ...call }], this.clerk(id))
    }
    const no = this.day.counters.get(id)?.ticketNo
    const ticket = no ? this.day.tickets.get(no) : undefined
    if (ticket) this.onCalled(counter, ticket)
    return ticket !== undefined
  }

  private checkCall(event: Extract<DayEvent, { type: 'TicketCalled' }>): void {
    const counter = this.index.counters.get(event.counter)
    const ticket = this.day.tickets.get(event.ticketNo)
    if (!counter || !ticket || event.why.rule === 'byNumber') return
    const untrue = untruth(this.moment, counter, ticket, event.why)
    if (untrue !== null) this.report('untrueReasons', ticket.no, untrue)
    for (const [no, seq] of this.letFirst.get(ticket.no) ?? []) {
      const other = this.day.tickets.get(no)
      if (other?.status === 'waiting' && other.inLine.seq === seq && canCall(this.moment, counter, other))
        this.report('brokenPromises', ticket.no, `${ticket.no} came back and was called before ${no}`)
    }
    this.letFirst.delete(ticket.no)
  }

  /** Whoever comes back after a miss stands behind the next few of its queue, as the slip's rule says. */
  private noteRejoin(no: string): void {
    const ticket = this.day.tickets.get(no)
    if (!ticket) return
    const first = firstOfQueue(this.moment, ticket.leg.queue, this.index.settings.rules.rejoinBehind)
    this.letFirst.set(no, new Map(first.map((one) => [one, this.day.tickets.get(one)?.inLine.seq ?? 0])))
  }
}
