/** The outlook of the worst queue, or of the one that somebody chose, asked anew now and then while it is looked at. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { OutlookReply } from '../../../domain/contract/http/outlook.ts'
import { ask } from '../../app/server/http.ts'
import { latest } from '../../app/server/latest.ts'
import { troubleOf } from '../trouble.ts'

const EVERY_MS = 20_000

export interface LiveOutlook {
  readonly reply: ShallowRef<OutlookReply | null>
  readonly trouble: Ref<string>
  load(): Promise<void>
}

/** Asks at once, when another queue is chosen ('': the worst one), and every twenty seconds. */
export function useOutlook(queue: Ref<string>): LiveOutlook {
  const reply = shallowRef<OutlookReply | null>(null)
  const trouble = ref('')
  const load = latest(async (isLast) => {
    const of = queue.value === '' ? '' : `?queue=${encodeURIComponent(queue.value)}`
    const answer = await ask<OutlookReply>('GET', `/api/floor/outlook${of}`)
    if (!isLast()) return
    trouble.value = answer.ok ? '' : troubleOf(answer)
    if (answer.ok) reply.value = answer.value
  })
  watch(queue, () => void load(), { immediate: true })
  const timer = setInterval(load.unlessAsked, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return { reply, trouble, load }
}
