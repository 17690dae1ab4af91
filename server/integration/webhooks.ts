/**
 * Tells other programs of the hall's events by HTTP, signed as the Standard Webhooks specification says. The log is the
 * outbox: beside it stands, for each subscriber, up to which record it has taken everything; whoever was down gets all of
 * it later, in order, under the same ids (HOOK-1 to 4).
 */
import { createHmac } from 'node:crypto'
import { networkWords } from '../disk/network-words.ts'
import type { EventRow } from '../store/hash-chain.ts'
import type { Store } from '../store/port.ts'
import { openCursor, type Cursor } from './cursor.ts'
import { publicRecords, type PublicRecord } from './public-event.ts'

export interface Subscription {
  readonly name: string
  readonly url: string
  /** "whsec_" and base64, or any text. */
  readonly secret: string
  /** Types of events; left out: all. */
  readonly events?: readonly string[] | undefined
}

export interface WebhookParts {
  readonly store: Pick<Store, 'streams' | 'casesWritten' | 'head' | 'rows'>
  readonly nowMs: () => number
  readonly badges: () => Iterable<string>
  /** Folder in which it is kept how far each subscriber is. */
  readonly folder: string
  readonly subscriptions: readonly Subscription[]
  readonly onTrouble: (facts: { readonly name: string; readonly failures: number; readonly why: string }) => void
  readonly fetch?: typeof fetch
  /** Distance to the second try; each later one doubles it, up to an hour. */
  readonly retryFirstMs?: number
}

export interface Webhooks {
  /** Sends what is due; call about once a second, it never waits for a receiver. */
  run(): Promise<void>
  /** How each subscriber fares, for /health, the duty manager and the tests. */
  state(): readonly SubscriberState[]
  stop(): void
}

/** Whether a subscriber takes what it is sent. */
export interface SubscriberState {
  readonly name: string
  readonly failures: number
  readonly sent: number
  /** What it has not taken; null: the last try succeeded. */
  readonly untaken: {
    /** When it was written, UTC ms: so far the subscriber is behind. */
    readonly atMs: number
    /** How long every try has failed. */
    readonly awayMs: number
    readonly why: string
  } | null
}

const PAGE_ROWS = 200
const RETRY_MOST_MS = 3_600_000
const TIMEOUT_MS = 10_000

/** Makes the sender of all subscriptions; a new one is told of what happens from this call on. Throws ConfigError. */
export async function openWebhooks(parts: WebhookParts): Promise<Webhooks> {
  const lines = await Promise.all(
    parts.subscriptions.map(async (subscription) =>
      createLine(subscription, await openCursor(parts.folder, subscription.name, parts.store, parts.nowMs), parts),
    ),
  )
  return {
    run: async () => {
      for (const line of lines) await line.run()
    },
    state: () => lines.map((line) => line.state()),
    stop: () => lines.forEach((line) => line.stop()),
  }
}

interface Line {
  run(): Promise<void>
  state(): SubscriberState
  stop(): void
}

function createLine(subscription: Subscription, cursor: Cursor, parts: WebhookParts): Line {
  const { name, secret, events } = subscription
  const shown = publicRecords(parts.badges, secret)
  const ending = new AbortController()
  let [failures, sent, notBeforeMs] = [0, 0, 0]
  let underWay: Promise<void> | null = null
  let untaken: { readonly atMs: number; readonly sinceMs: number; readonly why: string } | null = null

  async function deliver(record: PublicRecord): Promise<void> {
    const answer = await post(subscription, record, parts.fetch ?? fetch, ending.signal)
    if (answer === null) {
      failures = 0
      sent += 1
      untaken = null
      return
    }
    failures += 1
    const first = parts.retryFirstMs ?? 1000
    const distance = Math.min(RETRY_MOST_MS, first * 2 ** Math.min(failures - 1, 20))
    notBeforeMs = performance.now() + Math.max(distance, answer.retryAfterMs)
    untaken = { atMs: record.atMs, sinceMs: untaken?.sinceMs ?? performance.now(), why: answer.why }
    parts.onTrouble({ name, failures, why: answer.why })
    throw new NotTaken()
  }

  async function drain(): Promise<void> {
    for (const { stream, seq } of await cursor.waiting()) {
      let after = seq
      let rows: readonly EventRow[]
      while ((rows = await parts.store.rows(stream, after, PAGE_ROWS)).length > 0) {
        for (const row of rows) {
          const record = shown(row)
          if (events === undefined || events.includes(record.type)) await deliver(record)
          cursor.advance(stream, (after = row.seq))
          if (ending.signal.aborted) return
        }
        await cursor.keep()
      }
    }
    cursor.allTaken()
  }

  return {
    run: async () => {
      if (underWay !== null || performance.now() < notBeforeMs || ending.signal.aborted) return
      underWay = drain()
        .catch((error: unknown) => {
          if (!(error instanceof NotTaken)) parts.onTrouble({ name, failures, why: String(error) })
        })
        .then(cursor.keep)
        .finally(() => (underWay = null))
    },
    state: () => ({
      ...{ name, failures, sent },
      untaken: untaken && { atMs: untaken.atMs, awayMs: performance.now() - untaken.sinceMs, why: untaken.why },
    }),
    stop: () => ending.abort(),
  }
}

/** The receiver has not said that it has it; the rest of the line waits, so that the order stays. */
class NotTaken extends Error {}

interface Refused {
  readonly why: string
  readonly retryAfterMs: number
}

/** null: it has it. */
async function post(
  { url, secret }: Subscription,
  { id, atMs, type, ...record }: PublicRecord,
  send: typeof fetch,
  ending: AbortSignal,
): Promise<Refused | null> {
  const body = JSON.stringify({ type, timestamp: new Date(atMs).toISOString(), id, data: record })
  const seconds = Math.floor(Date.now() / 1000)
  try {
    const response = await send(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([ending, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': `v1,${signatureOf(id, seconds, body, secret)}`,
      },
      body,
    })
    await response.body?.cancel()
    if (response.ok) return null
    const after = Number(response.headers.get('retry-after') ?? 0)
    return {
      why: `status ${response.status}`,
      retryAfterMs: Number.isFinite(after) ? Math.min(after * 1000, RETRY_MOST_MS) : 0,
    }
  } catch (error) {
    return { why: networkWords(error), retryAfterMs: 0 }
  }
}

/** Base64 of HMAC-SHA-256 over "id.seconds.body" (Standard Webhooks 1.0.0, symmetric signatures). */
function signatureOf(id: string, seconds: number, body: string, secret: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret)
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
}
