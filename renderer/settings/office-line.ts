/**
 * Asks and orders over HTTP for pages of the back of the house; every refusal becomes one sentence, and nothing throws.
 */
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { HttpProblem } from '../../domain/contract/http/hall.ts'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { CommandResult } from '../../domain/contract/subjects.ts'
import { newCommandId } from '../app/server/command-id.ts'
import { answerText, shared } from '../app/text/i18n.ts'
import { fieldText } from './field-words.ts'
import { t } from './texts.ts'
import { askServer } from '../app/server/servers.ts'

const PARTS = {
  title: true,
  titleEn: true,
  calendar: true,
  zones: true,
  queues: true,
  categories: true,
  counters: true,
  clerks: true,
  notices: true,
  rules: true,
  booking: true,
  offline: true,
  site: true,
} as const
type SettingsPart = keyof typeof PARTS

export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly sentence: string
      /** Place in the settings that was refused. */ readonly path?: string
    }

/** Asks the server. */
export async function askOffice<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Told<T>> {
  const told = await reach(method, path, body)
  if (told === null) return { ok: false, sentence: t('offline') }
  return told.isFine
    ? { ok: true, value: told.body as T }
    : { ok: false, sentence: problemText(told.body as HttpProblem | null) }
}

/** Gives one order through the same gate as every socket. */
export async function orderOffice(command: HallCommand): Promise<Told<CommandResult>> {
  const told = await reach('POST', '/api/commands', { commandId: newCommandId(), command })
  if (told === null) return { ok: false, sentence: t('offline') }
  const answer = told.body as Answer | HttpProblem | null
  if (answer === null || !('ok' in answer)) return { ok: false, sentence: problemText(answer) }
  if (answer.ok) return { ok: true, value: answer.result }
  const path = pathOf(answer)
  return {
    ok: false,
    sentence: 'malformed' in answer ? malformedText(answer.malformed.field) : answerText(shared.t, answer),
    ...(path === undefined ? {} : { path }),
  }
}

function pathOf(answer: Extract<Answer, { ok: false }>): string | undefined {
  if ('malformed' in answer) return /^command\.changes\.(.+)$/.exec(answer.malformed.field)?.[1]
  if (!('rejection' in answer)) return undefined
  const { rejection } = answer
  return rejection.code === 'SettingsRefused'
    ? rejection.path
    : rejection.code === 'CalendarRefused'
      ? `calendar.${rejection.fault.path}`
      : undefined
}

/** "command.changes.calendar.seasons.0.name" stands in the calendar; people are told that, with the rest as a hint. */
function malformedText(field: string): string {
  const [, part = '', rest = ''] = /^command\.changes\.(\w+)\.?(.*)$/.exec(field) ?? []
  return part in PARTS
    ? t('malformedIn', { part: t(`part.${part as SettingsPart}`), field: rest.split('.').map(fieldText).join(' · ') })
    : t('malformed', { field: field.replace(/^command\./, '') })
}

async function reach(
  method: string,
  path: string,
  body: unknown,
): Promise<{ readonly isFine: boolean; readonly body: unknown } | null> {
  try {
    const response = await askServer(path, {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return { isFine: response.ok, body: (await response.json().catch(() => null)) as unknown }
  } catch {
    return null
  }
}

function problemText(problem: HttpProblem | null): string {
  switch (problem?.code) {
    case 'notAuthorised':
      return t('notAllowed')
    case 'wrongPin':
      return t('wrongPin')
    case 'locked':
      return t('locked', { minutes: Math.max(1, Math.ceil((problem.retryAfterSec ?? 60) / 60)) })
    case 'rateLimited':
      return t('rateLimited')
    case 'malformed':
      return t('malformed', { field: problem.field ?? '' })
    default:
      return t('failed')
  }
}
