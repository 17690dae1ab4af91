/** The way through a booking: matter, slot, phone number, hold, confirm; and one's own booking later. */
import { ref, shallowRef } from 'vue'
import type { Ref } from 'vue'
import type { BookableItem, BookingView, SlotDay } from '../../domain/booking/views.ts'
import { bookableItems, bookingSlots, bookingTrouble, cancelBooking, confirmBooking, holdSlot, readBooking, type BookingAnswer } from '../app/booking-api.ts'
import type { BookingReply } from '../../domain/booking/http.ts'
import { newCommandId } from '../app/command-id.ts'
import { keepBooking, keptBooking, type KeptBooking } from './kept-booking.ts'
import { t } from './texts.ts'

export type Step = 'matter' | 'slot' | 'phone' | 'own' | 'lookUp'

export interface ChosenSlot {
  readonly date: string
  readonly minute: number
  readonly untilMinute: number
}

export interface BookingWay {
  readonly step: Ref<Step>
  readonly items: Ref<readonly BookableItem[] | null>
  readonly isClosed: Ref<boolean>
  readonly item: Ref<BookableItem | null>
  readonly days: Ref<readonly SlotDay[] | null>
  readonly slot: Ref<ChosenSlot | null>
  readonly own: Ref<BookingView | null>
  readonly isBusy: Ref<boolean>
  readonly trouble: Ref<string>
  readonly open: () => Promise<void>
  readonly chooseItem: (item: BookableItem) => Promise<void>
  readonly chooseSlot: (slot: ChosenSlot) => void
  readonly hold: (phone: string) => Promise<void>
  readonly confirm: () => Promise<void>
  readonly cancel: () => Promise<void>
  readonly lookUp: (code: string, lastFour: string) => Promise<void>
  readonly goTo: (step: Step) => void
  readonly again: () => void
}

/** Makes the way; `open` fetches what the first step needs. */
export function useBooking(): BookingWay {
  const step = ref<Step>('matter')
  const items = shallowRef<readonly BookableItem[] | null>(null)
  const isClosed = ref(false)
  const item = shallowRef<BookableItem | null>(null)
  const days = shallowRef<readonly SlotDay[] | null>(null)
  const slot = shallowRef<ChosenSlot | null>(null)
  const own = shallowRef<BookingView | null>(null)
  const isBusy = ref(false)
  const trouble = ref('')
  let kept: KeptBooking | null = null
  // One id per press of the button and slot: a press that got no answer asks for the same hold again.
  let asked: { readonly key: string; readonly commandId: string } | null = null

  async function ask<T>(request: () => Promise<BookingAnswer<T>>, words = (answer: Extract<BookingAnswer<unknown>, { ok: false }>) => bookingTrouble(answer)): Promise<T | null> {
    if (isBusy.value) return null
    isBusy.value = true
    trouble.value = ''
    const answer = await request()
    isBusy.value = false
    if (answer.ok) return answer.value
    trouble.value = words(answer)
    return null
  }

  async function open(): Promise<void> {
    kept = keptBooking()
    const mine = kept
    if (mine) await show(await ask(() => readBooking(mine.code, mine.proof), () => ''))
    const answer = await bookableItems()
    if (answer.ok) items.value = answer.value.items
    else if ('problem' in answer && answer.problem.code === 'notFound') isClosed.value = true
    else trouble.value = bookingTrouble(answer)
  }

  async function show(reply: BookingReply | null): Promise<void> {
    if (reply === null) return
    own.value = reply.booking
    step.value = 'own'
  }

  async function chooseItem(chosen: BookableItem): Promise<void> {
    item.value = chosen
    await loadSlots(chosen)
  }

  async function loadSlots(chosen: BookableItem): Promise<void> {
    const reply = await ask(() => bookingSlots([chosen.id]))
    if (reply === null) return
    days.value = reply.days
    step.value = 'slot'
  }

  async function hold(phone: string): Promise<void> {
    const [matter, place] = [item.value, slot.value]
    if (matter === null || place === null) return
    const key = `${matter.id} ${place.date} ${place.minute} ${phone}`
    if (asked?.key !== key) asked = { key, commandId: newCommandId() }
    const { commandId } = asked
    const reply = await ask(() => holdSlot({ commandId, date: place.date, minute: place.minute, items: [{ item: matter.id }], phone }), refused)
    if (reply === null) return
    asked = null
    kept = { code: reply.booking.code, proof: reply.secret }
    keepBooking(kept)
    await show(reply)
  }

  /** A slot that is gone is shown as gone: back to the choice, with the reason. */
  function refused(answer: Extract<BookingAnswer<unknown>, { ok: false }>): string {
    if ('answer' in answer && 'rejection' in answer.answer && (answer.answer.rejection.code === 'SlotFull' || answer.answer.rejection.code === 'SlotNotOffered')) void reloadSlots(bookingTrouble(answer))
    return 'problem' in answer && answer.problem.field === 'phone' ? t('phoneBad') : bookingTrouble(answer)
  }

  async function reloadSlots(words: string): Promise<void> {
    if (item.value !== null) {
      const answer = await bookingSlots([item.value.id])
      if (answer.ok) days.value = answer.value.days
    }
    slot.value = null
    step.value = 'slot'
    trouble.value = words
  }

  async function order(request: (one: KeptBooking) => Promise<BookingAnswer<BookingReply>>): Promise<void> {
    const mine = kept
    if (mine === null) return
    await show(await ask(() => request(mine)))
  }

  return {
    step, items, isClosed, item, days, slot, own, isBusy, trouble, open, chooseItem, hold,
    chooseSlot: (chosen) => {
      slot.value = chosen
      trouble.value = ''
      step.value = 'phone'
    },
    confirm: () => order(({ code, proof }) => confirmBooking(code, proof)),
    cancel: () => order(({ code, proof }) => cancelBooking(code, proof)),
    lookUp: async (code, lastFour) => {
      const reply = await ask(() => readBooking(code, lastFour), (answer) => ('problem' in answer && answer.problem.code !== 'rateLimited' ? t('lookBad') : bookingTrouble(answer)))
      if (reply === null) return
      kept = { code, proof: lastFour }
      keepBooking(kept)
      await show(reply)
    },
    goTo: (next) => {
      trouble.value = ''
      step.value = next
    },
    again: () => {
      kept = null
      keepBooking(null)
      own.value = null
      slot.value = null
      trouble.value = ''
      step.value = 'matter'
    },
  }
}
