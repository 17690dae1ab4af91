/** A press that counts only when it lasts a second: a call for help is never an accident. */
import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'

export interface Hold {
  readonly isHeld: Ref<boolean>
  readonly start: () => void
  readonly cancel: () => void
}

const HOLD_MS = 1000

/** Runs `act` once, when start was not followed by cancel for a whole second. */
export function useHold(act: () => void): Hold {
  const isHeld = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(timer)
    timer = undefined
    isHeld.value = false
  }
  onScopeDispose(cancel)
  return {
    isHeld,
    cancel,
    start: () => {
      if (timer !== undefined) return
      isHeld.value = true
      timer = setTimeout(() => {
        cancel()
        act()
      }, HOLD_MS)
    },
  }
}
