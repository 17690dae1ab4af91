/**
 * The people of a simulated hall: whoever stands at a kiosk, sits at a counter, walks the floor or holds a phone, in no
 * particular wisdom.
 */
import type { CaseFile } from '../../domain/case/state.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { ItemOutcome } from '../../domain/queue-day/commands.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { ClerkView } from '../../domain/views/clerk.ts'
import type { ManagerView } from '../../domain/views/floor.ts'
import type { Hall } from '../../server/hall/hall.ts'
import type { Chance } from './chance.ts'
import { backOffice, handOut } from './case-people.ts'
import { agent, rateFromPhone, tablet } from './service-people.ts'
import { kiosk } from './sim-kiosk.ts'
import type { Line } from './sim-line.ts'
import type { SlipWatch } from './slip-watch.ts'
import type { Timeline } from './timeline.ts'

export interface Floor {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly settings: HallSettings
  readonly slips: SlipWatch
  /** Every case as it stands on the disk. */
  cases(): readonly CaseFile[]
  /** The server's time, as it tells it to whoever connects. */
  hallNowMs(): number
  open(name: string, room: string, actor: (hall: Hall) => Actor | null): Line
  /** Closes a line for good. */
  leave(line: Line): void
  /** Resolves when it is a person's turn to act; never during a quiet time or after the end. */
  turn(chance: Chance): Promise<void>
  /** The date on the wall of the hall. */
  today(): string
  /** Wall time of the hall, minutes after midnight. */
  minuteOfDay(): number
}

const OUTCOMES: readonly ItemOutcome[] = ['done', 'done', 'accepted', 'accepted', 'noticed', 'notDone']
const DEPARTMENTS = ['人社', '医保', '公安'] as const
const PHONES_MOST = 12

/** Lets everybody in: they act for ever, at their turns. */
export function populate(floor: Floor, counters: readonly string[], kiosks: number): void {
  const { settings } = floor
  const clerks = settings.clerks.filter((clerk) => clerk.role === 'clerk')
  const queues = new Set(
    settings.counters
      .filter((counter) => counters.includes(counter.id))
      .flatMap((counter) => counter.skills.map((skill) => skill.queue)),
  )
  const items = settings.items
    .filter((item) => item.isApplicantInitiated && queues.has(item.queue))
    .map((item) => item.id)
  const phones: Line[] = []
  for (let n = 1; n <= kiosks; n += 1)
    void kiosk(
      floor,
      `kiosk ${n}`,
      items,
      (ticketNo, link) => phones.length < PHONES_MOST && void phone(floor, ticketNo, link, phones),
    )
  for (const [at, counter] of counters.entries()) {
    void clerk(floor, counter, (clerks[at] as { badgeNo: string }).badgeNo, items)
    if (at < 2)
      floor.open(`counter display ${counter}`, `counter:${counter}`, () => ({
        kind: 'device',
        deviceId: `display-${counter}`,
        deviceKind: 'counter-display',
      }))
  }
  for (const zone of ['', 'C'])
    floor.open(`lobby ${zone}`, `lobby:${zone}`, () => ({
      kind: 'device',
      deviceId: `lobby-${zone}`,
      deviceKind: 'display',
    }))
  const staff = (role: 'dutyManager' | 'floorGuide'): string =>
    settings.clerks.find((one) => one.role === role)?.badgeNo ?? ''
  void dutyManager(floor, staff('dutyManager'), [...queues])
  void floorGuide(floor, staff('floorGuide'), items)
  void agent(floor, staff('floorGuide'), items)
  backOffice(floor, DEPARTMENTS)
}

async function phone(floor: Floor, ticketNo: string, link: string, phones: Line[]): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open(`phone ${ticketNo}`, `ticket:${link}`, (hall) => {
    const held = hall.day().links.get(link)
    return held === undefined ? null : { kind: 'holder', ticketNo: held }
  })
  phones.push(line)
  for (let looks = 0; looks < 6; looks += 1) {
    await floor.turn(chance)
    if (!line.isConnected()) break
    const view = line.view()
    if (view?.kind === 'ticket' && (view.status === 'finished' || chance.below(9) === 0))
      await rateFromPhone(line, chance, ticketNo, link, floor.today())
    await line.order(
      chance.one<HallCommand>([
        { type: 'Delay', ticketNo, minutes: 5 + chance.below(20) },
        { type: 'CancelTicket', ticketNo },
        { type: 'Rejoin', ticketNo },
        { type: 'Unpark', ticketNo },
        { type: 'CancelTicket', ticketNo: 'C001' },
      ]),
    )
  }
  phones.splice(phones.indexOf(line), 1)
  floor.leave(line)
}

async function clerk(floor: Floor, counter: string, badgeNo: string, items: readonly string[]): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open(`clerk ${counter}`, `clerk:${counter}`, () => ({ kind: 'clerk', badgeNo, role: 'clerk' }))
  const askedAt = tablet(floor, counter)
  for (;;) {
    await floor.turn(chance)
    const view = line.view()
    if (view?.kind !== 'clerk') continue
    const handing = chance.below(6) === 0 ? handOut(floor, chance, counter) : null
    const command =
      handing ?? (chance.below(25) === 0 ? blindly(chance, counter) : sensibly(floor, chance, view, items))
    const commandId = chance.id()
    const orders = [line.order(command, commandId)]
    // A double click is one command; an impatient one is two.
    if (chance.below(12) === 0) orders.push(line.order(command))
    await Promise.all(orders)
    if (chance.below(15) === 0) await line.order(command, commandId)
    if (command.type === 'FinishService' && view.current !== null) await askedAt(view.current.ticketNo)
  }
}

function blindly(chance: Chance, counter: string): HallCommand {
  return chance.one<HallCommand>([
    { type: 'CallNext', counter },
    { type: 'Undo', counter },
    { type: 'StartService', counter },
    { type: 'SignIn', counter },
    { type: 'Recall', counter },
    { type: 'CloseCounter', counter },
    { type: 'FinishService', counter, outcomes: [] },
  ])
}

/** One thing that the counter's own view offers. */
function sensibly(floor: Floor, chance: Chance, view: ClerkView, items: readonly string[]): HallCommand {
  const { counter } = view
  const one = (...of: readonly HallCommand[]): HallCommand => chance.one(of)
  if (view.clerk === null) return { type: 'SignIn', counter }
  if (view.undo !== null && chance.below(8) === 0) return { type: 'Undo', counter }
  switch (view.status) {
    case 'closed':
    case 'paused':
      return one({ type: 'OpenCounter', counter }, { type: 'OpenCounter', counter }, { type: 'SignOut', counter })
    case 'free':
      return chance.below(5) > 0 ? { type: 'CallNext', counter } : freely(chance, view, items)
    case 'called':
      return one(
        { type: 'StartService', counter },
        { type: 'StartService', counter },
        { type: 'Arrive', counter },
        { type: 'Recall', counter },
        { type: 'MarkMissed', counter, thenCallNext: chance.below(2) === 0 },
        parking(floor, chance, counter),
      )
    case 'serving':
      return serving(floor, chance, view)
  }
}

function freely(chance: Chance, view: ClerkView, items: readonly string[]): HallCommand {
  const { counter } = view
  const ticketNo = chance.one([...view.next, ...view.aside, { ticketNo: 'C001' }]).ticketNo
  return chance.one<HallCommand>([
    { type: 'CallByNumber', counter, ticketNo, reason: 'asked for' },
    { type: 'Rejoin', ticketNo },
    { type: 'Unpark', ticketNo },
    { type: 'AddItems', ticketNo, items: [{ item: chance.one(items) }] },
    { type: 'ServeWithoutTicket', counter, items: [{ item: chance.one(items) }] },
    { type: 'PauseCounter', counter, reason: 'shortBreak' },
    { type: 'CloseCounter', counter },
    { type: 'SignOut', counter },
    { type: 'MergeTickets', from: ticketNo, into: view.next[0]?.ticketNo ?? 'C002' },
  ])
}

function parking(floor: Floor, chance: Chance, counter: string): HallCommand {
  return {
    type: 'Park',
    counter,
    keepFor: chance.one(['me', 'anyone']),
    reason: 'form',
    ...(chance.below(2) === 0 ? { returnAtMs: floor.timeline.nowMs() + 60_000 * (1 + chance.below(30)) } : {}),
  }
}

function serving(floor: Floor, chance: Chance, view: ClerkView): HallCommand {
  const { counter } = view
  const unsettled = (view.current?.items ?? []).filter((item) => item.outcome === null && item.isHere)
  if (chance.below(3) > 0)
    return {
      type: 'FinishService',
      counter,
      outcomes: unsettled.map(({ index }) => ({ index, outcome: chance.one(OUTCOMES) })),
      thenCallNext: chance.below(2) === 0,
    }
  const to = chance.one(floor.settings.counters)
  return chance.one<HallCommand>([
    { type: 'SettleItem', counter, index: unsettled[0]?.index ?? 0, outcome: chance.one(OUTCOMES) },
    parking(floor, chance, counter),
    { type: 'Transfer', counter, to: { kind: 'counter', counter: to.id }, returnToMe: chance.below(2) === 0 },
    { type: 'Transfer', counter, to: { kind: 'queue', queue: chance.one(['C', 'D']) } },
  ])
}

async function dutyManager(floor: Floor, badgeNo: string, queues: readonly string[]): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open('duty manager', 'manager', () => ({ kind: 'clerk', badgeNo, role: 'dutyManager' }))
  for (;;) {
    await floor.turn(chance)
    const view = line.view()
    if (view?.kind !== 'manager') continue
    await line.order(managing(floor, chance, view, queues))
  }
}

function managing(floor: Floor, chance: Chance, view: ManagerView, queues: readonly string[]): HallCommand {
  const minute = floor.minuteOfDay()
  if (minute > 19 * 60 && minute < 22 * 60 && chance.below(10) === 0)
    return { type: 'CloseDay', reason: 'end of the day' }
  const ticketNo = chance.one([...view.line, ...view.aside, { ticketNo: 'D001' }]).ticketNo
  const closed = view.closedQueues[0]
  return chance.one<HallCommand>([
    { type: 'ChangePriority', ticketNo, priorityClass: chance.one(['ordinary', 'priority']), reason: 'unwell' },
    { type: 'VoidTicket', ticketNo, reason: 'taken by mistake' },
    ...(closed
      ? [{ type: 'OpenQueue', queue: closed.queue } as const]
      : chance.below(4) === 0
        ? [{ type: 'CloseQueue', queue: chance.one(queues), reason: 'system down' } as const]
        : []),
    { type: 'AnswerHelp', helpNo: view.help[0]?.helpNo ?? 1 },
    { type: 'SignOut', counter: chance.one(view.counters).counter },
    {
      type: 'ChangeSettings',
      changes: { notices: [{ text: `通知 ${chance.below(100)}`, textEn: 'Notice' }] },
      note: 'a notice',
      expectedVersion: chance.below(4),
    },
  ])
}

async function floorGuide(floor: Floor, badgeNo: string, items: readonly string[]): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open('floor guide', 'manager', () => ({ kind: 'clerk', badgeNo, role: 'floorGuide' }))
  for (;;) {
    await floor.turn(chance)
    await line.order({
      type: 'IssueTicket',
      origin: 'floorGuide',
      items: [{ item: chance.one(items) }],
      priorityClass: chance.one(['ordinary', 'priority']),
    })
  }
}
