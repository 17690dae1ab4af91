/** The time of the hall, on every page the server's and in the hall's own time zone. */
import { computed, onScopeDispose, ref, toValue, watchEffect } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, Ref } from 'vue'
import { dateTextAt, timeAt } from './text/dates.ts'
import { locale } from './text/i18n.ts'

export interface HallClock {
  /** "10:18" */
  readonly hhmm: ComputedRef<string>
  /** "11月23日 周一" or "Mon 23 Nov" */
  readonly dateText: ComputedRef<string>
  /** Server time, UTC ms, renewed every second. */
  readonly nowMs: Ref<number>
}

/**
 * A clock that ticks every second while its scope lives.
 * @param timeZone of the plan; until it is known no hour is shown
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
  return {
    nowMs,
    hhmm: computed(() => timeAt(nowMs.value, toValue(timeZone))),
    dateText: computed(() => dateTextAt(nowMs.value, toValue(timeZone), locale.value)),
  }
}
