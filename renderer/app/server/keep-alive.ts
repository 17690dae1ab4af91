/**
 * Keeps a page's line alive: notices sleep, a network that came back, a refused handshake and a silent server, and acts
 * at once instead of waiting.
 */
import type { Socket } from 'socket.io-client'
import { onScopeDispose } from 'vue'
import type { Ref } from 'vue'
import { LOST_AFTER_MS, PHONE_LOST_AFTER_MS, RENEW_AFTER_MS } from '../../../domain/contract/timing.ts'
import type { ClientToServer, ServerToClient } from '../../../domain/contract/protocol.ts'
import { refusal, unpairedCount } from './page-state.ts'
import { hasOthers, leaveServer, serverUrl } from './servers.ts'

export type HallSocket = Socket<ServerToClient, ClientToServer>
/** live: a view came lately. lost: none for ten seconds (a phone: thirty-three); what is shown is old. */
export type ConnectionStatus = 'connecting' | 'live' | 'lost'

/** With several servers each page hears from its own every second; the spread keeps pages from going all at once. */
const SILENT_AFTER_MS = 2000
const SPREAD_MS = 500
const CLOCK_JUMP_MS = 10_000
const TICK_MS = 500
/** Refusals that are about this page and not about the server: another server would say the same. */
const ABOUT_ME: readonly string[] = ['notAuthorised', 'unpaired', 'rateLimited', 'malformed handshake']

/** Where a socket goes, in the words of its options. */
export function addressOf(url: string): { readonly hostname: string; readonly port: string; readonly secure: boolean } {
  const { protocol, hostname, port } = new URL(url)
  const secure = protocol === 'https:'
  return { hostname: hostname.replace(/[[\]]/g, ''), port: port || (secure ? '443' : '80'), secure }
}

/**
 * Works until the calling scope ends.
 * @param isPhone whose views may be further apart
 * @param lastViewMs when the last view came, 0 before the first
 */
export function keepAlive(
  socket: HallSocket,
  isPhone: boolean,
  status: Ref<ConnectionStatus>,
  lastViewMs: Ref<number>,
): void {
  const lostAfterMs = isPhone ? PHONE_LOST_AFTER_MS : LOST_AFTER_MS
  const startedMs = Date.now()
  const patienceMs = SILENT_AFTER_MS + Math.random() * SPREAD_MS
  let tickedMs = startedMs
  let renewedMs = startedMs
  let heardMs = startedMs
  let retry: ReturnType<typeof setTimeout> | undefined
  /** The server that the socket is at, or on the way to. */
  let server = serverUrl()

  function aim(isLeaving: boolean): void {
    if (isLeaving) leaveServer(server)
    server = serverUrl()
    Object.assign(socket.io.opts, addressOf(server))
    socket.io.timeout(hasOthers() ? 1500 : 5000)
  }
  function renew(isLeaving: boolean): void {
    aim(isLeaving)
    heardMs = renewedMs = Date.now()
    socket.disconnect().connect()
  }
  const leaveForNext = (): void => aim(true)
  const stay = (): void => renew(false)
  const heard = (): void => {
    heardMs = Date.now()
  }
  const onVisible = (): void => {
    if (document.visibilityState !== 'visible') return
    if (!socket.connected || Date.now() - lastViewMs.value > Math.max(lostAfterMs, CLOCK_JUMP_MS)) stay()
  }
  const look = (): void => {
    const nowMs = Date.now()
    const jumpedMs = nowMs - tickedMs - TICK_MS
    tickedMs = nowMs
    const viewMs = lastViewMs.value || startedMs
    if (nowMs - viewMs > lostAfterMs) status.value = 'lost'
    if (Math.abs(jumpedMs) > CLOCK_JUMP_MS) return stay()
    const isSilent = socket.connected && nowMs - heardMs > patienceMs
    const sinceMs = nowMs - Math.max(viewMs, renewedMs)
    if (hasOthers() && (isSilent || sinceMs > lostAfterMs)) renew(true)
    else if (socket.connected && sinceMs > Math.max(lostAfterMs, RENEW_AFTER_MS)) stay()
  }
  const timer = setInterval(look, TICK_MS)
  // A handshake that the server refused is not retried by socket.io itself.
  const knockAgain = (isLeaving: boolean): void => {
    clearTimeout(retry)
    if (!socket.active) retry = setTimeout(() => renew(isLeaving), 2000 + Math.random() * 2000)
  }
  socket.on('connect', heard)
  socket.on('connect_error', (error) => {
    if (error.message === 'unpaired') unpairedCount.value += 1
    if (!socket.active) refusal.value = error.message
    knockAgain(!ABOUT_ME.includes(error.message))
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') knockAgain(false)
  })
  socket.io.on('ping', heard)
  socket.io.on('reconnect_attempt', leaveForNext)
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('online', stay)
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(retry)
    socket.io.off('ping', heard)
    socket.io.off('reconnect_attempt', leaveForNext)
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('online', stay)
  })
}
