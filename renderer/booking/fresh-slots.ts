/** Slots on a page that was left open: looked at again when somebody comes back to it, and every few minutes. */
import { onScopeDispose } from 'vue'

const AGAIN_MS = 5 * 60_000

export function whileLookedAt(refresh: () => void): void {
  const look = (): void => {
    if (document.visibilityState === 'visible') refresh()
  }
  document.addEventListener('visibilitychange', look)
  const timer = setInterval(look, AGAIN_MS)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', look)
    clearInterval(timer)
  }, true)
}
