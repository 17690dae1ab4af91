/** The way through a booking: matter, slot, phone number, hold, confirm; and one's own booking later. */
import { ref, shallowRef } from 'vue'
import type { Ref } from 'vue'
import type { BookableItem, BookingView, SlotDay } from '../../domain/views/booking.ts'
import { isNotFound, type Failure, type Reply } from '../app/server/http.ts'
import {
  bookableItems,
  bookingSites,
  bookingSlots,
  bookingTrouble,
  cancelBooking,
  confirmBooking,
  holdSlot,
  readBooking,
} from '../app/server/booking-api.ts'
import type { BookableSite, BookingReply, SlotsReply } from '../../domain/contract/http/booking.ts'
import { newCommandId } from '../app/server/command-id.ts'
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
  /** Where one can book from here, this site first; fewer than two: nothing is asked. */
  readonly sites: Ref<readonly BookableSite[]>
  /** Where it is to be done; null: at this site. */
  readonly site: Ref<BookableSite | null>
  /** The matters of this one booking, in the order in which they were chosen. */
  readonly chosen: Ref<readonly BookableItem[]>
  readonly days: Ref<readonly SlotDay[] | null>
  readonly slot: Ref<ChosenSlot | null>
  readonly own: Ref<BookingView | null>
  readonly isBusy: Ref<boolean>
  readonly trouble: Ref<string>
  readonly open: () => Promise<void>
  readonly chooseSite: (site: BookableSite) => Promise<void>
  readonly chooseItem: (item: BookableItem) => Promise<void>
  readonly removeItem: (item: BookableItem) => Promise<void>
  /** Back to the matters, with those that were chosen kept. */
  readonly addAnother: () => void
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
  const state = freshState()
  const { step, items, isClosed, sites, site, chosen, days, slot, own, isBusy, trouble } = state
  let kept: KeptBooking | null = null
  // One id per press of the button and slot: a press that got no answer asks for the same hold again.
  let asked: { readonly key: string; readonly commandId: string } | null = null

  async function ask<T>(
    request: () => Promise<Reply<T>>,
    words = (answer: Failure) => bookingTrouble(answer),
  ): Promise<T | null> {
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
    if (mine)
      await show(
        await ask(
          () => readBooking(mine.code, mine.proof),
          () => '',
        ),
      )
    const [answer, around] = await Promise.all([bookableItems(), bookingSites()])
    sites.value = around.ok ? around.value.sites : []
    if (answer.ok) items.value = answer.value.items
    else if (isNotFound(answer)) isClosed.value = true
    else trouble.value = bookingTrouble(answer)
  }

  /** The site of a request; undefined: this one. */
  const at = (): string | undefined => site.value?.site.id

  async function chooseSite(next: BookableSite): Promise<void> {
    const reply = await ask(() => bookableItems(next.isOwn ? undefined : next.site.id))
    if (reply === null) return
    site.value = next.isOwn ? null : next
    items.value = reply.items
    chosen.value = []
  }

  async function show(reply: BookingReply | null): Promise<void> {
    if (reply === null) return
    own.value = reply.booking
    step.value = 'own'
  }

  /** A booking has its matters together in one slot, so another matter asks for the slots anew. */
  async function choose(matters: readonly BookableItem[]): Promise<void> {
    if (matters.length === 0) {
      chosen.value = []
      step.value = 'matter'
      return
    }
    const reply = await ask(() => slotsOf(matters))
    if (reply === null) return
    chosen.value = matters
    days.value = reply.days
    slot.value = null
    step.value = 'slot'
  }

  function slotsOf(matters: readonly BookableItem[]): Promise<Reply<SlotsReply>> {
    const where = at()
    return bookingSlots(
      matters.map((one) => one.id),
      where === undefined ? {} : { site: where },
    )
  }

  async function hold(phone: string): Promise<void> {
    const [ids, place, where] = [chosen.value.map((one) => one.id), slot.value, at()]
    if (ids.length === 0 || place === null) return
    const key = `${where ?? ''} ${ids.join()} ${place.date} ${place.minute} ${phone}`
    if (asked?.key !== key) asked = { key, commandId: newCommandId() }
    const { commandId } = asked
    const reply = await ask(
      () =>
        holdSlot({
          commandId,
          ...(where === undefined ? {} : { site: where }),
          date: place.date,
          minute: place.minute,
          items: ids.map((id) => ({ item: id })),
          phone,
        }),
      refused,
    )
    if (reply === null) return
    asked = null
    kept = { code: reply.booking.code, proof: reply.secret }
    keepBooking(kept)
    await show(reply)
  }

  /** A slot that is gone is shown as gone: back to the choice, with the reason. */
  function refused(answer: Failure): string {
    if (
      answer.why === 'refused' &&
      'rejection' in answer.answer &&
      (answer.answer.rejection.code === 'SlotFull' || answer.answer.rejection.code === 'SlotNotOffered')
    )
      void reloadSlots(bookingTrouble(answer))
    return answer.why === 'problem' && answer.problem.field === 'phone' ? t('phoneBad') : bookingTrouble(answer)
  }

  async function reloadSlots(words: string): Promise<void> {
    if (chosen.value.length > 0) {
      const answer = await slotsOf(chosen.value)
      if (answer.ok) days.value = answer.value.days
    }
    slot.value = null
    step.value = 'slot'
    trouble.value = words
  }

  async function order(request: (one: KeptBooking) => Promise<Reply<BookingReply>>): Promise<void> {
    const mine = kept
    if (mine === null) return
    await show(await ask(() => request(mine)))
  }

  return {
    ...state,
    open,
    chooseSite,
    hold,
    chooseItem: (item) => choose([...chosen.value.filter((one) => one.id !== item.id), item]),
    removeItem: (item) => choose(chosen.value.filter((one) => one.id !== item.id)),
    addAnother: () => {
      step.value = 'matter'
    },
    chooseSlot: (picked) => {
      slot.value = picked
      trouble.value = ''
      step.value = 'phone'
    },
    confirm: () => order(({ code, proof }) => confirmBooking(code, proof)),
    cancel: () => order(({ code, proof }) => cancelBooking(code, proof)),
    lookUp: async (code, lastFour) => {
      const reply = await ask(
        () => readBooking(code, lastFour),
        (answer) =>
          answer.why === 'problem' && answer.problem.code !== 'rateLimited' ? t('lookBad') : bookingTrouble(answer),
      )
      if (reply === null) return
      kept = { code, proof: lastFour }
      keepBooking(kept)
      await show(reply)
    },
    goTo: (next) => {
      trouble.value = ''
      if (next === 'matter') chosen.value = []
      step.value = next
    },
    again: () => {
      kept = null
      keepBooking(null)
      own.value = null
      slot.value = null
      chosen.value = []
      trouble.value = ''
      step.value = 'matter'
    },
  }
}

function freshState() {
  return {
    step: ref<Step>('matter'),
    items: shallowRef<readonly BookableItem[] | null>(null),
    isClosed: ref(false),
    sites: shallowRef<readonly BookableSite[]>([]),
    site: shallowRef<BookableSite | null>(null),
    chosen: shallowRef<readonly BookableItem[]>([]),
    days: shallowRef<readonly SlotDay[] | null>(null),
    slot: shallowRef<ChosenSlot | null>(null),
    own: shallowRef<BookingView | null>(null),
    isBusy: ref(false),
    trouble: ref(''),
  }
}
