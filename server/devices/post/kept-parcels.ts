/**
 * Parcels that the post has not answered yet, kept beside the log so that a restart goes on with them (PICKUP-10): sealed,
 * because they hold an address, and erased with the answer.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Actor } from '../../../domain/words/actor.ts'
import type { Store } from '../../store/port.ts'
import type { Parcel } from './port.ts'

export interface KeptParcel {
  readonly parcel: Parcel
  readonly by: Actor
  /** First handed over, UTC ms. */
  readonly sinceMs: number
}

export interface KeptParcels {
  all(): Promise<readonly KeptParcel[]>
  /** Once for each reference: what is kept already stays. */
  keep(one: KeptParcel): Promise<void>
  forget(reference: string): Promise<void>
}

const PREFIX = 'parcel/'
const KEY = 'parcels'
const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Keeps them in the store's secrets. */
export function keptParcels(store: Pick<Store, 'keepSecret' | 'dropSecrets' | 'people'>): KeptParcels {
  const keyOf = async (): Promise<Buffer> =>
    Buffer.from(await store.keepSecret(KEY, randomBytes(32).toString('base64url')), 'base64url')
  return {
    all: async () => {
      const { secrets } = await store.people(Number.MAX_SAFE_INTEGER)
      const own = secrets.filter(({ name }) => name.startsWith(PREFIX))
      if (own.length === 0) return []
      const key = await keyOf()
      return own.map(({ value }) => JSON.parse(opened(value, key)) as KeptParcel)
    },
    keep: async (one) => {
      await store.keepSecret(`${PREFIX}${one.parcel.reference}`, sealed(JSON.stringify(one), await keyOf()))
    },
    forget: (reference) => store.dropSecrets([`${PREFIX}${reference}`]),
  }
}

function sealed(text: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

function opened(value: string, key: Buffer): string {
  const bytes = Buffer.from(value, 'base64url')
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
