/**
 * Preloaded into the programs whose pages are photographed: the machine's clock shows what stands in the file that
 * STILL_CLOCK names, and chance deals the same every time. Only for pictures: nothing here is secret any more.
 */
import crypto, { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const file = process.env.STILL_CLOCK as string
const dealt = new Map<string, number>()

/** Bytes that depend on what is asked for, and on how often it was asked before. */
function deal(what: string, count: number): Buffer {
  const nth = (dealt.get(what) ?? 0) + 1
  dealt.set(what, nth)
  return createHash('shake256', { outputLength: Math.max(1, count) })
    .update(`${what} ${nth}`)
    .digest()
    .subarray(0, count)
}

function fill<T extends NodeJS.ArrayBufferView>(into: T, from = 0, count = into.byteLength - from): T {
  deal(`fill ${count}`, count).copy(Buffer.from(into.buffer, into.byteOffset, into.byteLength), from)
  return into
}

function whole(from: number, to: number): number {
  return from + (deal(`whole ${to - from}`, 6).readUIntBE(0, 6) % (to - from))
}

function uuid(): string {
  const hex = deal('uuid', 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

const nowMs = (): number => Number(readFileSync(file, 'utf8'))

globalThis.Date = new Proxy(Date, {
  construct: (target, words, newTarget) =>
    Reflect.construct(target, words.length === 0 ? [nowMs()] : words, newTarget) as object,
})
Object.assign(Date, { now: nowMs })
Object.assign(Math, { random: () => whole(0, 2 ** 32) / 2 ** 32 })
Object.assign(crypto, {
  randomBytes: (count: number, then?: (error: null, bytes: Buffer) => void) =>
    then ? then(null, deal(`bytes ${count}`, count)) : deal(`bytes ${count}`, count),
  randomFillSync: fill,
  randomInt: (from: number, to?: number) => (to === undefined ? whole(0, from) : whole(from, to)),
  randomUUID: uuid,
})
Object.assign(globalThis.crypto, { getRandomValues: fill, randomUUID: uuid })
syncBuiltinESMExports()
