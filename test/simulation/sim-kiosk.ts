/**
 * A kiosk of the simulated hall: gives numbers over its line, and by itself while that is gone, with the product's own
 * desk over a disk that fails.
 */
import type { OfflineTicket } from '../../domain/offline/commands.ts'
import type { Journal, JournalStore } from '../../domain/offline/journal.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import { sitePlan } from '../../domain/plan/site-plan.ts'
import { createDesk, type Desk } from '../../renderer/kiosk/offline/issuing.ts'
import type { Chance } from './chance.ts'
import type { Floor } from './people.ts'
import type { Line } from './sim-line.ts'

type Press = Extract<HallCommand, { type: 'IssueTicket' }>

interface Machine {
  readonly floor: Floor
  readonly chance: Chance
  readonly line: Line
  readonly name: string
  desk: Desk
  /** What its clock is off. */
  offMs: number
  /** Printed and not known to be handed in. */
  slips: OfflineTicket[]
}

/** Whoever holds a number or a slip may look at it on a phone. */
export type OnTicket = (ticketNo: string, link: string) => void

const MINUTE_MS = 60_000
const ANSWER_WITHIN_MS = 10_000
const ASK_WITHIN_MS = 8000

/** Acts for ever, at its turns. */
export async function kiosk(floor: Floor, name: string, items: readonly string[], onTicket: OnTicket): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open(name, 'kiosk', () => ({ kind: 'device', deviceId: name, deviceKind: 'kiosk' }))
  const disk = diskOf(chance)
  const machine: Machine = {
    floor,
    chance,
    line,
    name,
    offMs: chance.below(10 * MINUTE_MS) - 5 * MINUTE_MS,
    slips: [],
    desk: null as unknown as Desk,
  }
  floor.slips.watch(name, disk.kept)
  powerOn(machine, disk.store)
  for (;;) {
    await floor.turn(chance)
    if (chance.below(10) === 0) line.unplug(chance.below(4 * 60) * MINUTE_MS)
    if (chance.below(30) === 0) powerOn(machine, disk.store)
    if (chance.below(20) === 0) machine.offMs += chance.below(20 * MINUTE_MS) - 10 * MINUTE_MS
    const press: Press = {
      type: 'IssueTicket',
      origin: 'kiosk',
      items: wish(chance, items),
      ...(chance.below(8) === 0 ? { isElder: true } : {}),
    }
    if (line.isConnected()) await online(machine, press, onTicket)
    else await byItself(machine, press)
    if (line.isConnected() && chance.below(30) === 0) await line.order({ type: 'RequestHelp', place: name })
  }
}

function wish(chance: Chance, items: readonly string[]): Press['items'] {
  return Array.from({ length: 1 + (chance.below(4) === 0 ? chance.below(3) : 0) }, () => ({
    item: chance.one(items),
    ...(chance.below(5) === 0 ? { missing: 1 } : {}),
  }))
}

/** What is not on its disk is gone. */
function powerOn(machine: Machine, store: JournalStore): void {
  const { chance, floor, line } = machine
  machine.desk = createDesk({
    store,
    newId: () => chance.id(),
    onChange: () => undefined,
    machineNowMs: () => floor.timeline.nowMs() + machine.offMs,
    ask: async (command) => {
      const answer = await line.tryOrder(command, ASK_WITHIN_MS)
      return answer?.ok ? (answer.result.offline ?? null) : null
    },
  })
}

async function online(machine: Machine, press: Press, onTicket: OnTicket): Promise<void> {
  const { chance, line, desk, floor } = machine
  if (await desk.meet(floor.hallNowMs())) {
    for (const slip of machine.slips) onTicket(slip.ticketNo, slip.link)
    machine.slips = []
  }
  const commandId = chance.id()
  const first = line.tryOrder(press, ANSWER_WITHIN_MS, commandId)
  // Two taps at once are two people; the same tap told twice is one.
  const second = chance.below(10) === 0 ? line.tryOrder(press, ANSWER_WITHIN_MS) : null
  const answer = await first
  await second
  if (answer === null && !line.isConnected()) return byItself(machine, press, commandId)
  const told = answer ?? (await line.order(press, commandId))
  if (chance.below(10) === 0) await line.order(press, commandId)
  if (told.ok && told.result.ticketNo !== undefined && told.result.link !== undefined)
    onTicket(told.result.ticketNo, told.result.link)
}

async function byItself(machine: Machine, press: Press, insteadOf?: string): Promise<void> {
  const given = await machine.desk.give(sitePlan(machine.floor.settings), {
    items: press.items,
    isElder: press.isElder ?? false,
    ...(insteadOf === undefined ? {} : { insteadOf }),
  })
  if (!given.ok) return
  machine.slips.push(given.ticket)
  machine.floor.slips.printed(machine.name, given.ticket)
}

/** Keeps what was written last. Now and then a write fails, before or after it has reached the disk. */
function diskOf(chance: Chance): { readonly store: JournalStore; readonly kept: () => Journal | null } {
  let text: string | null = null
  const kept = (): Journal | null => (text === null ? null : (JSON.parse(text) as Journal))
  return {
    kept,
    store: {
      load: async () => kept(),
      save: async (journal) => {
        if (chance.below(40) === 0) throw new Error('simulated: no space left on device')
        text = JSON.stringify(journal)
        if (chance.below(40) === 0) throw new Error('simulated: the answer of the disk was lost')
      },
    },
  }
}
