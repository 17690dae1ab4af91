/** What somebody is about to say of a visit or a case, on whatever page: a level, reasons that belong to it, a line, a number. */
import { typedPhone } from '../../../domain/words/phone.ts'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Verdict } from '../../../domain/rating/commands.ts'
import { isPoor, reasonsOf, type Level, type Reason } from '../../../domain/rating/levels.ts'

export interface VerdictForm {
  readonly level: Ref<Level | null>
  readonly reasons: Ref<readonly Reason[]>
  readonly words: Ref<string>
  readonly phone: Ref<string>
  /** Reasons that may be given with the level. */
  readonly offered: ComputedRef<readonly Reason[]>
  /** The number that was typed is none; said until it is changed. */
  readonly isPhoneWrong: Ref<boolean>
  /** What is to be sent; null: no level is chosen, or the number is none. */
  verdict(): Verdict | null
  choose(level: Level): void
  toggle(reason: Reason): void
  /** Empty again, for the next visitor. */
  clear(): void
}

/** Nothing is chosen at first (RATE-1). */
export function useVerdict(): VerdictForm {
  const level = ref<Level | null>(null)
  const reasons = ref<readonly Reason[]>([])
  const words = ref('')
  const phone = ref('')
  const isPhoneWrong = ref(false)
  watch(phone, () => (isPhoneWrong.value = false))
  return {
    level,
    reasons,
    words,
    phone,
    isPhoneWrong,
    offered: computed(() => (level.value === null ? [] : reasonsOf(level.value))),
    verdict: () => {
      const left = typedPhone(phone.value)
      isPhoneWrong.value = left === null
      if (level.value === null || left === null) return null
      return { level: level.value, reasons: reasons.value, words: words.value.trim(), phone: left || null }
    },
    choose: (one) => {
      if (level.value !== null && isPoor(level.value) !== isPoor(one)) reasons.value = []
      level.value = one
      if (!isPoor(one)) phone.value = ''
    },
    toggle: (reason) => {
      const has = reasons.value.includes(reason)
      reasons.value = has ? reasons.value.filter((one) => one !== reason) : [...reasons.value, reason]
    },
    clear: () => {
      level.value = null
      reasons.value = []
      words.value = phone.value = ''
    },
  }
}
