/** Requests of this page that are no commands: sign-in and devices; every refusal becomes one sentence. */
import type { HttpProblem } from '../../domain/contract/http/hall.ts'
import type { Answer } from '../../domain/contract/protocol.ts'
import { answerText, shared } from '../app/text/i18n.ts'
import { t } from './texts.ts'
import { askServer } from '../app/server/servers.ts'

type Refusal = Extract<Answer, { ok: false }>

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: number; readonly sentence: string }

/** Asks and never throws: no network is an answer too. */
export async function askHttp<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Reply<T>> {
  try {
    const response = await askServer(path, {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const told: unknown = await response.json().catch(() => null)
    if (response.ok) return { ok: true, value: told as T }
    return { ok: false, status: response.status, sentence: sentenceOf(told as HttpProblem | Refusal | null) }
  } catch {
    return { ok: false, status: 0, sentence: t('http.offline') }
  }
}

/** An order that the hall refused has its own words. */
function sentenceOf(told: HttpProblem | Refusal | null): string {
  return told !== null && 'ok' in told ? answerText(shared.t, told) : problemSentence(told)
}

/** The server's problem in the words of this page. */
export function problemSentence(problem: HttpProblem | null): string {
  switch (problem?.code) {
    case 'wrongPin':
      return problem.triesLeft === undefined ? t('http.wrongPin') : t('http.wrongPinLeft', { left: problem.triesLeft })
    case 'locked':
      return t('http.locked', { minutes: Math.max(1, Math.ceil((problem.retryAfterSec ?? 60) / 60)) })
    case 'rateLimited':
      return t('http.rateLimited')
    case 'notAuthorised':
      return t('http.notAuthorised')
    case 'notFound':
      return problem.field === 'code' ? t('http.noSuchCode') : t('http.notFound')
    case 'malformed':
      return t('http.malformed', { field: fieldName(problem.field ?? '') })
    default:
      return t('http.internal')
  }
}

function fieldName(field: string): string {
  switch (field) {
    case 'code':
      return t('devices.code')
    case 'name':
      return t('devices.name')
    case 'zone':
      return t('devices.zone')
    case 'counter':
      return t('devices.counter')
    case 'pin':
      return t('signIn.pin')
    case 'badgeNo':
      return t('signIn.badge')
    default:
      return field
  }
}
