/** One's own requests: asks, keeps the receipt on this phone and in the address, reads the answers. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { AskedReply, RequestsReply } from '../../domain/contract/http/settings.ts'
import { t } from './texts.ts'
import { ask as askServer, sentenceOf, type Reply, newCommandId } from '../app/server/http.ts'
import { isFateUnknown } from '../app/server/send-command.ts'

const KEPT = 'yichuang-request'
const LOOK_EVERY_MS = 30_000

export interface WantedSession {
  readonly date: string
  readonly from: string
  readonly to: string
  readonly items: readonly string[]
}

export interface OwnRequests {
  readonly requests: ShallowRef<RequestsReply['requests']>
  readonly trouble: Ref<string>
  readonly isBusy: Ref<boolean>
  ask(wanted: WantedSession): Promise<boolean>
  look(): Promise<void>
}

/** Reads what this phone has asked for and goes on looking for answers. */
export function useRequests(): OwnRequests {
  const requests = shallowRef<RequestsReply['requests']>([])
  const trouble = ref('')
  const isBusy = ref(false)
  let receipt = location.hash.slice(1)
  /** What was asked for and got no answer: the hall may have it all the same. */
  let unsure = ''

  async function look(): Promise<void> {
    receipt ||= localStorage.getItem(KEPT) ?? ''
    if (receipt === '') return
    const reply = await askServer<RequestsReply>('GET', `/api/requests/${encodeURIComponent(receipt)}`)
    if (reply.ok) requests.value = reply.value.requests
  }

  async function ask(wanted: WantedSession): Promise<boolean> {
    isBusy.value = true
    // The receipt is made here and kept first: what is asked for again without an answer is the same request.
    receipt ||= localStorage.getItem(KEPT) ?? newCommandId()
    localStorage.setItem(KEPT, receipt)
    const body = { ...wanted, receipt }
    const reply = await askServer<AskedReply>('POST', '/api/requests', { body })
    isBusy.value = false
    const isTaken = reply.ok || (unsure === JSON.stringify(body) && isTwice(reply))
    unsure = isFateUnknown(reply) ? JSON.stringify(body) : ''
    trouble.value = reply.ok || isTaken ? '' : sentenceOf(reply, t)
    if (!isTaken) return false
    if (reply.ok) receipt = reply.value.receipt
    localStorage.setItem(KEPT, receipt)
    history.replaceState(null, '', `#${receipt}`)
    await look()
    return true
  }

  void look()
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return { requests, trouble, isBusy, ask, look }
}

function isTwice(reply: Reply<unknown>): boolean {
  if (reply.ok || reply.why !== 'refused' || !('rejection' in reply.answer)) return false
  return reply.answer.rejection.code === 'RequestTwice'
}
