/**
 * A server of the simulation: the product's hall, gate and publisher, composed anew on the same disk each time it has
 * died.
 */
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { PHONE_HEARTBEAT_MS } from '../../domain/contract/timing.ts'
import type { View } from '../../domain/views/view.ts'
import { composeHall } from '../../server/hall/compose.ts'
import type { Hall } from '../../server/hall/hall.ts'
import { HALL_JOBS } from '../../server/jobs/of-a-hall.ts'
import { createAllowance, handleCommand } from '../../server/gateway/gate/gate.ts'
import { createPublisher, type Publisher } from '../../server/hall/publish.ts'
import { restsOn, restsWatch, roomsOfCalls } from '../../server/hall/views-of-rooms.ts'
import type { Chance } from './chance.ts'
import type { Disk } from './faulty-store.ts'
import type { Plant } from './plants.ts'
import type { Timeline } from './timeline.ts'

/** A screen at the other end of a connection. */
export interface Seat {
  readonly room: string
  /** Asked with each command, as the real gate asks anew. */
  actor(hall: Hall): Actor | null
  /** A view leaves the server; `date` is the service date it is of. */
  show(view: View, date: string): void
  /** The connection is gone. */
  cut(): void
}

export interface SimServer {
  readonly settings: HallSettings
  /** null while it is down. */
  hall(): Hall | null
  /** What its clock shows. */
  nowMs(): number
  /** Sets its clock forward or back. */
  jump(ms: number): void
  start(): void
  crash(): void
  /** A screen connects; null while the server is down or does not let it in. */
  join(seat: Seat): { leave(): void; receive(envelope: Envelope, reply: (answer: Answer) => void): void } | null
  /** Sends what the passing of time alone has changed. */
  publish(): void
  /** No ticks while true. */
  pause(isPaused: boolean): void
}

export interface SimServerParts {
  readonly timeline: Timeline
  readonly disk: Disk
  readonly settings: HallSettings
  readonly chance: Chance
  readonly plant: Plant
  /** Between two ticks of its clock, ms. */
  readonly tickMs: () => number
  readonly trouble: (error: unknown) => void
}

interface Running {
  readonly hall: Hall
  readonly publisher: Publisher
  die(): void
}

const PUBLISH_EVERY_MS = 100
const HEARTBEAT_MS = 5000
const STARTS_AGAIN_MS = 500

/** Makes a server that is not started yet. */
export function createSimServer(parts: SimServerParts): SimServer {
  const { timeline, chance, plant } = parts
  const seats = new Set<Seat>()
  let running: Running | null = null
  let life = 0
  let aheadMs = 0
  let isPaused = false
  let isUp = false
  let dieEarly: () => void = () => undefined
  const nowMs = (): number => timeline.nowMs() + aheadMs

  async function start(): Promise<void> {
    life += 1
    const mine = life
    const disk = parts.disk.attach()
    dieEarly = disk.die
    try {
      const hall = await composeHall({
        jobs: HALL_JOBS,
        settings: parts.settings,
        store: disk.store,
        nowMs,
        onTrouble: parts.trouble,
        newLink: () => chance.id(),
      })
      if (mine === life) open(hall, disk.die, mine)
    } catch {
      // A server that cannot read its disk ends, and its supervisor starts the next.
      timeline.after(STARTS_AGAIN_MS, () => {
        if (mine === life) void start()
      })
    }
  }

  function open(hall: Hall, die: () => void, mine: number): void {
    const isPhone = (room: string): boolean => room.startsWith('ticket:')
    const rooms = (): Set<string> => new Set([...seats].map((seat) => seat.room))
    const publisher = createPublisher({
      rooms: () => [...rooms()].filter((room) => !isPhone(room)),
      phones: () => [...rooms()].filter(isPhone),
      atOnce: (events) => roomsOfCalls(events, hall.day(), rooms()).filter((room) => rooms().has(room)),
      restsOn: (room, before) => restsOn(room, hall, before),
      haveMoved: restsWatch(hall),
      viewOf: hall.view,
      isShowable: hall.isShowable,
      everyMs: PUBLISH_EVERY_MS,
      heartbeatMs: HEARTBEAT_MS,
      phoneHeartbeatMs: PHONE_HEARTBEAT_MS,
      pacing: { nowMs: timeline.nowMs, after: (ms, run) => timeline.after(ms, run) },
      send: (room, view) => {
        plant.onSent(room, view)
        for (const seat of seats) if (seat.room === room) seat.show(view, hall.day().serviceDate)
      },
    })
    hall.onCommitted((events) => plant.onCommitted(events, hall.day()))
    hall.onCommitted(publisher.changed)
    running = { hall, publisher, die }
    const tick = (): void => {
      if (mine !== life) return
      timeline.after(parts.tickMs(), tick)
      if (isPaused) return
      hall.tick().catch(parts.trouble)
      publisher.tick()
    }
    timeline.after(parts.tickMs(), tick)
  }

  function crash(): void {
    life += 1
    isUp = false
    dieEarly()
    running?.publisher.stop()
    running?.die()
    running = null
    for (const seat of [...seats]) seat.cut()
    seats.clear()
  }

  function join(seat: Seat): ReturnType<SimServer['join']> {
    const here = running
    if (here === null || seat.actor(here.hall) === null) return null
    seats.add(seat)
    const view = here.publisher.arrived(seat.room)
    if (view) seat.show(plant.onGreeting(seat.room, view), here.hall.day().serviceDate)
    const isAllowedNow = createAllowance(50, 100, timeline.nowMs)
    return {
      leave: () => void seats.delete(seat),
      receive: (envelope, reply) => {
        if (running !== here) return
        void handleCommand(here.hall, seat.actor(here.hall), isAllowedNow, envelope).then((answer) => {
          if (running === here) reply(answer)
        })
      },
    }
  }

  return {
    hall: () => running?.hall ?? null,
    nowMs,
    crash,
    join,
    settings: parts.settings,
    jump: (ms) => {
      aheadMs += ms
    },
    // A supervisor starts none beside one that runs or is starting.
    start: () => {
      if (isUp) return
      isUp = true
      void start()
    },
    publish: () => running?.publisher.tick(),
    pause: (is) => {
      isPaused = is
    },
  }
}
