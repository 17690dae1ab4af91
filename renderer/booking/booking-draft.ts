/** A booking that is not held yet, kept within the tab: matters, slot and number are there again after a reload. */
import { ref, watch, type Ref } from 'vue'
import type { BookableItem } from '../../domain/views/booking.ts'
import type { BookableSite } from '../../domain/contract/http/booking.ts'
import { keepInTab } from '../app/tab-draft.ts'
import type { ChosenSlot } from './use-booking.ts'

/** A hold that was asked for and had no answer. */
export interface AskedHold {
  readonly key: string
  readonly commandId: string
}

interface OnTheWay {
  readonly site: Readonly<Ref<BookableSite | null>>
  readonly chosen: Readonly<Ref<readonly BookableItem[]>>
  readonly slot: Readonly<Ref<ChosenSlot | null>>
  readonly phone: Ref<string>
}

/** `kept`: where the tab left off, until the way goes on from there. */
export function useBookingDraft({ site, chosen, slot, phone }: OnTheWay) {
  const asked = ref<AskedHold | null>(null)
  const [at, items, place] = [ref(''), ref<readonly string[]>([]), ref<ChosenSlot | null>(null)]
  keepInTab('booking', { at, items, place, phone, asked } as Parameters<typeof keepInTab>[1])
  const kept = { site: at.value, items: items.value, slot: place.value }
  watch([site, chosen, slot], () => {
    at.value = site.value?.site.id ?? ''
    items.value = chosen.value.map(({ id }) => id)
    place.value = slot.value
  })
  return { asked, kept }
}
