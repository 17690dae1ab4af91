/** Pages that turn by themselves every ten seconds: nothing on a public screen scrolls. */
import { computed, onScopeDispose, ref } from 'vue'
import type { ComputedRef } from 'vue'

const TURN_EVERY_MS = 10_000
const NOTICE_CHARACTERS = 40

export interface TurningPages<T> {
  readonly page: ComputedRef<readonly T[]>
  /** From 1. */
  readonly number: ComputedRef<number>
  readonly count: ComputedRef<number>
}

/** Shows `size` of `all` at a time. */
export function useTurningPages<T>(all: () => readonly T[], size: number): TurningPages<T> {
  const turn = ref(0)
  const timer = setInterval(() => {
    turn.value += 1
  }, TURN_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  const count = computed(() => Math.max(1, Math.ceil(all().length / size)))
  const at = computed(() => turn.value % count.value)
  return {
    count,
    number: computed(() => at.value + 1),
    page: computed(() => all().slice(at.value * size, (at.value + 1) * size)),
  }
}

/** Cuts a notice that is too long for its band after a punctuation mark, or where the band ends. */
export function noticePages(text: string): readonly string[] {
  if (text.length <= NOTICE_CHARACTERS) return [text]
  const head = text.slice(0, NOTICE_CHARACTERS)
  const mark = Math.max(...['，', '。', '；', '！', '、'].map((one) => head.lastIndexOf(one)))
  const cut = mark > NOTICE_CHARACTERS / 3 ? mark + 1 : NOTICE_CHARACTERS
  return [text.slice(0, cut), ...noticePages(text.slice(cut))]
}
