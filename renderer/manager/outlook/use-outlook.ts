/** The outlook of the worst queue, or of the one that somebody chose, asked anew now and then while it is looked at. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { OutlookReply } from '../../../domain/contract/http/outlook.ts'
import { ask } from '../../app/server/http.ts'
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
  async function load(): Promise<void> {
    const asked = queue.value
    const path = asked === '' ? '/api/floor/outlook' : `/api/floor/outlook?queue=${encodeURIComponent(asked)}`
    const answer = await ask<OutlookReply>('GET', path)
    if (asked !== queue.value) return
    trouble.value = answer.ok ? '' : troubleOf(answer)
    if (answer.ok) reply.value = answer.value
  }
  watch(queue, () => void load(), { immediate: true })
  const timer = setInterval(() => void load(), EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return { reply, trouble, load }
}
