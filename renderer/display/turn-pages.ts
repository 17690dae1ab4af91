/** Pages that turn by themselves every ten seconds: nothing on a public screen scrolls. */
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'

const TURN_EVERY_MS = 10_000

export interface TurningPages<T> {
  readonly page: ComputedRef<readonly T[]>
  /** From 1. */
  readonly number: ComputedRef<number>
  readonly count: ComputedRef<number>
}

/**
 * Shows at most `most` of `all` at a time, as evenly as it goes. A page with what `wanted` names comes at once when that
 * changes.
 * @param wanted place in `all`; -1: nothing
 */
export function useTurningPages<T>(
  all: () => readonly T[],
  most: () => number,
  wanted: () => number = () => -1,
): TurningPages<T> {
  const turn = ref(0)
  const timer = setInterval(() => {
    turn.value += 1
  }, TURN_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  const count = computed(() => Math.max(1, Math.ceil(all().length / most())))
  const size = computed(() => Math.ceil(all().length / count.value))
  const at = computed(() => turn.value % count.value)
  watch(wanted, (place) => {
    if (place >= 0 && size.value > 0) turn.value = Math.floor(place / size.value)
  })
  return {
    count,
    number: computed(() => at.value + 1),
    page: computed(() => all().slice(at.value * size.value, (at.value + 1) * size.value)),
  }
}

/** Cuts a notice that is too long for its band after a punctuation mark, or where the band ends. */
export function noticePages(text: string, room = 40): readonly string[] {
  if (text.length <= room) return [text]
  const head = text.slice(0, room)
  const mark = Math.max(...['，', '。', '；', '！', '、'].map((one) => head.lastIndexOf(one)))
  const cut = mark > room / 3 ? mark + 1 : room
  return [text.slice(0, cut), ...noticePages(text.slice(cut), room)]
}
