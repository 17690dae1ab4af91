/** Makes this page a known device: a token kept by the browser, or a code that the duty manager types once. */
import { DEVICE_KEY } from './device-key.ts'
import type { DeviceKind } from '../../../domain/words/actor.ts'
import { computed, onScopeDispose, shallowRef, ref, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { deviceToken, unpairedCount } from '../server/page-state.ts'
import { ask as askServer } from '../server/http.ts'

/** What the address of a page asks for; the duty manager decides. */
export interface PreferredPlace {
  readonly name?: string
  readonly zone?: string
  readonly counter?: string
}

export interface Device {
  readonly token: Ref<string | null>
  readonly name: ComputedRef<string | null>
  readonly zone: ComputedRef<string | null>
  readonly counter: ComputedRef<string | null>
  /** Six digits while waiting to be paired, else null. */
  readonly code: Ref<string | null>
  /** Gives the token up and asks for a new code. */
  readonly forget: () => void
}

interface Kept {
  readonly token: string
  readonly name: string | null
  readonly zone: string | null
  readonly counter: string | null
}

type PairingReply =
  | { readonly token: string; readonly deviceName: string }
  | { readonly code: string; readonly secret: string; readonly expiresAtMs: number }
type PairingState =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'paired'
      readonly token: string
      readonly deviceName: string
      readonly zone: string | null
      readonly counter: string | null
    }

const ASK_EVERY_MS = 2000
const RETRY_MS = 4000

/**
 * The pairing of this page. Several pages may live in one browser (a show-room), so the kept token carries kind and
 * place.
 * @param preferred what the page's address asks for, e.g. `?counter=24`
 */
export function useDevice(kind: DeviceKind, preferred: PreferredPlace = preferredPlace(location.search)): Device {
  const key = [DEVICE_KEY, kind, preferred.zone, preferred.counter, preferred.name].filter(Boolean).join('.')
  const kept = shallowRef<Kept | null>(readKept(key))
  const code = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isReleased = false

  function later(step: () => Promise<void>, afterMs: number): void {
    if (!isReleased) timer = setTimeout(() => void step(), afterMs)
  }

  function keep(next: Kept): void {
    localStorage.setItem(key, JSON.stringify(next))
    kept.value = next
    code.value = null
  }

  async function ask(wanted: PreferredPlace = preferred): Promise<void> {
    const reply = await askServer<PairingReply>('POST', '/api/pairing', { body: { deviceKind: kind, wish: wanted } })
    if (isReleased) return
    // A place that the hall does not have (any more): the duty manager names another.
    const isNoPlace = !reply.ok && reply.why === 'problem' && reply.problem.code === 'malformed'
    if (!reply.ok) return later(() => ask(isNoPlace ? {} : wanted), RETRY_MS)
    const pairing = reply.value
    if ('token' in pairing)
      return keep({
        token: pairing.token,
        name: pairing.deviceName,
        zone: wanted.zone ?? null,
        counter: wanted.counter ?? null,
      })
    code.value = pairing.code
    later(() => follow(pairing.secret), ASK_EVERY_MS)
  }

  async function follow(secret: string): Promise<void> {
    const reply = await askServer<PairingState>('GET', `/api/pairing/${encodeURIComponent(secret)}`)
    if (isReleased) return
    if (!reply.ok) return ask()
    const state = reply.value
    if (state.state === 'waiting') return later(() => follow(secret), ASK_EVERY_MS)
    keep({ token: state.token, name: state.deviceName, zone: state.zone, counter: state.counter })
  }

  function forget(): void {
    clearTimeout(timer)
    localStorage.removeItem(key)
    kept.value = null
    void ask()
  }

  watch(kept, (now) => (deviceToken.value = now?.token ?? null), { immediate: true })
  watch(unpairedCount, forget)
  if (kept.value === null) void ask()
  onScopeDispose(() => {
    isReleased = true
    clearTimeout(timer)
  })
  return {
    token: deviceToken,
    name: computed(() => kept.value?.name ?? null),
    zone: computed(() => kept.value?.zone ?? null),
    counter: computed(() => kept.value?.counter ?? null),
    code,
    forget,
  }
}

/** From `?zone=c&counter=24&name=…`. */
export function preferredPlace(search: string): PreferredPlace {
  const asked = new URLSearchParams(search)
  const place: { name?: string; zone?: string; counter?: string } = {}
  for (const field of ['name', 'zone', 'counter'] as const) {
    const value = asked.get(field)
    if (value) place[field] = value
  }
  return place
}

function readKept(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'token' in kept && typeof kept.token === 'string'
      ? (kept as Kept)
      : null
  } catch {
    return null
  }
}
