/** The floor's outlook as the hall asks it: the floor of this moment, whoever is free, what the process makes of it. */
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import { isTrained } from '../../domain/queue-day/pick/cover.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import { DUTY_STREAM, isAway } from '../../domain/duty/state.ts'
import { POSTINGS_STREAM } from '../../domain/posting/state.ts'
import type { StaffingHall } from '../../domain/staffing/facts.ts'
import { plannedOpening, type SeatToday } from '../../domain/staffing/planned.ts'
import type { Booking } from '../../domain/booking/state.ts'
import type { Store } from '../store/port.ts'
import { floorNow, type BookedToday, type FloorNow } from '../../domain/staffing/floor-now.ts'
import type { Outlook } from '../../domain/staffing/outlook.ts'
import type { StreamName } from '../../domain/words/stream.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import type { Asks, AskReports } from './asks.ts'

/** An outlook changes slowly; a page asks more often. */
const KEPT_MS = 15_000
const KEPT_MOST = 40

/** What of the hall is looked at. */
interface Looked {
  readonly index: SettingsIndex
  readonly nowMs: () => number
  day(): Readonly<DayState>
  readonly streams: { state<S>(stream: StreamName<S>): Readonly<S> }
  readonly store: Pick<Store, 'bookingsOn'>
}

export interface AskedOutlook {
  readonly outlook: Outlook | null
  /** Past days that its arrivals were measured on. */
  readonly measuredOn: readonly string[]
  readonly atMs: number
}

/** `queue`: the one that is asked about; null: the worst. */
export type AskOutlook = (queue: string | null) => Promise<AskedOutlook>

/** Asks at most once in a quarter of a minute for each queue; the hall of a date is measured once. */
export function createOutlook(hall: Looked, ask: AskReports): AskOutlook {
  let staffed: { readonly key: string; readonly of: Asks['staffed']['answer'] } | null = null
  const kept = new Map<string, { readonly key: number; readonly atMs: number; readonly found: Promise<AskedOutlook> }>()

  async function staffedToday(date: string): Promise<Asks['staffed']['answer']> {
    const { settings } = hall.index
    const key = `${date} ${JSON.stringify(settings).length}`
    if (staffed?.key !== key) staffed = { key, of: await ask('staffed', { settings, date }) }
    return staffed.of
  }

  async function work(queue: string | null): Promise<AskedOutlook> {
    const nowMs = hall.nowMs()
    const { date, minute } = wallTime(nowMs, hall.index.settings.timeZone)
    const { hall: staffedHall, measuredOn, served } = await staffedToday(date)
    const booked = bookedToday(await hall.store.bookingsOn(date), minute)
    const seats = seatsOn(hall, date)
    const floor = floorNow(hall.day(), hall.index, staffedHall, nowMs, booked)
    const now = {
      ...withSent(floor, staffedHall, hall),
      ...(seats.length > 0 && { planned: plannedOpening(staffedHall, seats, minute) }),
    }
    const outlook = await ask('outlook', { hall: staffedHall, now, ...peopleOf(hall, date, served, seats), queue })
    return { outlook, measuredOn, atMs: nowMs }
  }

  return (queue) => {
    const name = queue ?? ''
    const [key, atMs] = [hall.streams.state(POSTINGS_STREAM).seq, hall.nowMs()]
    const known = kept.get(name)
    if (known?.key === key && atMs - known.atMs < KEPT_MS) return known.found
    const found = work(queue)
    kept.set(name, { key, atMs, found })
    if (kept.size > KEPT_MOST) kept.delete(kept.keys().next().value as string)
    found.catch(() => kept.delete(name))
    return found
  }
}

/** Seats of the adopted roster on a date; empty where none names it. */
function seatsOn({ streams }: Pick<Looked, 'streams'>, date: string): readonly SeatToday[] {
  const { weeks } = streams.state(DUTY_STREAM)
  return [...weeks.values()].flatMap(({ seats }) => seats.filter((seat) => seat.date === date))
}

/** Whoever has not come for so long after the slot is not waited for (docs/sources.md D). */
const LATE_MOST_MIN = 30

function bookedToday(bookings: readonly Booking[], minute: number): BookedToday {
  const ahead = bookings.filter((one) => one.status === 'confirmed' && one.minute > minute - LATE_MOST_MIN)
  return {
    // A visit of several matters begins in its first queue.
    ahead: ahead.flatMap((one) => (one.queues[0] === undefined ? [] : [{ queue: one.queues[0], minute: one.minute }])),
    came: bookings.filter(({ status }) => status === 'checkedIn').length,
    missed: bookings.filter(({ status }) => status === 'missed').length,
  }
}

/** Whoever is on the way counts as there, and the window that they leave as left. */
function withSent(now: FloorNow, { counters }: StaffingHall, { streams }: Looked): FloorNow {
  const sent = [...streams.state(POSTINGS_STREAM).postings.values()].filter(({ status }) => status === 'sent')
  if (sent.length === 0) return now
  return {
    ...now,
    counters: now.counters.map((one, at) => {
      const id = counters[at]?.counter
      const coming = sent.find(({ counter }) => counter === id)
      if (coming) return { kind: 'open', badgeNo: coming.badgeNo }
      return sent.some(({ from }) => from === id) ? { kind: 'closed', badgeNo: null } : one
    }),
  }
}

/** Clerks in the house (with a roster: who has a seat today), at no window and not on the way to one; what each may serve: trained for, and served lately where anybody has. */
function peopleOf(
  { day, index, streams }: Looked,
  date: string,
  served: Asks['staffed']['answer']['served'],
  seats: readonly SeatToday[],
): Pick<Asks['outlook']['ask'], 'free' | 'may'> {
  const duty = streams.state(DUTY_STREAM)
  const sent = new Set([...streams.state(POSTINGS_STREAM).postings.values()].map(({ badgeNo }) => badgeNo))
  const clerks = index.settings.clerks.filter(
    ({ role, badgeNo }) => role === 'clerk' && !sent.has(badgeNo) && !isAway(duty, badgeNo, date),
  )
  const before = new Map(served)
  const { clerks: atWork } = day()
  const inHouse = new Set(seats.map(({ badgeNo }) => badgeNo))
  return {
    free: clerks
      .filter(({ badgeNo }) => !atWork.has(badgeNo) && (inHouse.size === 0 || inHouse.has(badgeNo)))
      .map(({ badgeNo }) => badgeNo),
    may: clerks.map(({ badgeNo }) => [
      badgeNo,
      index.settings.queues
        .map(({ id }) => id)
        .filter(
          (id) => isTrained(index, badgeNo, id, date) && (before.size === 0 || before.get(badgeNo)?.includes(id)),
        ),
    ]),
  }
}
