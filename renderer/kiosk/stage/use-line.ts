/**
 * Whether the hall can be reached, since when not, what time it is there, and whether this kiosk gives numbers by
 * itself.
 */
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { LOST_AFTER_MS } from '../../../domain/contract/timing.ts'
import { sinceText, useClock, type HallClock } from '../../app/clock.ts'
import type { Connection } from '../../app/server/connection.ts'
import type { Bar } from '../offline/issuing.ts'
import type { Offline } from '../offline/use-offline.ts'

export interface Line {
  readonly clock: HallClock
  /** The hall's time; before its server was heard, as this machine knew it last. */
  readonly nowMs: () => number
  readonly isLost: ComputedRef<boolean>
  /** "10:18"; null while there is a hall, or it is not known. */
  readonly lostSince: ComputedRef<string | null>
  /** Without a hall: why this kiosk gives no number by itself; null while it may. */
  readonly bar: ComputedRef<Bar | null>
}

/** The line of one stage; released with the calling scope. */
export function useLine(props: {
  readonly plan: SitePlan
  readonly connection: Connection<KioskView>
  readonly offline: Offline
}): Line {
  const { connection, offline } = props
  const nowMs = (): number =>
    connection.welcome.value === null ? (offline.hallNowMs() ?? connection.serverNowMs()) : connection.serverNowMs()
  const clock = useClock(() => props.plan.timeZone, nowMs)
  const isLost = useLost(connection.status)
  return {
    clock,
    nowMs,
    isLost,
    // Its bounds are bounds of time too.
    bar: computed(() => (clock.nowMs.value > 0 && isLost.value ? offline.bar(props.plan) : null)),
    lostSince: computed(() => {
      if (!isLost.value) return null
      const { lastContactMs } = connection
      const atMs = lastContactMs.value > 0 ? nowMs() - (Date.now() - lastContactMs.value) : offline.contactAtMs()
      return atMs > 0 ? sinceText(atMs, nowMs(), props.plan.timeZone) : null
    }),
  }
}

function useLost(status: Connection<KioskView>['status']): ComputedRef<boolean> {
  const isLongSilent = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    status,
    (now) => {
      clearTimeout(timer)
      if (now === 'live') isLongSilent.value = false
      else timer = setTimeout(() => (isLongSilent.value = true), LOST_AFTER_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return computed(() => status.value === 'lost' || isLongSilent.value)
}
