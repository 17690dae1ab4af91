/** Staff sign-in: badge number and PIN, argon2id, and a lock that nobody can turn against a colleague. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Store } from '../store/port.ts'

// As strong as 19 MiB in two passes, and large enough that the memory goes back to the system after each sign-in.
const MEMORY_KIB = 47_104
const PASSES = 1
const TRIES_MOST = 5
const LOCK_MS = 5 * 60_000
/**
 * Four digits are guessed by trying one PIN at every badge: an address may be wrong this often an hour, whoever it
 * names.
 */
const ADDRESS_TRIES_MOST = 30
const HOUR_MS = 3_600_000

export type PinAnswer =
  | { readonly kind: 'ok' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'locked'; readonly retryAfterSec: number }

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: object) => Promise<Buffer>

/** "argon2id$memory$passes$salt$hash", salt and hash in base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16)
  return `argon2id$${MEMORY_KIB}$${PASSES}$${salt.toString('base64url')}$${(await tagOf(pin, salt, MEMORY_KIB, PASSES)).toString('base64url')}`
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
  return derive('argon2id', { message: pin, nonce, parallelism: 1, tagLength: 32, memory, passes })
}

export interface Roster {
  /**
   * Checks a PIN. Five wrong ones lock this badge for five minutes, from this address only; thirty an hour lock the
   * address for all who never signed in from it.
   */
  verify(badgeNo: string, pin: string, address: string): Promise<PinAnswer>
}

/** Makes the roster. An unknown badge takes as long as a known one and answers the same. */
export function createRoster(store: Store, isKnown: (badgeNo: string) => boolean, nowMs: () => number): Roster {
  const failures = new Map<string, { count: number; lockedUntilMs: number }>()
  const address = createAddressLock(nowMs)
  const decoy = hashPin(randomBytes(8).toString('hex'))
  return {
    verify: async (badgeNo, pin, from) => {
      const key = `${badgeNo} ${from}`
      const before = failures.get(key) ?? { count: 0, lockedUntilMs: 0 }
      if (before.lockedUntilMs > nowMs())
        return { kind: 'locked', retryAfterSec: Math.ceil((before.lockedUntilMs - nowMs()) / 1000) }
      const addressSec = address.lockedSec(key, from)
      if (addressSec > 0) return { kind: 'locked', retryAfterSec: addressSec }
      // Counted before the slow check: guesses sent all at once are guesses one by one.
      const count = before.count + 1
      if (failures.size > 10_000) failures.clear()
      failures.set(
        key,
        count < TRIES_MOST ? { count, lockedUntilMs: 0 } : { count: 0, lockedUntilMs: nowMs() + LOCK_MS },
      )
      address.tried(from)
      const kept = isKnown(badgeNo) ? await store.pinOf(badgeNo) : null
      if ((await isPin(pin, kept ?? (await decoy))) && kept !== null) {
        failures.delete(key)
        address.wasRight(key, from)
        return { kind: 'ok' }
      }
      return count < TRIES_MOST
        ? { kind: 'wrong', triesLeft: TRIES_MOST - count }
        : { kind: 'locked', retryAfterSec: LOCK_MS / 1000 }
    },
  }
}

/**
 * Counts what went wrong per address within an hour; people who have signed in from there before are not held back by
 * it.
 */
function createAddressLock(nowMs: () => number): {
  lockedSec(key: string, from: string): number
  tried(from: string): void
  wasRight(key: string, from: string): void
} {
  const tries = new Map<string, { count: number; sinceMs: number }>()
  const wellKnown = new Set<string>()
  const now = (from: string): { count: number; sinceMs: number } => {
    const one = tries.get(from)
    return one && nowMs() - one.sinceMs <= HOUR_MS ? one : { count: 0, sinceMs: nowMs() }
  }
  const keep = (from: string, change: number): void => {
    const { count, sinceMs } = now(from)
    if (tries.size > 10_000) tries.clear()
    tries.set(from, { count: Math.max(0, count + change), sinceMs })
  }
  return {
    lockedSec: (key, from) => {
      const { count, sinceMs } = now(from)
      return count < ADDRESS_TRIES_MOST || wellKnown.has(key)
        ? 0
        : Math.max(1, Math.ceil((sinceMs + HOUR_MS - nowMs()) / 1000))
    },
    tried: (from) => keep(from, 1),
    wasRight: (key, from) => {
      keep(from, -1)
      wellKnown.add(key)
    },
  }
}
