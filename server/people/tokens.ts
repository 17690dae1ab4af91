/** Tokens: long random text for whoever holds it, a hash for the store. */
import { hash, randomFillSync } from 'node:crypto'

/**
 * Random bytes are drawn a page at a time and each used once: every ticket needs some, and asking the system is slow.
 */
const pool = Buffer.alloc(4096)
let used = pool.length

/** `bytes` random bytes as URL-safe text; 16 for links, 32 for sessions and devices. */
export function newToken(bytes = 32): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const token = pool.toString('base64url', used, used + bytes)
  pool.fill(0, used, used + bytes)
  used += bytes
  return token
}

/** What the store keeps of a token. A random token needs no slow hash. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'hex')
}
