/** One's own requests: asks, keeps the receipt on this phone and in the address, reads the answers. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { HttpProblem } from '../../domain/contract/http/hall.ts'
import type { AskedReply, RequestsReply } from '../../domain/contract/http/settings.ts'
import { answerText, shared } from '../app/text/i18n.ts'
import { t } from './texts.ts'
import { askServer } from '../app/server/servers.ts'

const KEPT = 'yichuang-request'
const LOOK_EVERY_MS = 30_000

export interface Wish {
  readonly date: string
  readonly from: string
  readonly to: string
  readonly items: readonly string[]
}

export interface OwnRequests {
  readonly requests: ShallowRef<RequestsReply['requests']>
  readonly trouble: Ref<string>
  readonly isBusy: Ref<boolean>
  ask(wish: Wish): Promise<boolean>
  look(): Promise<void>
}

/** Reads what this phone has asked for and goes on looking for answers. */
export function useRequests(): OwnRequests {
  const requests = shallowRef<RequestsReply['requests']>([])
  const trouble = ref('')
  const isBusy = ref(false)
  let receipt = location.hash.slice(1) || localStorage.getItem(KEPT) || ''

  async function look(): Promise<void> {
    if (receipt === '') return
    try {
      const response = await askServer(`/api/requests/${encodeURIComponent(receipt)}`, { cache: 'no-store' })
      if (response.ok) requests.value = ((await response.json()) as RequestsReply).requests
    } catch {
      // The next look comes by itself.
    }
  }

  async function ask(wish: Wish): Promise<boolean> {
    isBusy.value = true
    try {
      const response = await askServer('/api/requests', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...wish, ...(receipt === '' ? {} : { receipt }) }),
      })
      const body: unknown = await response.json()
      trouble.value = response.ok ? '' : sentence(response.status, body)
      if (!response.ok) return false
      receipt = (body as AskedReply).receipt
      localStorage.setItem(KEPT, receipt)
      history.replaceState(null, '', `#${receipt}`)
      await look()
      return true
    } catch {
      trouble.value = t('offline')
      return false
    } finally {
      isBusy.value = false
    }
  }

  void look()
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return { requests, trouble, isBusy, ask, look }
}

function sentence(status: number, body: unknown): string {
  if (status === 429) return t('busy')
  const told = body as Answer | HttpProblem
  if ('ok' in told) return told.ok ? '' : answerText(shared.t, told)
  return told.code === 'malformed' ? t('needTime') : t('failed')
}
