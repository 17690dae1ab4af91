/** Sockets: the one place that knows socket.io. Screens join the room of their view; commands pass the gate. */
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import {
  PROTOCOL_VERSION,
  type Answer,
  type ClientToServer,
  type Screen,
  type ServerToClient,
  type Welcome,
} from '../../domain/contract/protocol.ts'
import { type DeviceReport } from '../../domain/device/report.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { LobbyView } from '../../domain/views/lobby.ts'
import type { View } from '../../domain/views/view.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { Hall } from '../hall/compose.ts'
import { createPublisher, type Publisher } from '../hall/publish.ts'
import { roomOf } from '../hall/views-of-rooms.ts'
import { MAY, mayWatch } from './access.ts'
import type { DeviceBoard } from '../devices/board.ts'
import { createAllowance, handleCommand } from './gate/gate.ts'
import { createOrderDesk, deviceOrders } from '../devices/orders.ts'
import { createSpeakers } from '../devices/speakers.ts'
import { endedScreens } from './ended-screens.ts'
import { actorOfClerk, actorOfDevice, sessionIn, type Identity } from './identity.ts'
import { ALONE, type ServerList } from './server-list.ts'

export interface SocketParts {
  readonly http: HttpServer
  readonly hall: Hall
  readonly identity: Identity
  readonly board: DeviceBoard
  /** What the hall's day does not know: devices, post between sites. */
  readonly alerts: (nowMs: number) => readonly ManagerAlert[]
  readonly planVersion: () => string
  readonly build: string
  /** Commands per second and at once, per screen that is no phone. */
  readonly allowance: { readonly perSecond: number; readonly burst: number }
  readonly observe: (type: string, outcome: string, tookMs: number) => void
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
  /** Tells each device what it is ordered now; call about once a second, so that it hears of the machines beside it. */
  tellOrders(): void
  /** Another plan is in force: every page fetches it. */
  planChanged(): void
  count(): number
  close(): Promise<void>
}

type HallSocket = Socket<ClientToServer, ServerToClient, object, Seat>

interface Seat {
  screen: Screen
  actor: Actor | null
  /** Token of the staff session it was opened with. */
  session: string | undefined
  welcome: Welcome
}

const text = z.string().max(100)
const screenSchema = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('kiosk') }),
  z.object({ screen: z.literal('lobby'), zone: text.nullable() }),
  z.object({ screen: z.literal('counter'), counter: text }),
  z.object({ screen: z.literal('clerk'), counter: text }),
  z.object({ screen: z.literal('manager') }),
  z.object({ screen: z.literal('ticket'), link: text }),
])
const reportSchema = z.object({
  paper: z.enum(['ok', 'low', 'out', 'unknown']).optional(),
  printer: z.enum(['ok', 'coverOpen', 'offline', 'none']).optional(),
  voice: z.enum(['ok', 'muted', 'missingClip', 'blocked', 'failed']).optional(),
  lastSpokenCallNo: z.number().int().nonnegative().optional(),
  offlineTickets: z.number().int().nonnegative().optional(),
  offlineSinceMs: z.number().int().nonnegative().optional(),
  detail: text.optional(),
  reader: z.enum(['ok', 'offline', 'none']).optional(),
  storageFreeMb: z.number().int().nonnegative().optional(),
  clockMs: z.number().int().nonnegative().optional(),
  isInUse: z.boolean().optional(),
  version: text.optional(),
  restartNo: z.number().int().nonnegative().optional(),
})

/**
 * With the publisher's tick of a second no screen that is served waits longer than five; pages count on it
 * (renderer/app/server/connection.ts).
 */
const HEARTBEAT_MS = 4000

/** A whole family may watch one ticket; one link is no way to a thousand connections. */
const SCREENS_PER_LINK = 20

/** Opens the socket side on an HTTP server. */
export function openSockets(parts: SocketParts): SocketGate {
  const servers = parts.servers ?? ALONE
  // With another server to turn to a page need not be patient.
  const ping =
    servers.sources.length > 0 ? { pingInterval: 1000, pingTimeout: 2000 } : { pingInterval: 3000, pingTimeout: 4000 }
  const io = new Server<ClientToServer, ServerToClient, object, Seat>(parts.http, {
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: 16_384,
    connectTimeout: parts.speakWithinMs ?? 10_000,
    ...ping,
    serveClient: false,
    allowRequest: (request, decide) => decide(null, servers.admits(request.headers.origin, request.headers.host)),
  })
  const speakers = createSpeakers(parts.board)
  const speaker = (room: string): LobbyView['speaker'] =>
    speakers.speakerOf(room, displaysIn(io, room), parts.hall.nowMs(), parts.hall.day().callNo)
  const publisher = createPublisher({
    rooms: () => occupied(io),
    viewOf: (room) => withDevices(parts.hall.view(room), parts, room, speaker),
    send: (room, view) => io.to(room).emit('view', view),
    everyMs: 100,
    heartbeatMs: HEARTBEAT_MS,
  })
  io.use(
    (socket, next) =>
      void seat(socket, parts).then(
        () => next(),
        (reason: unknown) => next(reason instanceof Error ? reason : new Error('refused')),
      ),
  )
  io.on('connection', (socket) => {
    welcome(socket, parts, speaker)
    tellOrders()
    // Nothing reads the upgrade request after the seat was taken; before that it holds the cookie.
    ;(socket.conn as { request: unknown }).request = null
  })
  const desk = createOrderDesk((deviceId) => deviceOrders(parts.hall, parts.board, deviceId))
  const tellOrders = (): void => {
    for (const socket of io.sockets.sockets.values()) {
      const { actor, screen } = socket.data
      // A page of another protocol has no room and would misread them; it reloads anyway.
      if (actor?.kind === 'device' && socket.rooms.has(roomOf(screen)))
        desk.tell(socket, actor.deviceId, (orders) => socket.emit('orders', orders))
    }
  }
  const stopHearing = parts.hall.onCommitted((events) => {
    publisher.changed()
    if (events.some((event) => event.type.startsWith('Device'))) tellOrders()
  })
  return {
    publisher,
    cut: (deviceId) => {
      for (const socket of io.sockets.sockets.values())
        if (socket.data.actor?.kind === 'device' && socket.data.actor.deviceId === deviceId) cutOff(socket)
    },
    catchUp: async () => {
      // Before the store is asked: a screen that pairs meanwhile is not among them.
      const open = [...io.sockets.sockets.values()].map((socket) => ({
        socket,
        actor: socket.data.actor,
        session: socket.data.session,
      }))
      const devices = await parts.hall.store.devices()
      parts.board.know(devices)
      for (const { socket } of await endedScreens(open, devices, parts.hall)) cutOff(socket)
    },
    tellOrders,
    planChanged: () => void io.emit('reload', 'plan'),
    count: () => io.engine.clientsCount,
    close: async () => {
      stopHearing()
      publisher.stop()
      await io.close()
    },
  }
}

function cutOff(socket: HallSocket): void {
  if (socket.data.actor?.kind === 'device') socket.emit('reload', 'unpaired')
  socket.disconnect(true)
}

function occupied(io: Server): string[] {
  const rooms: string[] = []
  // Every socket also has a room of its own, named by its id: those show nothing.
  for (const [room, members] of io.sockets.adapter.rooms)
    if (!(members.size === 1 && members.has(room))) rooms.push(room)
  return rooms
}

/** Ids of the devices whose displays stand in a room now. */
function displaysIn(io: Server<ClientToServer, ServerToClient, object, Seat>, room: string): readonly string[] {
  const ids = io.sockets.adapter.rooms.get(room) ?? new Set<string>()
  return [...ids].flatMap((id) => {
    const actor = io.sockets.sockets.get(id)?.data.actor
    return actor?.kind === 'device' ? [actor.deviceId] : []
  })
}

function withDevices(
  shown: View | null,
  parts: SocketParts,
  room: string,
  speaker: (room: string) => LobbyView['speaker'],
): View | null {
  const view: View | null = shown !== null && parts.hall.trouble() !== null ? { ...shown, keepsNothing: true } : shown
  if (view?.kind === 'lobby') return { ...view, speaker: speaker(room) ?? null }
  if (view?.kind !== 'manager') return view
  return { ...view, alerts: [...view.alerts, ...parts.alerts(parts.hall.nowMs())] }
}

async function seat(socket: HallSocket, parts: SocketParts): Promise<void> {
  const auth = socket.handshake.auth as Record<string, unknown>
  const screen = screenSchema.safeParse(auth)
  if (!screen.success) throw new Error('malformed handshake')
  const session = sessionIn(socket.handshake.headers.cookie)
  const clerk = await parts.identity.clerkOf(session)
  const device = await parts.identity.deviceOf(typeof auth.deviceToken === 'string' ? auth.deviceToken : undefined)
  const isStaffScreen = screen.data.screen === 'clerk' || screen.data.screen === 'manager'
  // A token that counts no more: the page forgets it and shows a new code, instead of knocking for ever.
  if (typeof auth.deviceToken === 'string' && !device && !isStaffScreen && screen.data.screen !== 'ticket')
    throw new Error('unpaired')
  const actor =
    screen.data.screen === 'ticket'
      ? parts.identity.holderOf(screen.data.link)
      : isStaffScreen
        ? clerk
          ? actorOfClerk(clerk)
          : null
        : device
          ? actorOfDevice(device)
          : clerk
            ? actorOfClerk(clerk)
            : null
  socket.data.screen = screen.data
  socket.data.actor = actor
  socket.data.session = session
  socket.data.welcome = {
    protocol: PROTOCOL_VERSION,
    build: parts.build,
    planVersion: parts.planVersion(),
    nowMs: parts.hall.nowMs(),
    deviceName: device?.name ?? null,
    servers: (parts.servers ?? ALONE).seenFrom(socket.handshake.headers.host),
    staff: clerk ? { badgeNo: clerk.badgeNo, name: clerk.name, role: clerk.role } : null,
  }
  if (!mayWatch(actor, screen.data)) throw new Error('notAuthorised')
  if (
    screen.data.screen === 'ticket' &&
    (socket.nsp.adapter.rooms.get(roomOf(screen.data))?.size ?? 0) >= SCREENS_PER_LINK
  )
    throw new Error('rateLimited')
}

function welcome(socket: HallSocket, parts: SocketParts, speaker: (room: string) => LobbyView['speaker']): void {
  const { screen, actor, welcome: words } = socket.data
  const protocol = (socket.handshake.auth as { protocol?: unknown }).protocol
  socket.emit('welcome', { ...words, nowMs: parts.hall.nowMs() })
  if (protocol !== PROTOCOL_VERSION) {
    socket.emit('reload', 'protocol')
    return
  }
  const room = roomOf(screen)
  void socket.join(room)
  const view = withDevices(parts.hall.view(room), parts, room, speaker)
  if (view) socket.emit('view', view)
  const isPhone = screen.screen === 'ticket'
  const isAllowedNow = createAllowance(
    isPhone ? 1 : parts.allowance.perSecond,
    isPhone ? 5 : parts.allowance.burst,
    () => performance.now(),
  )
  if (actor?.kind === 'device') parts.board.seen(actor.deviceId, parts.hall.nowMs())
  const carryOut = (envelope: unknown): Promise<Answer> =>
    senderOf(socket.data, parts.identity).then(
      (sender) => handleCommand(parts.hall, sender, isAllowedNow, envelope),
      () => ({ ok: false, refused: 'cannotStore' }),
    )
  socket.on('command', (envelope, answer) => {
    if (typeof answer !== 'function') return
    const from = performance.now()
    void carryOut(envelope).then((told) => {
      answer(told)
      parts.observe(
        typeOf(envelope),
        told.ok ? 'ok' : 'rejection' in told ? told.rejection.code : 'refused' in told ? told.refused : 'malformed',
        performance.now() - from,
      )
    })
  })
  socket.on('report', (report) => {
    const checked = reportSchema.safeParse(report)
    if (checked.success && actor?.kind === 'device')
      parts.board.reported(actor.deviceId, checked.data as DeviceReport, parts.hall.nowMs())
  })
  socket.conn.on('heartbeat', () => {
    if (actor?.kind === 'device') parts.board.seen(actor.deviceId, parts.hall.nowMs())
  })
}

/** Asked anew with every command: sessions end, people leave the roster, and a ticket's link is of one day. */
async function senderOf({ screen, actor, session }: Seat, identity: Identity): Promise<Actor | null> {
  if (screen.screen === 'ticket') return identity.holderOf(screen.link)
  if (actor?.kind !== 'clerk') return actor
  const clerk = await identity.clerkOf(session)
  return clerk ? actorOfClerk(clerk) : null
}

/** Every word becomes a row of figures that is never forgotten: only words of the hall count. */
function typeOf(envelope: unknown): string {
  const command = (envelope as { command?: { type?: unknown } } | null)?.command
  return typeof command?.type === 'string' && Object.hasOwn(MAY, command.type) ? command.type : 'unknown'
}
