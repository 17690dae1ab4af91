/** Sockets: the one place that knows socket.io. Screens join the room of their view; commands pass the gate. */
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { PROTOCOL_VERSION, type ClientToServer, type ServerToClient } from '../../domain/contract/protocol.ts'
import { HEARTBEAT_MS, PHONE_HEARTBEAT_MS } from '../../domain/contract/timing.ts'
import { createPublisher, type Publisher } from '../hall/publish.ts'
import {
  createSeats,
  createVoices,
  restsOn,
  restsWatch,
  roomOf,
  roomsOfCalls,
  type Seats,
} from '../hall/views-of-rooms.ts'
import type { AlertSource, Hall, Surroundings } from '../hall/hall.ts'
import type { DeviceBoard } from '../devices/board.ts'
import { createOrderTeller, deviceOrders } from '../devices/orders.ts'
import { createSharedLife } from '../devices/life-elsewhere.ts'
import { createSpeakers } from '../devices/speakers.ts'
import { endedScreens } from './ended-screens.ts'
import { takeReport, type ReportParts } from './device-report.ts'
import { commandDesk, type GateParts } from './gate/gate.ts'
import { pingsFor } from './pings.ts'
import { seatOf, type Seat, type SeatParts } from './seat.ts'
import { ALONE, type ServerList } from './server-list.ts'
import { asOneWrite, hearOrders, lineOf, orderParser, tellScreens } from './wire.ts'
import { createTrials, type Trials } from './trial/trial.ts'
import { trialSeenOf } from './trial/trial-seen.ts'

export interface SocketParts extends Omit<SeatParts, 'servers' | 'hall'>, GateParts, Omit<ReportParts, 'hall'> {
  readonly http: HttpServer
  readonly board: DeviceBoard
  /** What the duty manager hears of besides the hall's day. */
  readonly alerts: readonly AlertSource[]
  /** Left out: this server alone. */
  readonly servers?: ServerList
  /** A connection that has not said by then which screen it is, is cut: ten seconds, unless a test is in a hurry. */
  readonly speakWithinMs?: number
}

export interface SocketGate {
  readonly publisher: Publisher
  /** Cuts a device whose token was taken back. */
  cut(deviceId: string): void
  /**
   * Takes up what other servers have done to devices and sessions: the board knows every device, a screen whose right
   * to watch has ended is cut. Call about once a second.
   */
  catchUp(): Promise<void>
  /**
   * Tells the other servers of this hall what its devices here have said, and hears of theirs; call about once a second
   * where there are others.
   */
  shareLife(): Promise<void>
  /** Tells each device what it is ordered now; call about once a second, so that it hears of the machines beside it. */
  tellOrders(): void
  /** Another plan is in force: every page fetches it. */
  planChanged(): void
  count(): number
  readonly trials: Trials
  close(): Promise<void>
}

type HallServer = Server<ClientToServer, ServerToClient, object, Seat>
type HallSocket = Socket<ClientToServer, ServerToClient, object, Seat>

/** A whole family may watch one ticket; one link is no way to a thousand connections. */
const SCREENS_PER_LINK = 20

/** Opens the socket side on an HTTP server. */
export function openSockets(parts: SocketParts): SocketGate {
  const servers = parts.servers ?? ALONE
  const io = listen(parts, servers)
  const voices = createVoices()
  const seats = createSeats<HallSocket>(voices.anew)
  const speakers = createSpeakers(parts.board)
  const life = createSharedLife({ store: parts.hall.store, board: parts.board, speakers, nowMs: parts.hall.nowMs })
  const publisher = publisherOf(seats, parts, { alerts: parts.alerts, speakerOf: voices.of }, voices.anew)
  const trials = trialsOf(io, seats, parts.hall)
  voices.ask = (room) => {
    const connected = [...devicesOf(seats.in(room)), ...life.elsewhereIn(room)]
    return speakers.speakerOf(room, connected, parts.hall.nowMs(), parts.hall.day().callNo)
  }
  const tellOrders = orderTeller(parts)
  const carryOutFor = commandDesk(parts)
  const tellAllOrders = (): void => {
    for (const room of seats.rooms()) seats.in(room).forEach(tellOrders)
  }
  io.use((socket, next) => {
    takeSeat(socket, { ...parts, servers }).then(
      () => {
        asOneWrite(lineOf(socket))
        next()
      },
      (reason: unknown) => next(reason instanceof Error ? reason : new Error('refused')),
    )
  })
  io.on('connection', (socket) => {
    welcome(socket, { ...parts, carryOutFor, trials, owe: publisher.owe }, seats, (room) => {
      const view = publisher.arrived(room)
      if (view) socket.emit('view', view)
      const call = trials.callFor(room)
      if (call) socket.emit('trial', call)
    })
    tellOrders(socket)
    // Nothing reads the upgrade request after the seat was taken; before that it holds the cookie.
    ;(socket.conn as { request: unknown }).request = null
  })
  const stopHearing = parts.hall.onCommitted((events) => {
    publisher.changed(events)
    if (events.some((event) => event.type.startsWith('Device'))) tellAllOrders()
  })
  return {
    publisher,
    cut: (deviceId) => {
      for (const socket of io.sockets.sockets.values())
        if (socket.data.actor?.kind === 'device' && socket.data.actor.deviceId === deviceId) cutOff(socket)
    },
    catchUp: () => cutEnded(seats, parts),
    shareLife: () => life.tick(roomsOfDevices(seats)),
    tellOrders: tellAllOrders,
    planChanged: () => void io.emit('reload', 'plan'),
    count: () => io.engine.clientsCount,
    trials,
    close: async () => {
      stopHearing()
      publisher.stop()
      trials.stop()
      await io.close()
    },
  }
}

function listen(parts: SocketParts, servers: ServerList): HallServer {
  const pings = pingsFor(servers.sources.length > 0)
  const io: HallServer = new Server(parts.http, {
    transports: ['websocket'],
    parser: orderParser,
    perMessageDeflate: false,
    maxHttpBufferSize: 16_384,
    connectTimeout: parts.speakWithinMs ?? 10_000,
    ...pings.options,
    serveClient: false,
    allowRequest: (request, decide) => {
      const isAdmitted = servers.admits(request.headers.origin, request.headers.host)
      // A refusal ends the connection at once; what is held back would be lost with it.
      if (isAdmitted) asOneWrite(request.socket)
      decide(null, isAdmitted)
    },
  })
  io.on('connection', (socket) => pings.take(socket.conn, socket.data.screen))
  parts.http.once('close', pings.stop)
  return io
}

/** The publisher of the hall's views; with every news that is no event, and each second, it is asked anew who speaks. */
function publisherOf(
  seats: Seats<HallSocket>,
  { hall }: SocketParts,
  surroundings: Surroundings,
  anew: () => void,
): Publisher {
  const haveRestsMoved = restsWatch(hall)
  let seatChanges = -1
  const publisher = createPublisher({
    rooms: seats.rooms,
    phones: seats.phones,
    atOnce: (events) => roomsOfCalls(events, hall.day(), seats.rooms()).filter((room) => seats.in(room).size > 0),
    restsOn: (room, before, isFar) => restsOn(room, hall, before, isFar),
    haveMoved: () => {
      const isAnyNew = seatChanges !== seats.changes()
      seatChanges = seats.changes()
      return haveRestsMoved() || isAnyNew
    },
    viewOf: (room) => hall.view(room, surroundings),
    isShowable: hall.isShowable,
    send: (room, _view, text) => tellScreens(seats.in(room), 'view', text),
    everyMs: 100,
    heartbeatMs: HEARTBEAT_MS,
    phoneHeartbeatMs: PHONE_HEARTBEAT_MS,
  })
  return {
    ...publisher,
    changed: (events = []) => {
      if (events.length === 0) anew()
      publisher.changed(events)
    },
    tick: () => {
      anew()
      publisher.tick()
    },
  }
}

function trialsOf(io: HallServer, seats: Seats<HallSocket>, hall: Hall): Trials {
  return createTrials({
    hall,
    countIn: (room) => seats.in(room).size,
    show: (room, call) => void io.to(room).emit('trial', call),
    nowMs: () => performance.now(),
  })
}

function orderTeller({ hall, board }: SocketParts): (socket: HallSocket) => void {
  const teller = createOrderTeller((deviceId) => deviceOrders(hall, board, deviceId))
  return (socket) => {
    const { actor, screen } = socket.data
    // A page of another protocol has no room and would misread them; it reloads anyway.
    if (actor?.kind === 'device' && socket.rooms.has(roomOf(screen)))
      teller.tell(socket, actor.deviceId, (orders) => socket.emit('orders', orders))
  }
}

async function takeSeat(socket: HallSocket, parts: SeatParts): Promise<void> {
  const { auth, headers } = socket.handshake
  const seat = await seatOf(
    { auth: auth as Record<string, unknown>, cookie: headers.cookie, host: headers.host },
    parts,
  )
  const watching = socket.nsp.adapter.rooms.get(roomOf(seat.screen))?.size ?? 0
  if (seat.screen.screen === 'ticket' && watching >= SCREENS_PER_LINK) throw new Error('rateLimited')
  Object.assign(socket.data, seat)
}

type Desk = SocketParts & {
  readonly carryOutFor: ReturnType<typeof commandDesk>
  readonly trials: Trials
  readonly owe: Publisher['owe']
}

function welcome(socket: HallSocket, parts: Desk, seats: Seats<HallSocket>, showFirst: (room: string) => void): void {
  const seat: Seat = socket.data
  socket.emit('welcome', { ...seat.welcome, nowMs: parts.hall.nowMs() })
  if ((socket.handshake.auth as { protocol?: unknown }).protocol !== PROTOCOL_VERSION) {
    socket.emit('reload', 'protocol')
    return
  }
  const room = seats.take(socket)
  socket.on('disconnect', () => seats.leave(socket))
  void socket.join(room)
  showFirst(room)
  listenTo(socket, seat, parts)
}

function listenTo(socket: HallSocket, seat: Seat, parts: Desk): void {
  const carryOut = parts.carryOutFor(seat)
  const seen = (): void => {
    if (seat.actor?.kind === 'device') parts.board.seen(seat.actor.deviceId, parts.hall.nowMs())
  }
  seen()
  socket.conn.on('heartbeat', seen)
  hearOrders(
    socket,
    seat.screen.screen === 'clerk' ? shownAfter(carryOut, () => parts.owe(roomOf(seat.screen))) : carryOut,
  )
  socket.on('report', (report) => takeReport(seat, report, parts))
  socket.on('trialSeen', (said) => {
    const seen = trialSeenOf(said)
    if (seen) parts.trials.seen(seat.screen, seen.trialNo, seen.stage)
  })
}

/** A clerk's next press means what is seen after the last one, also when that has changed nothing to be seen (SEND-11). */
function shownAfter(carryOut: ReturnType<Desk['carryOutFor']>, owe: () => void): ReturnType<Desk['carryOutFor']> {
  return (order, tell) =>
    carryOut(order, (answer) => {
      tell(answer)
      if (answer.ok) owe()
    })
}

/** Phones are not looked at: the right to follow a ticket does not end before the ticket does. */
async function cutEnded(seats: Seats<HallSocket>, { hall, board }: SocketParts): Promise<void> {
  // Before the store is asked: a screen that pairs meanwhile is not among them.
  const open = [...seats.rooms()].flatMap((room) =>
    [...seats.in(room)].map((socket) => ({ socket, actor: socket.data.actor, session: socket.data.session })),
  )
  const devices = await hall.store.devices()
  board.know(devices)
  for (const { socket } of await endedScreens(open, devices, hall)) cutOff(socket)
}

function cutOff(socket: HallSocket): void {
  if (socket.data.actor?.kind === 'device') socket.emit('reload', 'unpaired')
  socket.disconnect(true)
}

/** Where each device is connected here. */
function roomsOfDevices(seats: Seats<HallSocket>): ReadonlyMap<string, string> {
  return new Map([...seats.rooms()].flatMap((room) => devicesOf(seats.in(room)).map((one) => [one, room] as const)))
}

/** Ids of the devices among these screens. */
function devicesOf(sockets: ReadonlySet<HallSocket>): readonly string[] {
  return [...sockets].flatMap(({ data: { actor } }) => (actor?.kind === 'device' ? [actor.deviceId] : []))
}
