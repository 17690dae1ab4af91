/**
 * How orders and their answers go over a socket: in the packages' own form, at half of their price. An order is read
 * where its message comes in, without a packet or an event made of it; an answer and a view leave as one ready frame.
 */
import type { Socket as NetSocket } from 'node:net'
import type { Socket } from 'socket.io'
import * as standard from 'socket.io-parser'
import type { Answer } from '../../domain/contract/protocol.ts'

/** Told the answer to one order, once. */
export type Tell = (answer: Answer) => void

/**
 * `2<number>["command",` and what the sender says: an event that wants an answer under this number. Whoever writes it in
 * another way, say with spaces, is heard as any event is.
 */
const ORDER = /^2(\d{1,15})\["command",/

/** The parser for a socket.io server (its option `parser`) whose orders are heard by `hearOrders`. */
export const orderParser = {
  ...standard,
  Decoder: class extends standard.Decoder {
    override add(packet: unknown): void {
      if (typeof packet !== 'string' || !ORDER.test(packet)) super.add(packet)
    }
  },
}

/** Hears the orders of a connected screen. A message that is no JSON ends its connection, as any other such packet. */
export function hearOrders(socket: Socket, hear: (order: unknown, tell: Tell) => void): void {
  const connection = socket.conn
  connection.on('message', (message: unknown) => {
    const [head, id] = typeof message === 'string' ? (ORDER.exec(message) ?? NOTHING) : NOTHING
    if (head === undefined || id === undefined || !socket.connected) return
    const said = saidIn((message as string).slice(1 + id.length))
    if (said === null) connection.close()
    else hearOne(said.slice(1), hear, (answer) => answerTo(connection, id, answer))
  })
  socket.on('command', (...said: readonly unknown[]) => {
    const tell = said.at(-1)
    if (typeof tell === 'function') hearOne(said.slice(0, -1), hear, tell as Tell)
  })
}

/** One order is heard; none, or something beside it, is refused with what to send. */
function hearOne(said: readonly unknown[], hear: (order: unknown, tell: Tell) => void, tell: Tell): void {
  if (said.length === 1) hear(said[0], tell)
  else tell({ ok: false, malformed: { field: 'message', problem: 'send one order and nothing beside it' } })
}

const NOTHING: readonly undefined[] = []

function saidIn(json: string): readonly unknown[] | null {
  try {
    return JSON.parse(json) as readonly unknown[]
  } catch {
    return null
  }
}

function answerTo(connection: Socket['conn'], id: string, answer: Answer): void {
  const packet = `${standard.PacketType.ACK}${id}[${JSON.stringify(answer)}]`
  write(connection, packet, frameOf(`${MESSAGE}${packet}`))
}

/** Tells connected screens of an event whose one argument stands as JSON already: one packet, one frame for all of them. */
export function tellScreens(screens: Iterable<Pick<Socket, 'conn'>>, event: string, json: string): void {
  const packet = `${standard.PacketType.EVENT}["${event}",${json}]`
  const frame = frameOf(`${MESSAGE}${packet}`)
  for (const { conn } of screens) write(conn, packet, frame)
}

/**
 * Straight to the line while nothing waits before it; else behind what waits, as the packages' own broadcasts do it (there
 * whoever does not know the ready frame makes one of the packet).
 */
function write(connection: Socket['conn'], packet: string, frame: Buffer): void {
  const line = freeLineOf(connection)
  if (line === undefined) connection.write(packet, { wsPreEncodedFrame: [frame] } as object)
  else line.write(frame)
}

/** The connection's own line, if what is written there comes behind all that was said before. */
function freeLineOf(connection: Socket['conn']): NetSocket | undefined {
  const { readyState, transport, writeBuffer } = connection as unknown as OpenConnection
  const isFree = readyState === 'open' && transport.writable && writeBuffer.length === 0
  return isFree && transport.socket?.readyState === OPEN ? netSocketOf(transport.socket) : undefined
}

/** Of engine.io's connection and the WebSocket below it. */
interface OpenConnection {
  readonly readyState: string
  readonly writeBuffer: readonly unknown[]
  readonly transport: {
    readonly writable: boolean
    readonly socket?: { readonly readyState: number }
  }
}
const OPEN = 1

/** A packet of engine.io that carries one of socket.io. */
const MESSAGE = '4'
/** A frame's head is two bytes for a payload of up to 125 bytes, four for one of up to 65,535, else ten (RFC 6455, 5.2). */
const SHORT_MOST = 125
const LONG_MOST = 65_535
const WHOLE_TEXT = 0x81
const LENGTH_FOLLOWS = 126
const LONG_LENGTH_FOLLOWS = 127

/** A text as one unmasked frame. */
function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length <= SHORT_MOST ? 2 : length <= LONG_MOST ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = WHOLE_TEXT
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = LENGTH_FOLLOWS
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = LONG_LENGTH_FOLLOWS
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}

/**
 * What is said in this turn leaves together: after a restart two thousand come at once, and each is told four things. Never
 * held back for longer than what is already due.
 */
export function asOneWrite(line: NetSocket | undefined): void {
  if (line === undefined) return
  line.cork()
  setImmediate(() => line.uncork())
}

/** The connection below a screen; undefined once it is gone. */
export function lineOf(socket: Pick<Socket, 'conn'>): NetSocket | undefined {
  const { socket: line } = socket.conn.transport as { readonly socket?: object }
  return line && netSocketOf(line)
}

function netSocketOf(line: object): NetSocket | undefined {
  return Reflect.get(line, '_socket') as NetSocket | undefined
}
