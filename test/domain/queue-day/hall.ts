/** A small hall for domain tests, and the given-when-then form they are written in. */
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { DayEvent, DayEventType } from '../../../domain/queue-day/events.ts'
import { issueBooked } from '../../../domain/queue-day/decide/issue.ts'
import { indexSettings, type SettingsIndex } from '../../../domain/plan/settings-index.ts'
import type { World } from '../../../domain/plan/world.ts'
import type { CounterSettings, HallSettings, QueueRules, ServiceItem } from '../../../domain/plan/settings.ts'
import { dayStream, type DayState, type Ticket } from '../../../domain/queue-day/state.ts'
import { decide, type HallCommand, type Rejection } from '../../../domain/contract/subjects.ts'
import { onto } from '../../../domain/words/stream.ts'
import { Log, type Outcome } from '../log.ts'

export const MINUTE = 60_000
const TODAY = '2026-11-24'
export const NINE = Date.UTC(2026, 10, 24, 1, 0)

export const rules: QueueRules = {
  classes: {
    ordinary: { rate: 1, headStart: 0 },
    priority: { rate: 1.5, headStart: 10 },
    booked: { rate: 1.2, headStart: 5 },
    reentry: { rate: 1.2, headStart: 8 },
  },
  waitCapMin: 45,
  longestWaitMin: 45,
  scarceBonus: 5,
  scarceCounters: 1,
  quickItemMin: 5,
  quickHelpsFrom: 5,
  coverMin: 10,
  bookedRise: 30,
  callsBeforeMissed: 3,
  recallGapSec: 20,
  rejoinWithinMin: 30,
  rejoinBehind: 3,
  rejoinsMax: 1,
  delayMaxMin: 30,
  undoWithinSec: 10,
  itemsMax: 6,
}

function item(id: string, queue: string, serviceMin: number, isApplicantInitiated = true): ServiceItem {
  return {
    id,
    name: id,
    nameEn: id,
    queue,
    department: queue,
    departmentEn: queue,
    kind: 'public',
    isApplicantInitiated,
    serviceMin,
    materials: [],
    remark: '',
    remarkEn: '',
    isSelfService: false,
    isNearby: false,
  }
}

function counter(
  id: string,
  queues: readonly string[],
  kind: CounterSettings['kind'] = 'integrated',
  fromWaiting: Readonly<Record<string, number>> = {},
): CounterSettings {
  return {
    id,
    label: id,
    zone: 'Z',
    name: `window ${id}`,
    nameEn: `window ${id}`,
    kind,
    skills: queues.map((queue) =>
      fromWaiting[queue] === undefined ? { queue } : { queue, fromWaiting: fromWaiting[queue] },
    ),
  }
}

const ZONE: HallSettings['zones'][number] = {
  id: 'Z',
  name: 'Z 区',
  nameEn: 'Zone Z',
  way: '',
  wayEn: '',
  stepFreeWay: '',
  stepFreeWayEn: '',
  walkMin: 1,
  direction: 'up',
}

/**
 * Queues A, C, D, E; counters 1 and 2 serve C and D, 3 serves E, 4 serves A, C and D (A only from three waiting), 5 is
 * quick for C.
 */
export function settingsWith(change: Partial<HallSettings> = {}): HallSettings {
  const queue = (id: string) => ({ id, prefix: id, name: id, nameEn: id, zone: 'Z', promiseMin: 30, serviceMin: 10 })
  return {
    siteId: 'hall',
    siteLevel: 'county',
    title: '县厅',
    titleEn: 'Hall',
    timeZone: 'Asia/Shanghai',
    hours: { open: '08:30', close: '17:30', lastTicket: '17:00', noonBreak: null },
    calendar: null,
    zones: [ZONE],
    queues: ['A', 'C', 'D', 'E'].map(queue),
    categories: [],
    items: [
      item('a', 'A', 10),
      item('c', 'C', 9),
      item('c-quick', 'C', 3),
      item('d', 'D', 6),
      item('e', 'E', 5),
      item('agency', 'A', 5, false),
    ],
    counters: [
      counter('1', ['C', 'D']),
      counter('2', ['C', 'D']),
      counter('3', ['E'], 'specialist'),
      counter('4', ['A', 'C', 'D'], 'integrated', { A: 3 }),
      counter('5', ['C'], 'quick'),
    ],
    clerks: ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'].map((badgeNo) => ({
      badgeNo,
      name: `name ${badgeNo}`,
      post: 'post',
      role: 'clerk' as const,
    })),
    notices: [],
    rules,
    ...change,
  }
}

export const clerk = (badgeNo: string): Actor => ({ kind: 'clerk', badgeNo, role: 'clerk' })
export const dutyManager: Actor = { kind: 'clerk', badgeNo: 'k6', role: 'dutyManager' }
export const kiosk: Actor = { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' }

export type Decision =
  | { readonly ok: true; readonly events: readonly DayEvent[] }
  | { readonly ok: false; readonly rejection: Rejection }

/** A day that remembers its events, driven by commands. */
export class Hall {
  readonly day: DayState
  readonly events: DayEvent[] = []
  /** The plan in force; settings may change in the middle of a day. */
  index: SettingsIndex
  nowMs = NINE
  readonly log: Log
  private links = 0

  constructor(settings: HallSettings = settingsWith()) {
    this.index = indexSettings(settings)
    this.log = new Log(settings, { plan: this.index, today: TODAY })
    this.day = this.log.state(dayStream(TODAY))
    this.record(
      [{ type: 'DayOpened', siteId: settings.siteId, serviceDate: TODAY, timeZone: settings.timeZone }],
      kiosk,
    )
  }

  /** Decides without recording. */
  decide(command: Command, actor: Actor): Decision {
    const decision = decide(command, this.world(actor))
    return decision.ok
      ? { ok: true, events: decision.value.written.flatMap((one) => one.events as readonly DayEvent[]) }
      : decision
  }

  world(actor: Actor = kiosk): World {
    return this.log.world(actor, { nowMs: this.nowMs, random: `link-${this.links}`, plan: this.index })
  }

  /** Decides and records; throws on a rejection, so that "given" steps never fail silently. */
  do(command: Command, actor: Actor = kiosk): readonly DayEvent[] {
    const decision = this.decide(command, actor)
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.rejection)}`)
    this.record(decision.events, actor)
    return decision.events
  }

  /** The rejection of a command; throws when it is accepted. */
  refuse(command: Command, actor: Actor = kiosk): Rejection {
    const decision = this.decide(command, actor)
    if (decision.ok) throw new Error(`${command.type} was accepted: ${JSON.stringify(decision.events)}`)
    return decision.rejection
  }

  /** Decides and records a command of another subject. */
  giveAny(command: HallCommand, actor: Actor): Outcome {
    return this.log.give(command, actor, { nowMs: this.nowMs })
  }

  /** Records what another room has decided. */
  take(events: readonly DayEvent[], actor: Actor = kiosk): void {
    this.record(events, actor)
  }

  wait(minutes: number): this {
    this.nowMs += minutes * MINUTE
    return this
  }

  staff(...counters: readonly string[]): this {
    for (const id of counters) this.do({ type: 'SignIn', counter: id }, clerk(`k${id}`))
    return this
  }

  issue(...items: readonly string[]): string {
    const [event] = this.do({ type: 'IssueTicket', items: items.map((id) => ({ item: id })), origin: 'kiosk' })
    return (event as Extract<DayEvent, { type: 'TicketIssued' }>).ticketNo
  }

  issueAs(priorityClass: 'priority' | 'reentry', ...items: readonly string[]): string {
    const [event] = this.do({
      type: 'IssueTicket',
      items: items.map((id) => ({ item: id })),
      origin: 'floorGuide',
      priorityClass,
      reason: 'seen by the guide',
    })
    return (event as Extract<DayEvent, { type: 'TicketIssued' }>).ticketNo
  }

  /** A booking checked in now; its slot is half an hour long. */
  checkIn(slotFromMs: number, ...items: readonly string[]): string {
    const sinceMs = Math.max(this.nowMs, slotFromMs - 30 * MINUTE)
    const slot = { fromMs: slotFromMs, toMs: slotFromMs + 30 * MINUTE }
    const event = issueBooked(
      this.day,
      {
        items: items.map((id) => ({ item: id })),
        priorityClass: 'booked',
        origin: 'kiosk',
        isElder: false,
        sinceMs,
        slot,
        isByCalendar: false,
      },
      this.world(),
    )
    this.take([event])
    return event.ticketNo
  }

  call(counter: string): string | null {
    const decision = this.decide({ type: 'CallNext', counter }, clerk(`k${counter}`))
    if (!decision.ok) return null
    this.record(decision.events, clerk(`k${counter}`))
    return this.last('TicketCalled').ticketNo
  }

  start(counter: string): this {
    this.do({ type: 'StartService', counter }, clerk(`k${counter}`))
    return this
  }

  finish(counter: string, ...outcomes: readonly number[]): readonly DayEvent[] {
    return this.do(
      { type: 'FinishService', counter, outcomes: outcomes.map((index) => ({ index, outcome: 'done' })) },
      clerk(`k${counter}`),
    )
  }

  ticket(no: string): Ticket {
    const ticket = this.day.tickets.get(no)
    if (!ticket) throw new Error(`${no} is not on the floor`)
    return ticket
  }

  last<T extends DayEventType>(type: T): Extract<DayEvent, { type: T }> {
    const found = this.events.findLast((event) => event.type === type)
    if (!found) throw new Error(`no ${type} yet`)
    return found as Extract<DayEvent, { type: T }>
  }

  private record(events: readonly DayEvent[], actor: Actor): void {
    for (const event of events) {
      this.log.write(onto(dayStream(TODAY), event), { nowMs: this.nowMs, actor, commandId: `c${this.day.seq}` })
      this.events.push(event)
    }
    this.links += 1
  }
}
