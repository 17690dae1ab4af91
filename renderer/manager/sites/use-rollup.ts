/** The roll-up of one site, asked again every few seconds as long as somebody looks at it. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { RollupReply } from '../../../domain/contract/http/site-link.ts'
import type { RollupLine } from '../../../domain/site-link/figures.ts'
import { ask } from '../../app/server/http.ts'
import { latest } from '../../app/server/latest.ts'
import { troubleOf } from '../trouble.ts'

const EVERY_MS = 5000

export interface LiveRollup {
  /** Own site first; empty until something was read. */
  readonly lines: ShallowRef<readonly RollupLine[]>
  /** Why the last question failed, in a sentence; '' where it did not. */
  readonly trouble: ShallowRef<string>
}

/** Asks `path()` at once, whenever it changes, and every five seconds; null: nothing is asked. */
export function useRollup(path: () => string | null): LiveRollup {
  const lines = shallowRef<readonly RollupLine[]>([])
  const trouble = shallowRef('')
  const load = latest(async (isLast) => {
    const asked = path()
    if (asked === null) return
    const reply = await ask<RollupReply>('GET', asked)
    if (!isLast()) return
    trouble.value = reply.ok ? '' : troubleOf(reply)
    if (reply.ok) lines.value = reply.value.sites
  })
  watch(
    path,
    () => {
      lines.value = []
      void load()
    },
    { immediate: true },
  )
  const timer = setInterval(load.unlessAsked, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return { lines, trouble }
}
