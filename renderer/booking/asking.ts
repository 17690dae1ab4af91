/** One question to the server at a time, and what it said in plain words when it said no. */
import { ref, type Ref } from 'vue'
import type { Failure, Reply } from '../app/server/http.ts'
import { bookingTrouble } from '../app/server/booking-api.ts'

export interface Asking {
  readonly isBusy: Ref<boolean>
  readonly trouble: Ref<string>
  /** null: refused, and `trouble` says why; or another question is under way. */
  readonly ask: <T>(request: () => Promise<Reply<T>>, words?: (answer: Failure) => string) => Promise<T | null>
}

/** Nothing is asked yet. */
export function useAsking(): Asking {
  const isBusy = ref(false)
  const trouble = ref('')
  return {
    isBusy,
    trouble,
    ask: async (request, words = bookingTrouble) => {
      if (isBusy.value) return null
      isBusy.value = true
      trouble.value = ''
      const answer = await request()
      isBusy.value = false
      if (answer.ok) return answer.value
      trouble.value = words(answer)
      return null
    },
  }
}
