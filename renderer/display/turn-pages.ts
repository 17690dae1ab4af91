/** Pages that turn by themselves every ten seconds: nothing on a public screen scrolls. */
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { emsOf } from '../app/parts/ems.ts'

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

/** What stands together: a time, a number, a word of another script. */
const TOGETHER = /[\p{Script=Latin}0-9:.–-]/u

/**
 * Cuts a notice that is too long for its band after a punctuation mark, or where the band ends, never within a time.
 * @param room ems that the band holds
 */
export function noticePages(text: string, room = 40): readonly string[] {
  const fits = fitting(text, room)
  if (fits === text.length) return [text]
  const head = text.slice(0, fits)
  const mark = Math.max(...['，', '。', '；', '！', '、'].map((one) => head.lastIndexOf(one)))
  let cut = mark > fits / 3 ? mark + 1 : fits
  while (cut > fits / 3 && TOGETHER.test(text[cut - 1] ?? '') && TOGETHER.test(text[cut] ?? '')) cut -= 1
  return [text.slice(0, cut), ...noticePages(text.slice(cut), room)]
}

/** So many characters at the front fill `room` ems, at least one. */
function fitting(text: string, room: number): number {
  let length = text.length
  while (length > 1 && emsOf(text.slice(0, length)) > room) length -= 1
  return length
}
