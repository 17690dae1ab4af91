/** The rating of one visit from its holder's phone: asked for by the link, sent once, said again until it is answered. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { RatableVisit, RatingRequest } from '../../domain/contract/http/rating.ts'
import type { Verdict } from '../../domain/rating/commands.ts'
import { ask, sentenceOf, newCommandId } from '../app/server/http.ts'
import { shared } from '../app/text/i18n.ts'

export interface PhoneRating {
  /** null: not known yet, or no visit that may be rated. */
  readonly visit: ShallowRef<RatableVisit | null>
  readonly isLooked: Ref<boolean>
  readonly said: Ref<'rated' | 'declined' | null>
  readonly isBusy: Ref<boolean>
  readonly trouble: Ref<string>
  readonly rate: (verdict: Verdict) => Promise<void>
  readonly decline: () => Promise<void>
}

/** Looks the visit of `link` up and keeps one command id for its one rating. */
export function usePhoneRating(link: string): PhoneRating {
  const visit = shallowRef<RatableVisit | null>(null)
  const isLooked = ref(false)
  const said = ref<'rated' | 'declined' | null>(null)
  const isBusy = ref(false)
  const trouble = ref('')
  const ids = { rated: newCommandId(), declined: newCommandId() }

  async function look(): Promise<void> {
    const reply = await ask<RatableVisit>('GET', `/api/ratings/visits/${encodeURIComponent(link)}`)
    if (reply.ok) {
      visit.value = reply.value
      if (reply.value.state === 'rated') said.value = 'rated'
    }
    isLooked.value = true
  }

  async function send(path: string, body: object, then: 'rated' | 'declined'): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    trouble.value = ''
    const reply = await ask('POST', path, { body })
    isBusy.value = false
    if (reply.ok) said.value = then
    else trouble.value = sentenceOf(reply, shared.t)
  }

  void look()
  return {
    visit,
    isLooked,
    said,
    isBusy,
    trouble,
    rate: async (verdict) => {
      if (visit.value === null) return
      const { date, ticketNo } = visit.value
      const body: RatingRequest = { commandId: ids.rated, link, date, ticketNo, ...verdict }
      await send('/api/ratings', body, 'rated')
    },
    decline: async () => {
      if (visit.value === null) return
      const { date, ticketNo } = visit.value
      await send('/api/ratings/declined', { commandId: ids.declined, link, date, ticketNo }, 'declined')
    },
  }
}
