/** Which visit the tablet asks about, and for how long: 30 s without a touch end it, counted as timed out (RATE-8). */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Verdict } from '../../domain/rating/commands.ts'
import type { RatingPadView } from '../../domain/views/rating-pad.ts'
import type { Connection } from '../app/server/connection.ts'
import { keepCommands } from './kept-commands.ts'

export type Visit = NonNullable<RatingPadView['visit']>
/** What the tablet says for a moment after an answer. */
export type Word = 'thanks' | 'declined' | 'kept'

const IDLE_SEC = 30
const WORD_MS = 3000

export interface Asking {
  readonly visit: ShallowRef<Visit | null>
  readonly leftSec: Ref<number>
  readonly word: Ref<Word | null>
  readonly touch: () => void
  readonly rate: (verdict: Verdict) => void
  readonly decline: () => void
}

/** Follows the window of `connection`. */
export function useAsking(connection: Connection<RatingPadView>): Asking {
  const visit = shallowRef<Visit | null>(null)
  const leftSec = ref(IDLE_SEC)
  const word = ref<Word | null>(null)
  const isTouched = ref(false)
  /** Asked about once, however often the view comes again. */
  let ended = ''
  let wordTimer: ReturnType<typeof setTimeout> | undefined
  const say = keepCommands((command, options) => connection.send(command, options))

  function begin(next: Visit): void {
    visit.value = next
    leftSec.value = IDLE_SEC
    isTouched.value = false
    word.value = null
  }

  function end(last: Word | null): void {
    ended = keyOf(visit.value)
    visit.value = null
    isTouched.value = false
    word.value = last
    clearTimeout(wordTimer)
    wordTimer = setTimeout(look, last === null ? 0 : WORD_MS)
  }

  /** The visit that ended here last, unless it was asked about or somebody is in the middle of a word. */
  function look(): void {
    word.value = null
    const next = connection.view.value?.visit ?? null
    if (isTouched.value) return
    if (next === null) {
      if (visit.value !== null) end(null)
    } else if (keyOf(next) !== keyOf(visit.value) && keyOf(next) !== ended) begin(next)
  }

  function skip(how: 'declined' | 'timedOut'): void {
    const now = visit.value
    if (now === null) return
    void say({ type: 'SkipRating', date: now.date, ticketNo: now.ticketNo, how })
    end(how === 'declined' ? 'declined' : null)
  }

  watch(
    () => connection.view.value?.visit ?? null,
    () => {
      if (word.value === null) look()
    },
    { immediate: true },
  )
  const timer = setInterval(() => {
    if (visit.value === null) return
    leftSec.value -= 1
    if (leftSec.value <= 0) skip('timedOut')
  }, 1000)
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(wordTimer)
  })

  return {
    visit,
    leftSec,
    word,
    touch: () => {
      // A hand between two visits, or the second press of a double one, says nothing of the next.
      if (visit.value === null) return
      leftSec.value = IDLE_SEC
      isTouched.value = true
    },
    rate: (verdict) => {
      const now = visit.value
      if (now === null) return
      void say({ type: 'RateVisit', date: now.date, ticketNo: now.ticketNo, ...verdict })
      end(connection.status.value === 'live' ? 'thanks' : 'kept')
    },
    decline: () => skip('declined'),
  }
}

function keyOf(visit: Visit | null): string {
  return visit === null ? '' : `${visit.date} ${visit.ticketNo} ${visit.endedAtMs}`
}
