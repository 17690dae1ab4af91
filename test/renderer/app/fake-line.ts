/** A line to the server that is in the test's hand. */
import type { Answer, Envelope } from '../../../domain/contract/protocol.ts'
import type { LobbyView } from '../../../domain/views/lobby.ts'

type Listener = (...facts: never[]) => void

/** A socket whose line is in the hands of the test. */
export class Line {
  connected = false
  active = true
  connects = 0
  readonly sent: { readonly envelope: Envelope; readonly answer: (answer: Answer) => void }[] = []
  /** What was told of this device, in order. */
  readonly reports: unknown[] = []
  readonly listeners = new Map<string, Set<Listener>>()
  readonly io = {
    opts: {} as { hostname?: string; port?: string; secure?: boolean },
    timeout: () => this.io,
    on: (name: string, listener: Listener) => this.on(`io ${name}`, listener),
    off: (name: string, listener: Listener) => this.off(`io ${name}`, listener),
  }

  on(name: string, listener: Listener): this {
    this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener))
    return this
  }

  off(name?: string, listener?: Listener): this {
    if (name === undefined)
      for (const known of this.listeners.keys()) {
        if (!known.startsWith('io ')) this.listeners.delete(known)
      }
    else if (listener) this.listeners.get(name)?.delete(listener)
    return this
  }

  emit(name: string, envelope: Envelope, answer: (answer: Answer) => void): this {
    if (name === 'command') this.sent.push({ envelope, answer })
    if (name === 'report') this.reports.push(envelope)
    return this
  }

  connect(): this {
    this.connects += 1
    return this
  }

  disconnect(): this {
    this.connected = false
    return this
  }

  hear(name: string, ...facts: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...(facts as never[]))
  }

  up(): void {
    this.connected = true
    this.hear('connect')
  }

  down(reason = 'transport close'): void {
    this.connected = false
    this.hear('disconnect', reason)
  }

  get listening(): number {
    return [...this.listeners.values()].reduce((sum, some) => sum + some.size, 0)
  }
}

/** The view of a quiet lobby. */
export function lobbyOf(atMs: number): LobbyView {
  return { kind: 'lobby', seq: 1, atMs, zone: null, calls: [], queues: [], next: [] }
}
