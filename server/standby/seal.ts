/**
 * People and devices on their way to a standby are sealed: hashes of four-digit PINs are soon guessed by whoever reads
 * the line.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { People } from '../store/port.ts'

const NONCE = 12
const TAG = 16

function keyOf(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'yichuang standby people', 32))
}

/** AES-256-GCM under the followers' key; base64url of nonce, tag and text. */
export function seal(people: People, key: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(people), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** The people in a sealed text. Throws when it was sealed with another key or changed on the way. */
export function unseal(sealed: string, key: string): People {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return JSON.parse(
    Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8'),
  ) as People
}
