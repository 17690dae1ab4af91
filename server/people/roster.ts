/**
 * Staff sign-in: badge number and PIN, argon2id, a lock that nobody can turn against a colleague, and a slow pace for
 * whoever guesses from many places. Tries are counted in the store: by all servers together, and over a restart.
 */
import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Store } from '../store/port.ts'
import { PIN_COST, type PinCost } from './pin-cost.ts'
import { LONG, LONG_MS, type TallyWindow } from '../store/passing/passing.ts'

const TRIES_MOST = 5
const LOCK: TallyWindow = { ms: 5 * 60_000, since: 'last' }
/**
 * Four digits are guessed by trying one PIN at every badge: an address may be wrong this often an hour, whoever it
 * names.
 */
const ADDRESS_TRIES_MOST = 30
const HOUR: TallyWindow = { ms: 3_600_000, since: 'first' }
/**
 * One badge is guessed from many addresses: after so many tries of strangers an hour, the next ones come one at a time.
 * All ten thousand PINs then take days; whoever signs in at a desk where they did before notices nothing.
 */
const BADGE_TRIES_FREE = 10
const BADGE_PACE: TallyWindow = { ms: 20_000, since: 'first' }
/** Badges that nobody has are counted in so many heaps: inventing them fills nothing. */
const HEAPS = 500

export type PinAnswer =
  | { readonly kind: 'ok' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'locked'; readonly retryAfterSec: number }

const TAG_BYTES = 32

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: object) => Promise<Buffer>

/** "argon2id$memory$passes$salt$hash", salt and hash in base64url. */
export async function hashPin(pin: string, cost: PinCost = PIN_COST): Promise<string> {
  const salt = randomBytes(16)
  return textOf(salt, await tagOf(pin, salt, cost.memoryKib, cost.passes), cost)
}

function textOf(salt: Buffer, tag: Buffer, { memoryKib, passes }: PinCost): string {
  return `argon2id$${memoryKib}$${passes}$${salt.toString('base64url')}$${tag.toString('base64url')}`
}

/** Whether a PIN fits a kept hash; a malformed hash fits nothing. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [algorithm, memory, passes, salt, tag] = kept.split('$')
  if (algorithm !== 'argon2id' || !memory || !passes || !salt || !tag) return false
  const wanted = Buffer.from(tag, 'base64url')
  const given = await tagOf(pin, Buffer.from(salt, 'base64url'), Number(memory), Number(passes))
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

function tagOf(pin: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  return derive('argon2id', { message: pin, nonce, parallelism: 1, tagLength: TAG_BYTES, memory, passes })
}

export interface Roster {
  /**
   * Checks a PIN. Five wrong ones lock this badge for five minutes, from this network only; thirty an hour lock the
   * network for all who never signed in from it. `isDesk`: this browser has signed this badge in before.
   */
  verify(badgeNo: string, pin: string, network: string, isDesk?: boolean): Promise<PinAnswer>
}

export interface RosterParts {
  readonly store: Pick<Store, 'tally' | 'tallyOf' | 'forgetTally' | 'uncount'>
  readonly isKnown: (badgeNo: string) => boolean
  /** The hash that whoever has this badge number signs in by. */
  readonly pinOf: (badgeNo: string) => Promise<string | null>
  readonly nowMs: () => number
  /** Told of each wrong PIN of a badge, whether the hall knows it or not. */
  readonly onWrong?: (badgeNo: string, network: string) => void
}

/**
 * Makes the roster. An unknown badge takes as long as one whose PIN somebody set, and answers the same; the printed PINs
 * of a sample are tried sooner (decision 118).
 */
export function createRoster({ store, isKnown, pinOf, nowMs, onWrong = () => undefined }: RosterParts): Roster {
  // A hash that no PIN has is as slow to try as any, and costs no start anything.
  const decoy = textOf(randomBytes(16), randomBytes(TAG_BYTES), PIN_COST)
  return {
    verify: async (badgeNo, pin, network, isDesk = false) => {
      const badge = isKnown(badgeNo)
        ? badgeNo
        : `?${createHash('sha256').update(badgeNo).digest().readUInt16BE() % HEAPS}`
      const keys = keysOf(badge, isDesk ? 'desk' : network)
      const isStranger = !isDesk && (await store.tallyOf(keys.known, nowMs(), KNOWN)).count === 0
      const lockedSec = await lockedFor(keys, isStranger)
      if (lockedSec > 0) return { kind: 'locked', retryAfterSec: lockedSec }
      // Counted before the slow check: guesses sent all at once are guesses one by one.
      const { count } = await store.tally(keys.pin, nowMs(), LOCK)
      if (count > TRIES_MOST) return { kind: 'locked', retryAfterSec: LOCK.ms / 1000 }
      const ofNetwork = await store.tally(keys.network, nowMs(), HOUR)
      if (isStranger && ofNetwork.count > ADDRESS_TRIES_MOST)
        return { kind: 'locked', retryAfterSec: secUntil(ofNetwork.firstMs + HOUR.ms) }
      const paceSec = isStranger ? await pace(keys) : 0
      if (paceSec > 0) return { kind: 'locked', retryAfterSec: paceSec }
      const kept = isKnown(badgeNo) ? await pinOf(badgeNo) : null
      if ((await isPin(pin, kept ?? decoy)) && kept !== null) {
        await store.forgetTally(keys.pin)
        await store.uncount(keys.network)
        if (isStranger) await store.uncount(keys.badge)
        await store.tally(keys.known, nowMs(), KNOWN)
        return { kind: 'ok' }
      }
      onWrong(badgeNo, network)
      return count < TRIES_MOST
        ? { kind: 'wrong', triesLeft: TRIES_MOST - count }
        : { kind: 'locked', retryAfterSec: LOCK.ms / 1000 }
    },
  }

  /** Seconds until this may be tried, without counting. */
  async function lockedFor(keys: Keys, isStranger: boolean): Promise<number> {
    const pin = await store.tallyOf(keys.pin, nowMs(), LOCK)
    if (pin.count >= TRIES_MOST) return secUntil(pin.lastMs + LOCK.ms)
    if (!isStranger) return 0
    const ofNetwork = await store.tallyOf(keys.network, nowMs(), HOUR)
    return ofNetwork.count >= ADDRESS_TRIES_MOST ? secUntil(ofNetwork.firstMs + HOUR.ms) : 0
  }

  /** Seconds until a stranger may try this badge again; 0: now, and the next one only later. */
  async function pace({ badge, turn }: Keys): Promise<number> {
    if ((await store.tally(badge, nowMs(), HOUR)).count <= BADGE_TRIES_FREE) return 0
    const now = await store.tally(turn, nowMs(), BADGE_PACE)
    return now.count === 1 ? 0 : secUntil(now.firstMs + BADGE_PACE.ms)
  }

  function secUntil(atMs: number): number {
    return Math.max(1, Math.ceil((atMs - nowMs()) / 1000))
  }
}

/** Whoever has signed in from a network counts as known there for half a year. */
const KNOWN: TallyWindow = { ms: LONG_MS, since: 'last' }

interface Keys {
  readonly pin: string
  readonly network: string
  readonly known: string
  readonly badge: string
  readonly turn: string
}

/** Networks are kept as hashes: where somebody sat is nobody's business. */
function keysOf(badge: string, network: string): Keys {
  const place = createHash('sha256').update(network).digest('base64url').slice(0, 22)
  return {
    pin: `pin/${badge}/${place}`,
    network: `pin-network/${place}`,
    known: `${LONG}pin/${badge}/${place}`,
    badge: `pin-badge/${badge}`,
    turn: `pin-turn/${badge}`,
  }
}
