/** Devices are paired once, by a code shown on their own screen; their token can be taken back at any time. */
import { randomInt } from 'node:crypto'
import type { DeviceRow, Store } from '../store/port.ts'
import { hashOf, newToken } from '../people/tokens.ts'

const CODE_VALID_MS = 5 * 60_000
const CODES_MOST = 200

export type DeviceKind = DeviceRow['kind']

export interface PairingRequest {
  readonly name?: string | undefined
  readonly zone?: string | undefined
  readonly counter?: string | undefined
}

interface Request {
  readonly kind: DeviceKind
  readonly address: string
  readonly code: string
  readonly expiresAtMs: number
  paired: Paired | null
  /** Under way since somebody typed the code. */
  pending: Promise<Paired> | null
}

/** What a machine that nobody named is called, after its number. */
const NAME_OF: Readonly<Record<DeviceKind, string>> = {
  kiosk: '号机',
  display: '号大屏',
  'counter-display': '号窗口屏',
  'rating-pad': '号评价器',
}

interface Paired {
  readonly token: string
  readonly device: DeviceRow
}

export interface Pairing {
  /**
   * Opens a request: the code is for the screen, the secret for the device that asks again. `address` is where it asks
   * from.
   */
  request(
    kind: DeviceKind,
    address?: string,
  ): { readonly code: string; readonly secret: string; readonly expiresAtMs: number }
  /** What became of a request; null once it has run out. */
  outcome(
    secret: string,
  ):
    | { readonly state: 'waiting' }
    | { readonly state: 'paired'; readonly token: string; readonly device: DeviceRow }
    | null
  /** A duty manager types the code. null: no such code, or too late. */
  approve(code: string, wanted: PairingRequest & { readonly name: string }): Promise<DeviceRow | null>
  /** Pairs at once, without a code: only where the site trusts the machine itself. */
  pairNow(kind: DeviceKind, wanted: PairingRequest): Promise<{ readonly token: string; readonly device: DeviceRow }>
}

/** Makes the pairing desk. `onRevoked` is told of every device whose token stopped counting. */
export function createPairing(store: Store, nowMs: () => number, onRevoked: (deviceId: string) => void): Pairing {
  const requests = new Map<string, Request>()
  let turn: Promise<unknown> = Promise.resolve()

  function forgetOld(): void {
    for (const [secret, request] of requests) if (request.expiresAtMs <= nowMs()) requests.delete(secret)
    while (requests.size >= CODES_MOST) requests.delete(oldestOfTheGreediest())
  }

  /** Whoever asks for codes without end loses their own, never the code on another's screen. */
  function oldestOfTheGreediest(): string {
    const byAddress = new Map<string, string[]>()
    for (const [secret, { address }] of requests) byAddress.set(address, [...(byAddress.get(address) ?? []), secret])
    const [most] = [...byAddress.values()].sort((one, other) => other.length - one.length)
    return most?.[0] ?? ''
  }

  /** One after the other: two devices switched on together must not find the same name free. */
  function pairNow(kind: DeviceKind, wanted: PairingRequest): Promise<Paired> {
    const mine = turn.then(() => pair(kind, wanted))
    turn = mine.catch(() => undefined)
    return mine
  }

  async function pair(kind: DeviceKind, wanted: PairingRequest): Promise<Paired> {
    const token = newToken()
    const name = wanted.name ?? (await freeName(kind))
    for (const other of await store.devices()) {
      // A machine that was set up anew takes its old name over; the old token ends.
      if (other.name !== name || other.kind !== kind) continue
      await store.deleteDevice(other.deviceId)
      onRevoked(other.deviceId)
    }
    const device: DeviceRow = {
      deviceId: newToken(9),
      kind,
      name,
      zone: wanted.zone ?? null,
      counter: wanted.counter ?? null,
      tokenHash: hashOf(token),
      pairedAtMs: nowMs(),
    }
    await store.saveDevice(device)
    return { token, device }
  }

  async function freeName(kind: DeviceKind): Promise<string> {
    const taken = new Set((await store.devices()).filter((device) => device.kind === kind).map((device) => device.name))
    const word = NAME_OF[kind]
    let number = 1
    while (taken.has(`${number} ${word}`)) number += 1
    return `${number} ${word}`
  }

  return {
    request: (kind, address = '') => {
      forgetOld()
      const used = new Set([...requests.values()].map((request) => request.code))
      let code = ''
      do code = String(randomInt(1_000_000)).padStart(6, '0')
      while (used.has(code))
      const secret = newToken(16)
      const expiresAtMs = nowMs() + CODE_VALID_MS
      requests.set(secret, { kind, address, code, expiresAtMs, paired: null, pending: null })
      return { code, secret, expiresAtMs }
    },
    outcome: (secret) => {
      const request = requests.get(secret)
      if (!request || request.expiresAtMs <= nowMs()) return null
      return request.paired ? { state: 'paired', ...request.paired } : { state: 'waiting' }
    },
    approve: async (code, wanted) => {
      const request = [...requests.values()].find(
        (one) => one.code === code && one.paired === null && one.expiresAtMs > nowMs(),
      )
      if (!request) return null
      request.pending ??= pairNow(request.kind, wanted)
      try {
        request.paired = await request.pending
        return request.paired.device
      } finally {
        request.pending = null
      }
    },
    pairNow,
  }
}
