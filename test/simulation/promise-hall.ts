/** One day of a hall on a clock of its own: the product's own deciders, clerks who press the next when they are free. */
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import { indexSettings } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import { issueBooked } from '../../domain/queue-day/decide/issue.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { dayStream, type DayState } from '../../domain/queue-day/state.ts'
import { onto } from '../../domain/words/stream.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { Log } from '../domain/log.ts'
import { bookedTerms } from './booked.ts'
import { badgeOf } from './fair-hall.ts'

export const MINUTE = 60_000
const TODAY = '2026-11-24'
const OPENS_MS = Date.UTC(2026, 10, 24, 1, 0)
export const KIOSK: Actor = { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' }
export const GUIDE: Actor = { kind: 'clerk', badgeNo: 'guide', role: 'floorGuide' }
const TIMEKEEPER: Actor = { kind: 'timekeeper' }

type Issued = Extract<DayEvent, { type: 'TicketIssued' }>
type Called = Extract<DayEvent, { type: 'TicketCalled' }>

/** What the people of a day do when something happens to them. */
export interface Reactions {
  readonly issued: (event: Issued) => void
  readonly called: (event: Called) => void
}

export class PromiseHall {
  readonly index: SettingsIndex
  readonly day: Readonly<DayState>
  nowMs = OPENS_MS
  react: Reactions = { issued: () => undefined, called: () => undefined }
  private readonly due: { readonly atMs: number; readonly run: () => void }[] = []
  private readonly idle = new Set<string>()
  private readonly log: Log

  constructor(settings: HallSettings, lessons: DayState['lessons']) {
    this.index = indexSettings(settings)
    this.log = new Log(settings, { plan: this.index, today: TODAY })
    this.day = this.log.state(dayStream(TODAY))
    const { siteId, timeZone } = settings
    this.record([{ type: 'DayOpened', siteId, serviceDate: TODAY, timeZone }], KIOSK)
    this.do({ type: 'LearnForecast', from: 'the day before', queues: [...lessons] }, TIMEKEEPER)
  }

  get minute(): number {
    return (this.nowMs - OPENS_MS) / MINUTE
  }

  /** Does something so many minutes from now. */
  in(minutes: number, run: () => void): void {
    this.due.push({ atMs: this.nowMs + Math.max(1, Math.round(minutes * MINUTE)), run })
    let at = this.due.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((this.due[above]?.atMs ?? 0) <= (this.due[at]?.atMs ?? 0)) break
      this.swap(at, above)
      at = above
    }
  }

  /** Until nothing is left to happen. */
  run(): void {
    for (let next = this.earliest(); next !== undefined; next = this.earliest()) {
      this.nowMs = next.atMs
      next.run()
    }
  }

  private earliest(): { readonly atMs: number; readonly run: () => void } | undefined {
    const first = this.due[0]
    const last = this.due.pop()
    if (first === undefined || last === undefined || this.due.length === 0) return first
    this.due[0] = last
    for (let at = 0; ;) {
      const left = 2 * at + 1
      const [left1, right1] = [this.due[left], this.due[left + 1]]
      const least = right1 !== undefined && left1 !== undefined && right1.atMs < left1.atMs ? left + 1 : left
      const one = this.due[least]
      if (one === undefined || (this.due[at]?.atMs ?? 0) <= one.atMs) return first
      this.swap(at, least)
      at = least
    }
  }

  private swap(one: number, other: number): void {
    const kept = this.due[one] as (typeof this.due)[number]
    this.due[one] = this.due[other] as (typeof this.due)[number]
    this.due[other] = kept
  }

  /** Whether the command was taken; what is refused changes nothing. */
  do(command: Command, actor: Actor): boolean {
    const outcome = this.log.give(command, actor, { nowMs: this.nowMs })
    if (!outcome.ok) return false
    for (const event of outcome.events as readonly DayEvent[]) this.told(event)
    return true
  }

  clerk(counter: string): Actor {
    return { kind: 'clerk', badgeNo: badgeOf(counter), role: 'clerk' }
  }

  /** Somebody with a booking for a slot that begins so many minutes from now. */
  checkIn(items: readonly string[], minutes: number): void {
    const terms = bookedTerms(items, this.nowMs, minutes)
    const event = issueBooked(this.day, terms, this.log.world(KIOSK, { nowMs: this.nowMs, random: `b${this.day.seq}` }))
    this.record([event], KIOSK)
    this.told(event)
  }

  /** A counter is free: it calls, or waits for somebody to come. */
  free(counter: string): void {
    const now = this.day.counters.get(counter)
    if (now?.status !== 'open' || now.ticketNo !== null) return
    if (!this.do({ type: 'CallNext', counter }, this.clerk(counter))) this.idle.add(counter)
    else this.idle.delete(counter)
  }

  /** Every free counter looks again: somebody may have waited long enough for it meanwhile. */
  lookAgain(): void {
    for (const counter of [...this.idle]) {
      this.idle.delete(counter)
      this.free(counter)
    }
  }

  private told(event: DayEvent): void {
    if (event.type === 'TicketIssued') {
      this.react.issued(event)
      for (const counter of [...this.idle]) {
        if (this.index.counters.get(counter)?.skills.has(event.leg.queue) !== true) continue
        this.idle.delete(counter)
        this.free(counter)
        if (this.day.tickets.get(event.ticketNo)?.status !== 'waiting') break
      }
    }
    if (event.type === 'TicketCalled') this.react.called(event)
  }

  private record(events: readonly DayEvent[], actor: Actor): void {
    for (const event of events)
      this.log.write(onto(dayStream(TODAY), event), { nowMs: this.nowMs, actor, commandId: `c${this.day.seq}` })
  }
}
