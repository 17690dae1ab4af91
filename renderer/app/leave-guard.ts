/** Asks before a page is closed or loaded anew while something on it is not saved. */
import { onScopeDispose } from 'vue'

/** `isOpen`: whether anything would be lost now. */
export function askBeforeLeaving(isOpen: () => boolean): void {
  const hold = (event: Event): void => {
    if (isOpen()) event.preventDefault()
  }
  addEventListener('beforeunload', hold)
  onScopeDispose(() => removeEventListener('beforeunload', hold))
}
