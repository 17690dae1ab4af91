/** Whether a page goes on below the edge of its panel, looked at twice a second, and the way there (PANEL-7). */
import { onScopeDispose, shallowRef, type Ref } from 'vue'

const EVERY_MS = 500
/** Less than this hides no text. */
const NEARLY_PX = 12

export interface MoreBelow {
  readonly isMore: Readonly<Ref<boolean>>
  further(): void
}

/** Watches the parts of `frame` that scroll while its scope lives. */
export function useMoreBelow(frame: Readonly<Ref<HTMLElement | null>>): MoreBelow {
  const isMore = shallowRef(false)

  function hiding(): Element | undefined {
    return [...(frame.value?.querySelectorAll('.frame-body, .info, .targets, .issued-lower') ?? [])].find(
      (box) =>
        box.scrollTop + box.clientHeight < box.scrollHeight - NEARLY_PX && getComputedStyle(box).overflowY === 'auto',
    )
  }

  const timer = setInterval(() => (isMore.value = hiding() !== undefined), EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return {
    isMore,
    further: () => {
      const box = hiding()
      box?.scrollBy({ top: box.clientHeight * 0.7 })
    },
  }
}
