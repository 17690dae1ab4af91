/** Which way the panel is mounted: its own shape says so, no setting does. */
import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the panel stands upright; follows when it is turned. */
export function usePortrait(): Ref<boolean> {
  const isUpright = (): boolean => window.innerHeight > window.innerWidth
  const isPortrait = ref(isUpright())
  const look = (): void => {
    isPortrait.value = isUpright()
  }
  window.addEventListener('resize', look)
  onScopeDispose(() => window.removeEventListener('resize', look))
  return isPortrait
}
