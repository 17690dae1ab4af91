/** Tokens: long random text for whoever holds it, a hash for the store. */
import { hash, randomBytes } from 'node:crypto'

/** `bytes` random bytes as URL-safe text; 16 for links, 32 for sessions and devices. */
export function newToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** What the store keeps of a token. A random token needs no slow hash. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'hex')
}
