/**
 * A screen's line to the server over a network that delays, loses, doubles and cuts; it sends again under the same id,
 * as the real pages do.
 */
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { View } from '../../domain/views/view.ts'
import type { Hall } from '../../server/hall/hall.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Chance } from './chance.ts'
import type { SimServer } from './sim-server.ts'
import type { Timeline } from './timeline.ts'
import type { Told } from './told.ts'

/** The weather over all lines. Chances are out of a hundred. */
export interface Weather {
  delayMsMost: number
  lost: number
  doubled: number
}

export interface Line {
  readonly name: string
  readonly room: string
  /** What the screen shows now. */
  view(): View | null
  isConnected(): boolean
  /** Resolves with the answer, however long it takes. */
  order(command: HallCommand, commandId?: string): Promise<Answer>
  /** As a page that gives up: null when no answer has come within so many ms. What is on its way may still arrive. */
  tryOrder(command: HallCommand, withinMs: number, commandId?: string): Promise<Answer | null>
  /** No connection for so long, or until it is plugged in again. */
  unplug(ms: number): void
  plugIn(): void
  /** Commands without an answer. */
  waiting(): number
  cut(): void
  close(): void
}

export interface LineParts {
  readonly name: string
  readonly room: string
  readonly actor: (hall: Hall) => Actor | null
  readonly timeline: Timeline
  readonly chance: Chance
  readonly server: SimServer
  readonly weather: Weather
  readonly told: Told
  readonly fault: (what: string) => void
}

interface Pending {
  readonly envelope: Envelope
  readonly settle: (answer: Answer) => void
  callOff: () => void
}

interface Shown {
  readonly view: View
  readonly date: string
}

type Joined = NonNullable<ReturnType<SimServer['join']>>

/** As renderer/app/server/connection.ts has it. */
const ANSWER_WITHIN_MS = 4000
const RECONNECT_MS = 500
const RECONNECT_MS_MORE = 4500

/** Opens a line and keeps it open until it is closed. */
export function openLine(parts: LineParts): Line {
  const { timeline, chance, server, weather, told } = parts
  const pending = new Map<string, Pending>()
  let shown: Shown | null = null
  let joined: Joined | null = null
  let connection = 0
  let isFirstView = true
  let isClosed = false
  let unplugs = 0
  let isUnplugged = false

  /**
   * Something travels over the present connection; when that is cut, it never arrives. `lastMs` keeps what must not
   * overtake.
   */
  function travel(arrive: () => void, order: { lastMs: number } | null): void {
    const mine = connection
    if (chance.below(100) < weather.lost) return
    const wantedMs = timeline.nowMs() + 1 + chance.below(weather.delayMsMost)
    const atMs = order === null ? wantedMs : Math.max(wantedMs, order.lastMs)
    if (order !== null) order.lastMs = atMs
    timeline.after(atMs - timeline.nowMs(), () => {
      if (mine === connection) arrive()
    })
  }

  function connect(): void {
    if (isClosed) return
    if (isUnplugged) return again()
    connection += 1
    isFirstView = true
    // One connection delivers in order; only what was lost on the way is missing.
    const order = { lastMs: 0 }
    joined = server.join({
      room: parts.room,
      actor: parts.actor,
      cut: dropped,
      show: (view, date) => travel(() => receive(view, date), order),
    })
    if (joined === null) return again()
    for (const one of pending.values()) transmit(one)
  }

  function again(): void {
    timeline.after(RECONNECT_MS + chance.below(RECONNECT_MS_MORE), connect)
  }

  function dropped(): void {
    if (joined === null) return
    joined.leave()
    joined = null
    connection += 1
    again()
  }

  function receive(view: View, date: string): void {
    const before = shown
    if (!isFirstView && before !== null && view.seq < before.view.seq && view.atMs <= before.view.atMs) return
    isFirstView = false
    if (before !== null && before.date === date && view.seq < before.view.seq)
      parts.fault(`${parts.name} shows event ${view.seq} of ${date} after ${before.view.seq}`)
    shown = { view, date }
  }

  function transmit(one: Pending): void {
    one.callOff()
    if (joined === null) return
    one.callOff = timeline.after(ANSWER_WITHIN_MS, () => transmit(one))
    const to = joined
    const copies = chance.below(100) < weather.doubled ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      travel(() => {
        told.arrived(one.envelope.commandId)
        to.receive(one.envelope, (answer) => travel(() => one.settle(answer), null))
      }, null)
    }
  }

  function order(command: HallCommand, commandId = chance.id()): Promise<Answer> {
    told.invoked(parts.name, commandId, command)
    return new Promise((resolve) => {
      const one: Pending = {
        envelope: { commandId, command },
        callOff: () => undefined,
        settle: (answer) => {
          if (pending.get(commandId) !== one) return
          // Said in so many words that nothing could be kept: the page asks again.
          if (!answer.ok && 'refused' in answer && answer.refused === 'cannotStore') return
          one.callOff()
          pending.delete(commandId)
          told.answered(commandId, answer)
          resolve(answer)
        },
      }
      pending.set(commandId, one)
      transmit(one)
    })
  }

  function tryOrder(command: HallCommand, withinMs: number, commandId = chance.id()): Promise<Answer | null> {
    return new Promise((resolve) => {
      const callOff = timeline.after(withinMs, () => {
        pending.get(commandId)?.callOff()
        pending.delete(commandId)
        resolve(null)
      })
      void order(command, commandId).then((answer) => {
        callOff()
        resolve(answer)
      })
    })
  }

  function unplug(ms: number): void {
    unplugs += 1
    const mine = unplugs
    isUnplugged = true
    dropped()
    timeline.after(ms, () => {
      if (mine === unplugs) isUnplugged = false
    })
  }

  connect()
  return {
    tryOrder,
    unplug,
    plugIn: () => {
      isUnplugged = false
    },
    name: parts.name,
    room: parts.room,
    view: () => shown?.view ?? null,
    isConnected: () => joined !== null,
    order,
    waiting: () => pending.size,
    cut: dropped,
    close: () => {
      isClosed = true
      joined?.leave()
      joined = null
      connection += 1
      for (const one of pending.values()) one.callOff()
      pending.clear()
    },
  }
}
