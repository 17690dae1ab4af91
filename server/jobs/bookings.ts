/**
 * What time and changed settings bring about for bookings: holds run out, nobody came, a slot is gone and its booking
 * moves.
 */
import { isStillOffered, missedFromMs } from '../../domain/booking/offered.ts'
import type { Booking } from '../../domain/booking/state.ts'
import { mattersOf, nearestSlot, type BookingOffer } from '../../domain/views/booking.ts'
import { addDays, wallTime } from '../../domain/words/wall-time.ts'
import type { BookingCommand } from '../../domain/booking/commands.ts'
import { bookingOffer } from '../hall/booking-offer.ts'
import type { Hall } from '../hall/hall.ts'

type Keeper = Pick<Hall, 'index' | 'base' | 'streams' | 'nowMs' | 'store' | 'execute' | 'trouble'>

const LOOK_EVERY_MS = 10_000
/** A moved booking is looked a place for within so many days. */
const MOVE_WITHIN_DAYS = 60
/** Looked at about once a second; after a silence of this length the machine has slept or hung. */
const BREAK_MS = 300_000

/**
 * Makes the job of a hall's bookings; call it about once a second. Nothing depends on its punctuality: holds and
 * lateness are decided by the time itself.
 */
export function bookingJob(hall: Keeper): () => Promise<void> {
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let lookedOn: object | null = null
  const upSince = upTime(hall)
  return async () => {
    const upSinceMs = upSince()
    const offer = bookingOffer(hall)
    const [nowMs, { index }] = [offer?.nowMs ?? hall.nowMs(), offer ?? hall]
    // A clock that was set back looks at once.
    const isDue = nowMs >= lookedAtMs + LOOK_EVERY_MS || nowMs < lookedAtMs || index !== lookedOn
    if (!isDue) return
    lookedAtMs = nowMs
    lookedOn = index
    const open = await hall.store.openBookings()
    if (offer === null) return unplace(hall, open)
    await expire(hall, open, offer)
    await miss(hall, open, offer, upSinceMs)
    await move(hall, open, offer)
  }
}

/**
 * Since when the hall has been able to check people in: its start, or the end of its last break or of the last time the
 * store refused (BOOK-14).
 */
function upTime(hall: Pick<Keeper, 'nowMs' | 'trouble'>): () => number {
  let sinceMs = hall.nowMs()
  let seenMs = sinceMs
  return () => {
    const nowMs = hall.nowMs()
    if (nowMs > seenMs + BREAK_MS || hall.trouble() !== null) sinceMs = nowMs
    seenMs = nowMs
    return sinceMs
  }
}

/** The command id names what is done to which booking, so that a second server's clock changes nothing. */
async function give(hall: Keeper, commandId: string, command: BookingCommand): Promise<boolean> {
  return (await hall.execute({ commandId, command }, { kind: 'timekeeper' })).ok
}

async function expire(hall: Keeper, open: readonly Booking[], { nowMs }: BookingOffer): Promise<void> {
  const due = open.filter((one) => one.status === 'held' && one.holdUntilMs <= nowMs)
  for (const [date, code] of firstOfDates(due)) await give(hall, `holds-${date}-${code}`, { type: 'ExpireHolds', date })
}

async function miss(
  hall: Keeper,
  open: readonly Booking[],
  { nowMs, offered, index }: BookingOffer,
  upSinceMs: number,
): Promise<void> {
  const due = open.filter(
    (one) => one.status === 'confirmed' && missedFromMs(one, offered.rules, index.settings.timeZone) <= nowMs,
  )
  for (const [date, code] of firstOfDates(due))
    await give(hall, `missed-${date}-${code}`, { type: 'MissBookings', date, upSinceMs })
}

async function move(hall: Keeper, open: readonly Booking[], offer: BookingOffer): Promise<void> {
  const isOpen = (one: Booking): boolean =>
    one.date >= offer.today &&
    (one.status === 'confirmed'
      ? offer.nowMs < missedFromMs(one, offer.offered.rules, offer.index.settings.timeZone)
      : one.holdUntilMs > offer.nowMs)
  for (const booking of open.filter(isOpen)) {
    if (isStillOffered(booking, offer, offer.offered)) continue
    const to = await placeFor(hall, booking, offer)
    // A booking may move from one slot to another a second time: what tells the moves apart is its last change.
    await give(
      hall,
      `moved-${booking.code}-${booking.changedAtMs}-${to?.date ?? 'nowhere'}-${to?.minute ?? ''}`.slice(0, 64),
      { type: 'MoveBooking', date: booking.date, code: booking.code, to },
    )
  }
}

/** A hall that takes no bookings any more keeps none of those that it has (BOOK-11). */
async function unplace(hall: Keeper, open: readonly Booking[]): Promise<void> {
  const { date: today } = wallTime(hall.nowMs(), hall.index.settings.timeZone)
  for (const { code, date, status, changedAtMs } of open)
    if (date >= today && (status === 'confirmed' || status === 'held'))
      await give(hall, `moved-${code}-${changedAtMs}-nowhere-`, { type: 'MoveBooking', date, code, to: null })
}

/** The nearest free slot, that day or later (BOOK-11). */
async function placeFor(
  hall: Keeper,
  booking: Booking,
  offer: BookingOffer,
): Promise<{ readonly date: string; readonly minute: number } | null> {
  for (let ahead = 0; ahead <= MOVE_WITHIN_DAYS; ahead += 1) {
    const date = addDays(booking.date, ahead)
    const matters = mattersOf(
      booking.items.map(({ item }) => item),
      date,
      offer,
    )
    if (matters === null) continue
    const others = (await hall.store.bookingsOn(date)).filter((one) => one.code !== booking.code)
    const minute = nearestSlot(date, booking.minute, matters, others, offer)
    if (minute !== null) return { date, minute }
  }
  return null
}

function firstOfDates(bookings: readonly Booking[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const { date, code } of bookings) if (!first.has(date)) first.set(date, code)
  return first
}
