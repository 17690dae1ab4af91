/** The time of the hall, on every page the server's and in the hall's own time zone. */
import { computed, onScopeDispose, ref, toValue, watchEffect } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, Ref } from 'vue'
import { locale } from './text/i18n.ts'

export interface HallClock {
  /** "10:18" */
  readonly hhmm: ComputedRef<string>
  /** "11月23日 周一" or "Mon 23 Nov" */
  readonly dateText: ComputedRef<string>
  /** Minutes since the hall's midnight, for comparing with the plan's hours. */
  readonly minuteOfDay: ComputedRef<number>
  /** Server time, UTC ms, renewed every second. */
  readonly nowMs: Ref<number>
}

/**
 * A clock that ticks every second while its scope lives.
 * @param timeZone IANA name; until the plan is known, Asia/Shanghai.
 * @param serverNowMs from useConnection
 */
export function useClock(timeZone: MaybeRefOrGetter<string | undefined>, serverNowMs: () => number): HallClock {
  const nowMs = ref(serverNowMs())
  // The server's first word may move the clock by hours: shown at once, not with the next tick.
  watchEffect(
    () => {
      nowMs.value = serverNowMs()
    },
    { flush: 'sync' },
  )
  const timer = setInterval(() => {
    nowMs.value = serverNowMs()
  }, 1000)
  onScopeDispose(() => clearInterval(timer))
  const zone = computed(() => toValue(timeZone) ?? 'Asia/Shanghai')
  return {
    nowMs,
    hhmm: computed(() => hhmmAt(nowMs.value, zone.value)),
    minuteOfDay: computed(() => minuteOf(hhmmAt(nowMs.value, zone.value))),
    dateText: computed(() => dateTextAt(nowMs.value, zone.value, locale.value)),
  }
}

/** "10:18" of a moment, in the hall. */
export function hhmmAt(atMs: number, timeZone: string): string {
  return formatter('en-GB', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs)
}

/**
 * "10:18" of an earlier moment, with its date when it was not today: an old picture must not pass for this morning's.
 */
export function sinceText(atMs: number, nowMs: number, timeZone: string): string {
  const date = dateTextAt(atMs, timeZone, locale.value)
  const time = hhmmAt(atMs, timeZone)
  return date === dateTextAt(nowMs, timeZone, locale.value) ? time : `${date} ${time}`
}

/** "09:30" → 570 */
export function minuteOf(hhmm: string): number {
  const [hours = '0', minutes = '0'] = hhmm.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** "09:00" → "9:00", as people write it. */
export function shortTime(hhmm: string): string {
  return hhmm.replace(/^0(?=\d)/, '')
}

/** "11月23日 周一" or "Mon 23 Nov". */
export function dateTextAt(atMs: number, timeZone: string, language: 'zh' | 'en'): string {
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB'
  const weekday = formatter(tag, timeZone, { weekday: 'short' }).format(atMs)
  const day = formatter(tag, timeZone, { month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(atMs)
  return language === 'zh' ? `${day} ${weekday}` : `${weekday} ${day}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs more than the rest of a tick, so each is kept. */
function formatter(language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  let made = formatters.get(key)
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language, { ...options, timeZone })
    formatters.set(key, made)
  }
  return made
}
