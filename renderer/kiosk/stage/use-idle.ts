/** Notices that nobody touches the kiosk any more: a warning first, then the page goes home. */
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'

export interface IdleRule {
  /** Seconds without a touch until the warning; null: nobody is expected to touch. */
  readonly warnAfterSec: number | null
  /** Seconds from the warning until the page goes home. */
  readonly leaveAfterSec: number
}

export interface Idle {
  /** Seconds left on the warning, null while none stands. */
  readonly leftSec: ComputedRef<number | null>
  readonly touch: () => void
}

/** Counts while `rule()` says so; every touch starts it anew, a changed rule too. */
export function useIdle(rule: () => IdleRule, leave: () => void): Idle {
  const stillSec = ref(0)
  const warnAfterSec = computed(() => rule().warnAfterSec)
  const touch = (): void => {
    stillSec.value = 0
  }
  watch(warnAfterSec, touch)
  const timer = setInterval(() => {
    const { warnAfterSec: warnSec, leaveAfterSec } = rule()
    if (warnSec === null) return touch()
    stillSec.value += 1
    if (stillSec.value < warnSec + leaveAfterSec) return
    touch()
    leave()
  }, 1000)
  onScopeDispose(() => clearInterval(timer))
  return {
    touch,
    leftSec: computed(() => {
      const { warnAfterSec: warnSec, leaveAfterSec } = rule()
      return warnSec === null || stillSec.value < warnSec ? null : warnSec + leaveAfterSec - stillSec.value
    }),
  }
}
