/**
 * A screen without a page: the real socket client speaking the real protocol, for server tests, simulation and
 * benchmarks.
 */
import { io, type Socket } from 'socket.io-client'
import {
  PROTOCOL_VERSION,
  type Answer,
  type ClientToServer,
  type Envelope,
  type Screen,
  type ServerToClient,
  type Welcome,
} from '../../domain/contract/protocol.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import type { View } from '../../domain/views/view.ts'

export interface Client {
  readonly socket: Socket<ServerToClient, ClientToServer>
  /** The newest view, or null before the first. */
  view(): View | null
  welcome(): Welcome | null
  /** Sends once; rejects when no answer comes within `withinMs`. */
  send(command: Command, commandId?: string, withinMs?: number): Promise<Answer>
  sendRaw(message: unknown): Promise<Answer>
  /** Resolves with the first view (already there or to come) that satisfies `wanted`. */
  until(wanted: (view: View) => boolean, withinMs?: number): Promise<View>
  close(): void
}

export interface ClientOptions {
  readonly deviceToken?: string
  /** Value of the Cookie header, for staff screens. */
  readonly cookie?: string
}

/** Connects and waits for the welcome. Rejects when the server refuses the handshake. */
export async function connect(url: string, screen: Screen, options: ClientOptions = {}): Promise<Client> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: {
      ...screen,
      protocol: PROTOCOL_VERSION,
      ...(options.deviceToken ? { deviceToken: options.deviceToken } : {}),
    },
    ...(options.cookie ? { extraHeaders: { cookie: options.cookie } } : {}),
  })
  let view: View | null = null
  let welcome: Welcome | null = null
  socket.on('view', (next) => (view = next))
  const welcomed = new Promise<void>((resolve, reject) => {
    socket.once('welcome', (said) => {
      welcome = said
      resolve()
    })
    socket.once('connect_error', reject)
    socket.once('disconnect', (reason) => reject(new Error(`cut off before the welcome: ${reason}`)))
  })
  await welcomed
  const sendRaw = (message: unknown, withinMs = 60_000): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer')), withinMs)
      socket.emit('command', message as Envelope, (answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
    })
  return {
    socket,
    view: () => view,
    welcome: () => welcome,
    sendRaw,
    send: (command, commandId = crypto.randomUUID(), withinMs) => sendRaw({ commandId, command }, withinMs),
    until: (wanted, withinMs = 60_000) =>
      new Promise((resolve, reject) => {
        if (view && wanted(view)) return resolve(view)
        const timer = setTimeout(
          () => reject(new Error(`the view never came; last: ${JSON.stringify(view)}`)),
          withinMs,
        )
        const look = (next: View): void => {
          if (!wanted(next)) return
          clearTimeout(timer)
          socket.off('view', look)
          resolve(next)
        }
        socket.on('view', look)
      }),
    close: () => socket.disconnect(),
  }
}

/** Signs staff in over HTTP; returns the Cookie header to use from then on. */
export async function signIn(url: string, badgeNo: string, pin: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ badgeNo, pin }),
  })
  if (!response.ok) throw new Error(`sign-in of ${badgeNo}: ${response.status} ${await response.text()}`)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Pairs a device on this machine (the sample site trusts it) and returns its token. */
export async function pairDevice(
  url: string,
  deviceKind: 'kiosk' | 'display' | 'counter-display' | 'rating-pad',
  wish: { readonly name?: string; readonly zone?: string; readonly counter?: string } = {},
): Promise<string> {
  const response = await fetch(`${url}/api/pairing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deviceKind, wish }),
  })
  const reply = (await response.json()) as { readonly token?: string }
  if (!reply.token) throw new Error(`pairing: ${response.status} ${JSON.stringify(reply)}`)
  return reply.token
}
