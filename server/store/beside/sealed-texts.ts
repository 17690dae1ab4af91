/**
 * What people typed (reasons, notes, complaints) stands in the log under a key of its month and kind, which stands
 * beside it: when its time is over the key is thrown away, nobody can read the texts any more, and every record is still
 * what was written.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { Recorded } from '../../../domain/words/recorded.ts'
import { kindOfStream } from '../../../domain/words/stream.ts'
import { TYPED_FIELDS } from '../../../domain/words/typed-fields.ts'
import type { Store, StoreReader } from '../port.ts'

/** Names of these keys among the secrets: text/feedback/2026-11. */
const TEXT_KEY = /^text\/([a-z-]+)\/(\d{4}-\d{2})$/
/** What the hall itself tells the public. */
const PUBLIC_KINDS: readonly string[] = ['settings', 'catalogue', 'devices']
/** Fields in which people write, at any depth; no rule reads them (LIFE-4). */
const FIELDS: ReadonlySet<string> = new Set(TYPED_FIELDS)
/** Begins what is sealed; no text that anybody types holds it. */
const MARK = '\u0002'
const IN_JSON = '\\u0002'

type Keys = ReadonlyMap<string, Buffer>
type Open = <E extends HallEvent>(stream: string, record: Recorded<E>) => Recorded<E>

/**
 * A store whose texts are sealed as they are written and opened as they are read; those whose key is gone read as
 * nothing. Rows, and so copies, backups and standbys, hold them sealed.
 */
export async function withSealedTexts(store: Store): Promise<Store> {
  let keys = await keysIn(store)
  const keyOf = async (name: string): Promise<Buffer> => {
    const known = keys.get(name)
    if (known) return known
    const value = await store.keepSecret(name, randomBytes(32).toString('base64url'))
    keys = new Map([...keys, [name, Buffer.from(value, 'base64url')]])
    return keys.get(name) as Buffer
  }
  const sealed = async (stream: string, record: Recorded<HallEvent>): Promise<Recorded<HallEvent>> => {
    if (PUBLIC_KINDS.includes(kindOfStream(stream)) || !holdsText(record.event)) return record
    const key = await keyOf(keyName(stream, record.atMs))
    const place = `${stream}\n${record.seq}`
    return { ...record, event: mapTexts(record.event, '', (text, path) => sealText(text, `${place}\n${path}`, key)) }
  }
  return {
    ...store,
    dropSecrets: async (names) => {
      await store.dropSecrets(names)
      keys = new Map([...keys].filter(([name]) => !names.includes(name)))
    },
    append: async (batch) => {
      if (!batch.some((one) => one.records.some(({ event }) => holdsText(event)))) return store.append(batch)
      return store.append(
        await Promise.all(
          batch.map(async (one) =>
            one.records.some(({ event }) => holdsText(event))
              ? { ...one, records: await Promise.all(one.records.map((record) => sealed(one.stream, record))) }
              : one,
          ),
        ),
      )
    },
    read: async <E extends HallEvent>(stream: string, afterSeq: number) => {
      const records = await store.read<E>(stream, afterSeq)
      // Another server may have made a key meanwhile, or thrown one away; one that reads record by record is alone.
      if (Array.isArray(records) && records.some(({ event }) => isSealed(event as object))) keys = await keysIn(store)
      const open = openerOf(keys)
      return (function* () {
        for (const record of records) yield open(stream, record)
      })()
    },
  }
}

/** Opens records that were read as they are written. */
export async function textOpener(store: Pick<StoreReader, 'people'>): Promise<Open> {
  return openerOf(await keysIn(store))
}

/** Keys whose month is over for as many days as `daysOf` says for their kind. */
export async function dueKeys(
  store: Pick<StoreReader, 'people'>,
  daysOf: (kind: string) => number,
  nowMs: number,
): Promise<readonly string[]> {
  return [...(await keysIn(store)).keys()].filter((name) => {
    const [, kind = '', month = ''] = TEXT_KEY.exec(name) ?? []
    const [year = 0, at = 0] = month.split('-').map(Number)
    return Date.UTC(year, at, 1) + daysOf(kind) * 86_400_000 <= nowMs
  })
}

async function keysIn(store: Pick<StoreReader, 'people'>): Promise<Keys> {
  const { secrets } = await store.people(Number.MAX_SAFE_INTEGER)
  return new Map(
    secrets.flatMap(({ name, value }) =>
      TEXT_KEY.test(name) ? [[name, Buffer.from(value, 'base64url')] as const] : [],
    ),
  )
}

function keyName(stream: string, atMs: number): string {
  return `text/${kindOfStream(stream)}/${new Date(atMs).toISOString().slice(0, 7)}`
}

function openerOf(keys: Keys): Open {
  return (stream, record) => {
    if (!isSealed(record.event)) return record
    const key = keys.get(keyName(stream, record.atMs))
    return { ...record, event: mapTexts(record.event, '', (text) => openText(text, key)) }
  }
}

/** The same text at the same place is sealed to the same words: a copy that writes it again gets the same record. */
function sealText(text: string, place: string, key: Buffer): string {
  if (text === '' || text.startsWith(MARK)) return text
  const iv = createHmac('sha256', key).update(`${place}\n${text}`).digest().subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return MARK + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

function openText(text: string, key: Buffer | undefined): string {
  if (!text.startsWith(MARK)) return text
  if (key === undefined) return ''
  const bytes = Buffer.from(text.slice(MARK.length), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    // Sealed with a key that was thrown away, and another has its name by now.
    return ''
  }
}

/** Asked of every event. */
function holdsText(event: object): boolean {
  if (Array.isArray(event)) return event.some((one) => isObject(one) && holdsText(one))
  const fields = event as Readonly<Record<string, unknown>>
  for (const key in fields) {
    const value = fields[key]
    if (typeof value === 'string' ? value !== '' && FIELDS.has(key) : isObject(value) && holdsText(value)) return true
  }
  return false
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isSealed(event: object): boolean {
  return holdsText(event) && JSON.stringify(event).includes(IN_JSON)
}

function mapTexts<T>(value: T, key: string, change: (text: string, path: string) => string, path = ''): T {
  if (typeof value === 'string') return (FIELDS.has(key) ? change(value, path) : value) as T
  // Strings of a list were chosen from one: no name goes down to them.
  if (Array.isArray(value)) return value.map((one, at) => mapTexts(one as unknown, '', change, `${path}/${at}`)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapTexts(inner as unknown, name, change, `${path}/${name}`)]),
  ) as T
}
