/**
 * Devices are paired once, by a code shown on their own screen; their token can be taken back at any time. The codes
 * stand in the store, so that a duty manager may type one at any server of the hall.
 */
import { createHash, randomInt } from 'node:crypto'
import type { DeviceRow, Store } from '../store/port.ts'
import { hashOf, newToken } from '../people/tokens.ts'

const CODE_VALID_MS = 5 * 60_000
/** Open codes of one network: a hall that is set up has so many screens. Nobody's code makes way for another. */
const CODES_OF_NETWORK = 60
const CODES_MOST = 5000
const PREFIX = 'pairing/'

export type DeviceKind = DeviceRow['kind']

export interface PairingRequest {
  readonly name?: string | undefined
  readonly zone?: string | undefined
  readonly counter?: string | undefined
}

/** A request as it is kept, under the hash of its secret. */
interface Request {
  readonly kind: DeviceKind
  /** Hash of the network that it came from. */
  readonly network: string
  readonly code: string
  /** Hash of the token that its device will have; the token itself follows from the secret, which only the device has. */
  readonly tokenHash: string
}

/** What a machine that nobody named is called, after its number. */
const NAME_OF: Readonly<Record<DeviceKind, string>> = {
  kiosk: '号机',
  display: '号综合屏',
  'counter-display': '号窗口屏',
  'rating-pad': '号评价器',
}

/** What earlier versions called it: such a number is taken as well. */
const EARLIER: Readonly<Partial<Record<DeviceKind, string>>> = { display: '号大屏' }

interface Paired {
  readonly token: string
  readonly device: DeviceRow
}

export interface Opened {
  readonly code: string
  readonly secret: string
  readonly expiresAtMs: number
}

export interface Pairing {
  /**
   * Opens a request: the code is for the screen, the secret for the device that asks again. null: this network, or the
   * hall, has too many open ones.
   */
  request(kind: DeviceKind, network?: string): Promise<Opened | null>
  /** What became of a request; null once it has run out. */
  outcome(
    secret: string,
  ): Promise<
    | { readonly state: 'waiting' }
    | { readonly state: 'paired'; readonly token: string; readonly device: DeviceRow }
    | null
  >
  /** A duty manager types the code. null: no such code, or too late. */
  approve(code: string, wanted: PairingRequest & { readonly name: string }): Promise<DeviceRow | null>
  /** Pairs at once, without a code: only where the site trusts the machine itself. */
  pairNow(kind: DeviceKind, wanted: PairingRequest): Promise<Paired>
}

type PairingStore = Pick<
  Store,
  'devices' | 'saveDevice' | 'deleteDevice' | 'findDevice' | 'keepShared' | 'sharedUnder' | 'tally'
>

/** Makes the pairing desk. `onRevoked` is told of every device whose token stopped counting. */
export function createPairing(
  store: PairingStore,
  nowMs: () => number,
  onRevoked: (deviceId: string) => void,
): Pairing {
  const pending = new Map<string, Promise<DeviceRow | null>>()
  let turn: Promise<unknown> = Promise.resolve()

  async function openRequests(): Promise<readonly (Request & { readonly key: string })[]> {
    return (await store.sharedUnder(PREFIX, nowMs())).map(({ key, value }) => ({
      key,
      ...(JSON.parse(value) as Request),
    }))
  }

  /** One after the other: two devices switched on together must not find the same name free. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function pair(kind: DeviceKind, wanted: PairingRequest, tokenHash: string): Promise<DeviceRow> {
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
      tokenHash,
      pairedAtMs: nowMs(),
    }
    await store.saveDevice(device)
    return device
  }

  async function freeName(kind: DeviceKind): Promise<string> {
    const taken = new Set((await store.devices()).filter((device) => device.kind === kind).map((device) => device.name))
    const word = NAME_OF[kind]
    let number = 1
    while ([word, EARLIER[kind]].some((one) => taken.has(`${number} ${one}`))) number += 1
    return `${number} ${word}`
  }

  return {
    request: (kind, network = '') =>
      inTurn(async () => {
        const open = await openRequests()
        const from = shortHash(network)
        if (open.length >= CODES_MOST || open.filter((one) => one.network === from).length >= CODES_OF_NETWORK)
          return null
        const used = new Set(open.map((one) => one.code))
        let code = ''
        do code = String(randomInt(1_000_000)).padStart(6, '0')
        while (used.has(code))
        const secret = newToken(16)
        const expiresAtMs = nowMs() + CODE_VALID_MS
        const request: Request = { kind, network: from, code, tokenHash: hashOf(tokenOf(secret)) }
        await store.keepShared([{ key: keyOf(secret), value: JSON.stringify(request), untilMs: expiresAtMs }])
        return { code, secret, expiresAtMs }
      }),
    outcome: async (secret) => {
      const key = keyOf(secret)
      const [found] = (await store.sharedUnder(key, nowMs())).filter((row) => row.key === key)
      if (!found) return null
      const token = tokenOf(secret)
      const device = await store.findDevice(hashOf(token))
      return device ? { state: 'paired', token, device } : { state: 'waiting' }
    },
    approve: async (code, wanted) => {
      const found = (await openRequests()).find((one) => one.code === code)
      if (!found) return null
      const under = pending.get(found.key)
      if (under) return under
      // Whoever types it first, at whichever server; a second press here waits for the same device.
      const work = (async (): Promise<DeviceRow | null> =>
        (await store.tally(`paired/${found.key}`, nowMs(), { ms: CODE_VALID_MS, since: 'first' })).count === 1
          ? inTurn(() => pair(found.kind, wanted, found.tokenHash))
          : null)()
      pending.set(found.key, work)
      try {
        return await work
      } finally {
        pending.delete(found.key)
      }
    },
    pairNow: async (kind, wanted) => {
      const token = newToken()
      return { token, device: await inTurn(() => pair(kind, wanted, hashOf(token))) }
    },
  }
}

/** The token of a device follows from the secret of its request: no server has to hand it to another. */
function tokenOf(secret: string): string {
  return createHash('sha256').update(`token of ${secret}`).digest('base64url')
}

function keyOf(secret: string): string {
  return `${PREFIX}${hashOf(secret)}`
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
