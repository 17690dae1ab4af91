/**
 * Two languages for a page: typed keys, plain `{name}` places, no message compiler (a page's whole budget is about 100
 * kB).
 */
import { watchEffect } from 'vue'
import type { Ref } from 'vue'
import type { CalendarFault } from '../../../domain/calendar/check.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Rejection } from '../../../domain/contract/subjects.ts'
import { unbroken } from '../../../domain/words/unbroken.ts'
import { windowNamed } from '../../../domain/words/window-name.ts'
import { fieldText } from './field-text.ts'
import { locale, type Locale } from './locale.ts'
import type { planZh } from './plan-sentences.ts'
import type { staffZh } from './staff-sentences.ts'
import { messagesEn } from './messages.en.ts'
import { messagesZh } from './messages.zh.ts'
import { inOwnWords } from './site-words.ts'

export { locale, type Locale }
export type SharedKey = keyof typeof messagesZh | keyof typeof planZh | keyof typeof staffZh
export type Translate<K extends string = never> = (
  key: K | SharedKey,
  values?: Readonly<Record<string, string | number>>,
) => string

/** What a page's own `t` can do as well: say what all pages share. */
export type SharedTranslate = (key: SharedKey, values?: Readonly<Record<string, string | number>>) => string

export interface PageI18n<K extends string> {
  /** In the language chosen now; reactive inside templates and computed values. */
  readonly t: Translate<K>
  /** In one given language, for screens that show both. */
  readonly tIn: (locale: Locale) => Translate<K>
  readonly locale: Ref<Locale>
  /** Of two texts of the plan, the one in the chosen language: `say(item.name, item.nameEn)`. */
  readonly say: (zh: string, en: string) => string
}

if (typeof document !== 'undefined') {
  watchEffect(() => {
    document.documentElement.lang = locale.value === 'zh' ? 'zh-CN' : 'en'
  })
}

function say(zh: string, en: string): string {
  return locale.value === 'en' && en !== '' ? unbroken(en) : zh
}

const SHARED: Record<Locale, Readonly<Record<string, string>>> = { zh: messagesZh, en: messagesEn }

/** Sentences that some pages alone can come to say, beside those of all (plan-sentences.ts). */
export function bringSentences(more: Readonly<Record<Locale, Readonly<Record<string, string>>>>): void {
  SHARED.zh = { ...SHARED.zh, ...more.zh }
  SHARED.en = { ...SHARED.en, ...more.en }
}

/**
 * The texts of one page on top of the shared ones.
 * Both languages must have the same keys; the compiler says which is missing. A page may hand in an English that is
 * filled later
 * (reactive); until then it says the Chinese.
 */
export function createPageI18n<K extends string>(messages: {
  readonly zh: Readonly<Record<K, string>>
  readonly en: Readonly<Record<NoInfer<K>, string>>
}): PageI18n<K> {
  const textOf = (chosen: Locale, key: string): string => {
    const own: Readonly<Record<string, string>> = messages[chosen]
    const inChinese: Readonly<Record<string, string>> = messages.zh
    return inOwnWords(chosen, own[key] ?? SHARED[chosen][key] ?? inChinese[key] ?? key)
  }
  const tIn =
    (chosen: Locale): Translate<K> =>
    (key, values) =>
      fill(textOf(chosen, key), values)
  return { t: (key, values) => fill(textOf(locale.value, key), values), tIn, locale, say }
}

/** For shared parts, which know no page. */
export const shared: PageI18n<never> = createPageI18n<never>({ zh: {}, en: {} })

/** `{count}` is its value; `{count|visitor|visitors}` the word that agrees with it. */
function fill(text: string, values: Readonly<Record<string, string | number>> | undefined): string {
  if (values === undefined) return unbroken(text)
  const filled = text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (place, name: string, one?: string, many?: string) => {
      const value = values[name]
      if (value === undefined || one === undefined) return String(value ?? place)
      return String(value) === '1' ? one : (many ?? '')
    },
  )
  // "about over 120 min" says it twice.
  return unbroken(windowNamed(filled).replace('about over', 'over'))
}

/** Why the hall said no, as one calm sentence for the person in front of the screen. */
function rejectionText(t: Translate, rejection: Rejection): string {
  if (rejection.code === 'CalendarRefused') return calendarText(t, rejection.fault)
  if (rejection.code === 'SettingsRefused') return t(`settings.${rejection.fault}`, { value: rejection.value })
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(rejection))
    if (typeof value !== 'object' || value === null) values[name] = value ?? '–'
  if (rejection.code === 'FieldMissing') values.field = fieldText(rejection.field)
  const key = `rejection.${rejection.code}` as const
  if (Object.hasOwn(SHARED.zh, key)) return t(key, values)
  void import('./staff-sentences.ts').catch(() => undefined)
  return t('rejection.other')
}

/** Names the season or the place, what is wrong and by how much. */
export function calendarText(t: Translate, fault: CalendarFault): string {
  if (fault.code !== 'WorkdayTooShort') return t(`calendar.${fault.code}`, fault)
  const { season, minutes, least } = fault
  return t('calendar.WorkdayTooShort', {
    season,
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    least: least / 60,
    missing: least - minutes,
  })
}

/** The sentence for an answer that is not `ok`: a rejection, a malformed message, a refusal. */
export function answerText(t: Translate, answer: Extract<Answer, { ok: false }>): string {
  if ('rejection' in answer) return rejectionText(t, answer.rejection)
  if ('refused' in answer) return t(`refused.${answer.refused}`)
  return t('malformed', { field: fieldText(answer.malformed.field) })
}
