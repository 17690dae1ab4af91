/** The way through a booking: matter, slot, phone number, hold, confirm; and one's own booking later. */
import { ref, shallowRef } from 'vue'
import type { Ref } from 'vue'
import type { BookableItem, BookingView, SlotDay } from '../../domain/views/booking.ts'
import { isNotFound, type Failure, type Reply, newCommandId } from '../app/server/http.ts'
import { bookableItems, bookingSites, bookingSlots, bookingTrouble, holdSlot } from '../app/server/booking-api.ts'
import type { BookableSite, SlotsReply } from '../../domain/contract/http/booking.ts'
import { useAsking, type Asking } from './asking.ts'
import { useBookingDraft } from './booking-draft.ts'
import { whileLookedAt } from './fresh-slots.ts'
import { useOwnBooking } from './own-booking.ts'
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
  /** As typed so far: it outlives a look back at the slots. */
  readonly phone: Ref<string>
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
  const asking = useAsking()
  const { ask, isBusy, trouble } = asking
  const step = ref<Step>('matter')
  const slot = shallowRef<ChosenSlot | null>(null)
  const phone = ref('')
  const matters = useMatters(asking)
  const { chosen, days, at } = matters
  const mine = useOwnBooking(asking, () => (step.value = 'own'))
  const { asked, kept } = useBookingDraft({ site: matters.site, chosen, slot, phone })

  async function open(): Promise<void> {
    await mine.open()
    await matters.open()
    if (step.value === 'matter') await goOn()
  }

  /** Where the tab left off, as far as it is still to be had. */
  async function goOn(): Promise<void> {
    const place = kept.slot
    const elsewhere = matters.sites.value.find(({ site }) => site.id === kept.site)
    if (elsewhere) await matters.chooseSite(elsewhere)
    else if (kept.site !== '') return
    const known = kept.items.flatMap((id) => matters.items.value?.find((one) => one.id === id) ?? [])
    if (known.length === 0) return
    await choose(known)
    if (place !== null && isToBeHad(place, days.value ?? [])) chooseSlot(place)
  }

  function chooseSlot(picked: ChosenSlot): void {
    slot.value = picked
    trouble.value = ''
    step.value = 'phone'
  }

  /** A booking has its matters together in one slot, so another matter asks for the slots anew. */
  async function choose(next: readonly BookableItem[]): Promise<void> {
    if (next.length === 0) {
      chosen.value = []
      step.value = 'matter'
      return
    }
    const reply = await ask(() => matters.slotsOf(next))
    if (reply === null) return
    chosen.value = next
    days.value = reply.days
    slot.value = null
    step.value = 'slot'
  }

  /** One id per press of the button and slot: a press that got no answer asks for the same hold again. */
  async function hold(typed: string): Promise<void> {
    const [ids, place, site] = [chosen.value.map((one) => one.id), slot.value, at()]
    if (ids.length === 0 || place === null) return
    const key = `${site ?? ''} ${ids.join()} ${place.date} ${place.minute} ${typed}`
    if (asked.value?.key !== key) asked.value = { key, commandId: newCommandId() }
    const { commandId } = asked.value
    const items = ids.map((item) => ({ item }))
    const where = site === undefined ? {} : { site }
    const { date, minute } = place
    const reply = await ask(() => holdSlot({ commandId, ...where, date, minute, items, phone: typed }), refused)
    if (reply === null) return
    mine.keep(reply, reply.secret)
    begin()
  }

  /** Nothing is chosen, and nothing is typed. */
  function begin(): void {
    asked.value = null
    slot.value = null
    phone.value = ''
    chosen.value = []
  }

  /** A slot that is gone is shown as gone: back to the choice, with the reason. */
  function refused(answer: Failure): string {
    if (isSlotGone(answer)) void reloadSlots(bookingTrouble(answer))
    return answer.why === 'problem' && answer.problem.field === 'phone' ? t('phoneBad') : bookingTrouble(answer)
  }

  async function lookAgain(): Promise<void> {
    if (chosen.value.length === 0) return
    const answer = await matters.slotsOf(chosen.value)
    if (answer.ok) days.value = answer.value.days
  }
  whileLookedAt(() => {
    if (step.value === 'slot' && !isBusy.value) void lookAgain()
  })

  async function reloadSlots(words: string): Promise<void> {
    await lookAgain()
    slot.value = null
    step.value = 'slot'
    trouble.value = words
  }

  const { items, isClosed, sites, site, chooseSite } = matters
  const { own, confirm, cancel, lookUp } = mine
  return {
    ...{ step, slot, phone, isBusy, trouble, items, isClosed, sites, site, chosen, days, own },
    ...{ open, chooseSite, hold, confirm, cancel, lookUp },
    chooseItem: (item) => choose([...chosen.value.filter((one) => one.id !== item.id), item]),
    removeItem: (item) => choose(chosen.value.filter((one) => one.id !== item.id)),
    addAnother: () => {
      step.value = 'matter'
    },
    chooseSlot,
    goTo: (next) => {
      trouble.value = ''
      if (next === 'matter') chosen.value = []
      step.value = next
    },
    again: () => {
      mine.forget()
      begin()
      trouble.value = ''
      step.value = 'matter'
    },
  }
}

/** What can be booked where, and what of it was chosen. */
function useMatters({ ask, trouble }: Pick<Asking, 'ask' | 'trouble'>) {
  const items = shallowRef<readonly BookableItem[] | null>(null)
  const isClosed = ref(false)
  const sites = shallowRef<readonly BookableSite[]>([])
  const site = shallowRef<BookableSite | null>(null)
  const chosen = shallowRef<readonly BookableItem[]>([])
  const days = shallowRef<readonly SlotDay[] | null>(null)
  /** The site of a request; undefined: this one. */
  const at = (): string | undefined => site.value?.site.id
  return {
    ...{ items, isClosed, sites, site, chosen, days, at },
    open: async (): Promise<void> => {
      const [answer, around] = await Promise.all([bookableItems(), bookingSites()])
      sites.value = around.ok ? around.value.sites : []
      if (answer.ok) items.value = answer.value.items
      else if (isNotFound(answer)) isClosed.value = true
      else trouble.value = bookingTrouble(answer)
    },
    chooseSite: async (next: BookableSite): Promise<void> => {
      const reply = await ask(() => bookableItems(next.isOwn ? undefined : next.site.id))
      if (reply === null) return
      site.value = next.isOwn ? null : next
      items.value = reply.items
      chosen.value = []
    },
    slotsOf: (matters: readonly BookableItem[]): Promise<Reply<SlotsReply>> => {
      const where = at()
      return bookingSlots(
        matters.map((one) => one.id),
        where === undefined ? {} : { site: where },
      )
    },
  }
}

function isToBeHad({ date, minute }: ChosenSlot, days: readonly SlotDay[]): boolean {
  const slots = days.find((day) => day.date === date)?.slots ?? []
  return slots.some((slot) => slot.minute === minute && slot.room !== 'full')
}

function isSlotGone(answer: Failure): boolean {
  if (answer.why !== 'refused' || !('rejection' in answer.answer)) return false
  const { code } = answer.answer.rejection
  return code === 'SlotFull' || code === 'SlotNotOffered'
}
