/** One question over HTTP to the hall's server: every page asks this way, and whatever comes back is a value. */
import { PROOF_HEADER } from '../../../domain/contract/http/booking.ts'
import { DEVICE_HEADER, type HttpProblem } from '../../../domain/contract/http/hall.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { answerText, type SharedTranslate } from '../text/i18n.ts'
import { fieldText } from '../text/field-text.ts'
import { askServer } from './servers.ts'

export type Failure =
  /** The hall says no, with the fact. */
  | { readonly ok: false; readonly why: 'refused'; readonly answer: Extract<Answer, { ok: false }> }
  /** The server could not take the question as it was. */
  | { readonly ok: false; readonly why: 'problem'; readonly problem: HttpProblem }
  /** Nobody is signed in here any more: an order of the staff pages. */
  | { readonly ok: false; readonly why: 'signedOut' }
  /** Nobody answered; the same question may be asked again. `site`: another site's server, behind one's own. */
  | { readonly ok: false; readonly why: 'silent'; readonly site: string | null }

export type Reply<T> = { readonly ok: true; readonly value: T } | Failure

export interface AskOptions {
  /** Sent as JSON. */
  readonly body?: unknown
  /** Token of the paired device that asks. */
  readonly device?: string | null
  /** What the holder of a booking proves it with. */
  readonly proof?: string
  /** Silence after so many milliseconds; without it, as long as the network takes. */
  readonly withinMs?: number
}

const SILENT: Failure = { ok: false, why: 'silent', site: null }

/** Asks and never throws. @param path such as /api/plan, with its query */
export async function ask<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  options: AskOptions = {},
): Promise<Reply<T>> {
  const { body, device, proof, withinMs } = options
  try {
    const response = await askServer(path, {
      method,
      cache: 'no-store',
      headers: {
        ...(device ? { [DEVICE_HEADER]: device } : {}),
        ...(proof === undefined ? {} : { [PROOF_HEADER]: proof }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(withinMs === undefined ? {} : { signal: AbortSignal.timeout(withinMs) }),
    })
    return replyOf(response.ok, await bodyOf(response))
  } catch {
    return SILENT
  }
}

/**
 * The id under which a command is known for ever: a random UUID. `crypto.randomUUID` is missing on plain http inside the
 * hall's network, so it is made by hand.
 */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * Why it did not work, in one sentence of the page. A page with better words for one of these has a text of that key.
 * @param fieldName what people call the field that the server named
 */
export function sentenceOf(
  failure: Failure,
  t: SharedTranslate,
  fieldName: (field: string) => string = fieldText,
): string {
  if (failure.why === 'silent') return t(failure.site === null ? 'noAnswer' : 'siteSilent')
  if (failure.why === 'signedOut') return t('signedOut')
  if (failure.why === 'refused') return answerText(t, failure.answer)
  const { code, field = '', triesLeft, retryAfterSec = 60 } = failure.problem
  if (code === 'wrongPin' && triesLeft !== undefined) return t('problem.wrongPinLeft', { left: triesLeft })
  return t(`problem.${code}`, {
    field: fieldName(field),
    seconds: retryAfterSec,
    minutes: Math.max(1, Math.ceil(retryAfterSec / 60)),
  })
}

/** Whether the server has no such thing. */
export function isNotFound(reply: Reply<unknown>): boolean {
  return !reply.ok && reply.why === 'problem' && reply.problem.code === 'notFound'
}

/** Every answer of the hall is an object; anything else comes from a gateway in between, and is none. */
function replyOf<T>(isFine: boolean, body: unknown): Reply<T> {
  if (typeof body !== 'object' || body === null)
    return isFine ? SILENT : { ok: false, why: 'problem', problem: { code: 'internal' } }
  if ('unreachable' in body) return { ok: false, why: 'silent', site: String(body.unreachable) }
  if ('ok' in body && body.ok === false)
    return { ok: false, why: 'refused', answer: body as Extract<Answer, { ok: false }> }
  if (isFine) return { ok: true, value: body as T }
  return { ok: false, why: 'problem', problem: 'code' in body ? (body as HttpProblem) : { code: 'internal' } }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
