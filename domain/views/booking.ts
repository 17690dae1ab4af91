/** What phone and kiosk see of bookings: days with their slots, matters that can be booked, one's own booking. */
import { dayPlan, type DayKind } from '../calendar/day-plan.ts'
import { addDays } from '../words/wall-time.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId, QueueId, SiteId } from '../words/ids.ts'
import type { OfferedRules } from '../booking/offered.ts'
import type { SlotPlace } from '../booking/events.ts'
import { bookableDates, placesLeft, slotCapacity, slotStartMs, slotStarts, type Matter } from '../booking/slots.ts'
import type { Booking, BookingStatus } from '../booking/state.ts'

/** 有空 · 少量 · 满 */
export type SlotRoom = 'plenty' | 'few' | 'full'

export interface SlotView {
  /** Beginning and end, minutes of the day. */
  readonly minute: number
  readonly untilMinute: number
  readonly room: SlotRoom
}

export interface SlotDay {
  readonly date: string
  readonly kind: DayKind
  readonly holiday: string | null
  readonly isProvisional: boolean
  readonly slots: readonly SlotView[]
}

/** A matter that can be booked within the horizon. */
export interface BookableItem {
  readonly id: ItemId
  readonly name: string
  readonly nameEn: string
  readonly queue: QueueId
  readonly department: string
  readonly departmentEn: string
  /** Not in force yet: bookable from this date on; null for one that is. */
  readonly fromDate: string | null
}

/** The site at which a booking is served; its capacity is counted there and nowhere else (LINK-9). */
export interface BookingSite {
  readonly id: SiteId
  readonly title: string
  readonly titleEn: string
  readonly address: string
  readonly addressEn: string
  readonly phone: string
}

/** What a holder must be told before anything else. */
export type BookingNotice =
  /** The hall had to move it from there. */
  | { readonly kind: 'moved'; readonly from: SlotPlace }
  /** Its slot is gone and no other was found: choose anew. */
  | { readonly kind: 'unplaced' }
  /** No official holiday notice covers its date yet; it may still move. */
  | { readonly kind: 'provisional' }
  /** The hall could not check anybody in at that time: no miss (BOOK-14). */
  | { readonly kind: 'excused' }

export interface BookingView {
  readonly code: string
  readonly site: BookingSite
  /** The gravest first; empty when there is nothing to tell. */
  readonly notices: readonly BookingNotice[]
  readonly date: string
  readonly minute: number
  readonly untilMinute: number
  /** A hold that has run out shows as 'ended' at once. */
  readonly status: BookingStatus
  readonly items: readonly { readonly id: ItemId; readonly name: string; readonly nameEn: string }[]
  readonly holdUntilMs: number
  readonly movedFrom: SlotPlace | null
  readonly ticketNo: string | null
  readonly canCancel: boolean
  readonly earlyMin: number
  readonly lateMin: number
  readonly cancelUntilMin: number
}

export interface BookingOffer {
  readonly index: SettingsIndex
  readonly offered: OfferedRules
  readonly itemsOn: (date: string) => readonly ServiceItem[]
  readonly today: string
  readonly nowMs: number
}

/** The dates that may be booked today, in order. */
export function datesOf({ offered, today }: BookingOffer): readonly string[] {
  const { first, last } = bookableDates(offered.calendar, offered.rules, today)
  const dates: string[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date)
  return dates
}

/** The matters as a date knows them; null where one of them cannot be booked on it. */
export function mattersOf(
  items: readonly ItemId[],
  date: string,
  offer: Pick<BookingOffer, 'index' | 'itemsOn'>,
): readonly Matter[] | null {
  const inForce = new Map(offer.itemsOn(date).map((item) => [item.id, item]))
  const matters = items.flatMap((id): Matter[] => {
    const item = inForce.get(id)
    return item?.isApplicantInitiated === true && offer.index.queues.has(item.queue)
      ? [{ item: id, queue: item.queue }]
      : []
  })
  return matters.length === items.length ? matters : null
}

/** One date with its slots for these matters (BOOK-1, BOOK-2). */
export function slotDay(
  date: string,
  matters: readonly Matter[] | null,
  bookings: readonly Booking[],
  offer: BookingOffer,
): SlotDay {
  const {
    index,
    offered: { rules, calendar },
    nowMs,
  } = offer
  const plan = dayPlan(calendar, date)
  const queues = [...new Set((matters ?? []).map((matter) => matter.queue))]
  const starts =
    matters === null
      ? []
      : slotStarts(calendar, rules, date, matters).filter(
          (minute) => slotStartMs(date, minute, index.settings.timeZone) > nowMs,
        )
  const capacity = Math.min(...queues.map((queue) => slotCapacity(queue, rules, index)))
  return {
    date,
    kind: plan.kind,
    holiday: plan.holiday,
    isProvisional: plan.status === 'provisional',
    slots: starts.map((minute) => ({
      minute,
      untilMinute: minute + rules.slotMin,
      room: roomOf(placesLeft(bookings, minute, queues, rules, index, nowMs), capacity),
    })),
  }
}

function roomOf(left: number, capacity: number): SlotRoom {
  if (left === 0) return 'full'
  return left * 3 <= capacity ? 'few' : 'plenty'
}

/** The free slot of a date for these matters that lies nearest to `minute`; null when there is none (BOOK-11). */
export function nearestSlot(
  date: string,
  minute: number,
  matters: readonly Matter[] | null,
  bookings: readonly Booking[],
  offer: BookingOffer,
): number | null {
  const free = slotDay(date, matters, bookings, offer).slots.filter((slot) => slot.room !== 'full')
  const [best] = free.map((slot) => slot.minute).sort((a, b) => Math.abs(a - minute) - Math.abs(b - minute) || a - b)
  return best ?? null
}

/** Every matter that can be booked on some date of the horizon, in the order of the catalogue. */
export function bookableItems(offer: BookingOffer): readonly BookableItem[] {
  const now = new Set(offer.itemsOn(offer.today).map((item) => item.id))
  const found = new Map<ItemId, BookableItem>()
  for (const date of datesOf(offer)) {
    for (const item of offer.itemsOn(date)) {
      if (found.has(item.id) || !item.isApplicantInitiated || !offer.index.queues.has(item.queue)) continue
      const { id, name, nameEn, queue, department, departmentEn } = item
      found.set(id, { id, name, nameEn, queue, department, departmentEn, fromDate: now.has(id) ? null : date })
    }
  }
  return [...found.values()]
}

/** A booking as its holder sees it (BOOK-13): no person, no proof. */
export function bookingView(booking: Booking, offer: BookingOffer): BookingView {
  const { rules } = offer.offered
  const names = new Map(offer.itemsOn(booking.date).map((item) => [item.id, item]))
  const isOver = booking.status === 'held' && offer.nowMs >= booking.holdUntilMs
  const isInTime =
    booking.movedFrom !== null ||
    offer.nowMs <=
      slotStartMs(booking.date, booking.minute, offer.index.settings.timeZone) - rules.cancelUntilMin * 60_000
  return {
    code: booking.code,
    site: bookingSite(offer.index),
    notices: bookingNotices(booking, offer),
    date: booking.date,
    minute: booking.minute,
    untilMinute: booking.minute + rules.slotMin,
    status: isOver ? 'ended' : booking.status,
    items: booking.items.map(({ item }) => ({
      id: item,
      name: names.get(item)?.name ?? item,
      nameEn: names.get(item)?.nameEn ?? item,
    })),
    holdUntilMs: booking.holdUntilMs,
    movedFrom: booking.movedFrom,
    ticketNo: booking.ticketNo,
    canCancel:
      (booking.status === 'held' && !isOver) ||
      booking.status === 'unplaced' ||
      (booking.status === 'confirmed' && isInTime),
    earlyMin: rules.earlyMin,
    lateMin: rules.lateMin,
    cancelUntilMin: rules.cancelUntilMin,
  }
}

/** This site as the place where a booking is served. */
export function bookingSite({
  settings: { siteId, title, titleEn, site },
}: Pick<SettingsIndex, 'settings'>): BookingSite {
  return {
    id: siteId,
    title,
    titleEn,
    address: site?.address ?? '',
    addressEn: site?.addressEn ?? '',
    phone: site?.phone ?? '',
  }
}

/** What the holder of a booking is told at every look and at the check-in (BOOK-11, BOOK-14). */
export function bookingNotices(booking: Booking, { offered }: Pick<BookingOffer, 'offered'>): readonly BookingNotice[] {
  const isAhead = booking.status === 'held' || booking.status === 'confirmed'
  return [
    ...(booking.status === 'unplaced' ? [{ kind: 'unplaced' } as const] : []),
    ...(booking.status === 'excused' ? [{ kind: 'excused' } as const] : []),
    ...(booking.movedFrom === null ? [] : [{ kind: 'moved', from: booking.movedFrom } as const]),
    ...(isAhead && dayPlan(offered.calendar, booking.date).status === 'provisional'
      ? [{ kind: 'provisional' } as const]
      : []),
  ]
}
