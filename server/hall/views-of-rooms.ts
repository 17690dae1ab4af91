/** Rooms of the socket server: who is in them, and the view that each receives, assembled in this one place. */
import type { ZoneSpeaker } from '../../domain/views/lobby.ts'
import { momentOf, wallTime } from '../../domain/words/wall-time.ts'
import type { Screen } from '../../domain/contract/protocol.ts'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import { byCause, byHarm } from '../../domain/alert/cause.ts'
import { ALERTS_STREAM, heldAlerts, type HeldAlert } from '../../domain/alert/state.ts'
import { postingLines, POSTINGS_STREAM, type PostingLine } from '../../domain/posting/state.ts'
import { refusalAlerts } from '../../domain/offline/alerts.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { View } from '../../domain/views/view.ts'
import { counterView } from '../../domain/views/counter.ts'
import { type CalendarMinute, calendarMinute } from '../../domain/views/kiosk.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import { kioskView } from '../../domain/views/kiosk.ts'
import { planNow } from '../../domain/queue-day/pick/cover.ts'
import { ratingPadView } from '../../domain/views/rating-pad.ts'
import { emptyRatings, ratingStream, type RatingDay } from '../../domain/rating/state.ts'
import { lobbyView } from '../../domain/views/lobby.ts'
import { ticketView } from '../../domain/views/ticket.ts'
import { clerkView, type ClerkView } from '../../domain/views/clerk.ts'
import { managerView } from '../../domain/views/floor.ts'
import type { Hall, Surroundings } from './hall.ts'
import type { Rests } from './phone-rounds.ts'
import { OFFLINE_STREAM } from '../../domain/offline/state.ts'

type ShownHall = Pick<Hall, 'day' | 'index' | 'nowMs' | 'streams' | 'trouble'>

const NONE: Surroundings = { alerts: [] }

const NO_RATINGS = emptyRatings()
const TICKET = 'ticket:'

/** The room of a screen. */
export function roomOf(screen: Screen): string {
  switch (screen.screen) {
    case 'kiosk':
      return 'kiosk'
    case 'manager':
      return 'manager'
    case 'lobby':
      return `lobby:${screen.zone ?? ''}`
    case 'counter':
      return `counter:${screen.counter}`
    case 'rating':
      return `rating:${screen.counter}`
    case 'clerk':
      return `clerk:${screen.counter}`
    case 'ticket':
      return `${TICKET}${screen.link}`
  }
}

/** The views of a hall's rooms; none while they might show what is not kept. */
export function viewsOf(hall: ShownHall & Pick<Hall, 'isShowable'>): Hall['view'] {
  return (room, surroundings = NONE) => (hall.isShowable() ? viewOf(room, hall, surroundings) : null)
}

/** What the screens of a room show; null for a room that shows nothing. */
function viewOf(room: string, hall: ShownHall, surroundings: Surroundings): View | null {
  const view = ofTheDay(room, hall)
  if (view === null) return null
  const whole = withSurroundings(view, room, hall, surroundings)
  return hall.trouble() === null ? whole : { ...whole, keepsNothing: true }
}

function withSurroundings(view: View, room: string, hall: ShownHall, { alerts, speakerOf }: Surroundings): View {
  if (view.kind === 'lobby' && speakerOf) return { ...view, speaker: speakerOf(room) }
  if (view.kind === 'clerk') return withPosting(view, hall)
  if (view.kind !== 'manager') return view
  const beside = alerts.flatMap((source) => source(hall.nowMs()))
  const all = [...refusedSlips(hall), ...view.alerts, ...beside]
  const { byRule } = hall.streams.state(POSTINGS_STREAM)
  return { ...view, alerts: all, held: heldOf(all, hall), postings: postingsOf(hall), byRule: [...byRule] }
}

function postingsOf({ streams, index }: ShownHall): readonly PostingLine[] {
  const state = streams.state(POSTINGS_STREAM)
  return state.postings.size === 0 ? [] : postingLines(state, (badgeNo) => index.clerks.get(badgeNo)?.name ?? badgeNo)
}

/** Whoever sits there is told where they were sent, or until when they were sent here. */
function withPosting(view: ClerkView, hall: ShownHall): ClerkView {
  const own = postingsOf(hall).find(({ badgeNo }) => badgeNo === view.clerk?.badgeNo)
  return own === undefined ? view : { ...view, posting: own }
}

/** Who has which of these alerts, or has silenced it. */
function heldOf(alerts: readonly ManagerAlert[], { streams, index, nowMs }: ShownHall): readonly HeldAlert[] {
  const state = streams.state(ALERTS_STREAM)
  if (state.marks.size === 0) return []
  const nameFor = (badgeNo: string): string => index.clerks.get(badgeNo)?.name ?? badgeNo
  return heldAlerts(state, byCause(byHarm(alerts)), nowMs(), nameFor)
}

/** Slips of a kiosk's journal that could not be taken on this date (OFF-8). */
function refusedSlips({ streams, index, nowMs }: ShownHall): readonly ManagerAlert[] {
  const { timeZone } = index.settings
  const today = momentOf(wallTime(nowMs(), timeZone).date, 0, timeZone)
  return refusalAlerts(streams.state(OFFLINE_STREAM), today)
}

const minutes = new WeakMap<SettingsIndex, { readonly nth: number; readonly minute: CalendarMinute }>()

/** What the calendar says changes from minute to minute; views are made many times a second. */
function minuteOf(index: SettingsIndex, nowMs: number): CalendarMinute {
  const nth = Math.floor(nowMs / 60_000)
  const before = minutes.get(index)
  if (before?.nth === nth) return before.minute
  const minute = calendarMinute(index, nowMs)
  minutes.set(index, { nth, minute })
  return minute
}

function ofTheDay(room: string, hall: ShownHall): View | null {
  const [day, nowMs] = [hall.day(), hall.nowMs()]
  const index = hall.index.isByPeople ? planNow(day, hall.index) : hall.index
  const at = room.indexOf(':')
  const kind = at < 0 ? room : room.slice(0, at)
  const of = at < 0 ? '' : room.slice(at + 1)
  switch (kind) {
    case 'kiosk':
      return kioskView(day, index, nowMs, minuteOf(index, nowMs))
    case 'manager':
      return managerView(day, index, nowMs, minuteOf(index, nowMs))
    case 'lobby':
      return lobbyView(day, index, of === '' ? null : of, nowMs)
    case 'counter':
      return counterView(day, index, of, nowMs)
    case 'rating':
      return ratingPadView(day, ratingsHeld(hall), index, of, nowMs)
    case 'clerk':
      return clerkView(day, index, of, nowMs)
    case 'ticket':
      return ticketView(day, index, of, nowMs)
    default:
      return null
  }
}

/** Today's ratings; held for a minute after the last of them, longer than a tablet asks. */
function ratingsHeld({ day, streams }: ShownHall): Readonly<RatingDay> {
  const stream = ratingStream(day().serviceDate)
  return streams.has(stream) ? streams.state(stream) : NO_RATINGS
}

/** What a phone's view is made of: each part is replaced or raised when it changes. */
interface PhoneRests extends Rests {
  readonly day: object
  readonly no: string
  /** Places in its queue, who is at the counters, the settings. */
  readonly moves: number | undefined
  readonly staffing: number
  readonly index: SettingsIndex
}

/**
 * What a phone's view is made of now; `before` itself while that is the same. Thousands are asked for every second, so
 * whoever stands far back is looked at no further than its own record.
 */
export function restsOn(
  room: string,
  hall: Pick<Hall, 'day' | 'index'>,
  before: Rests | null,
  isFar: boolean = false,
): Rests {
  const [day, known] = [hall.day(), before as PhoneRests | null]
  const no = known?.day === day && known.no !== '' ? known.no : (day.links.get(room.slice(TICKET.length)) ?? '')
  const ticket = day.tickets.get(no)
  const own = ticket ?? day.closed.get(no)
  const isOwnSame = known?.own === own && known?.day === day
  if (isOwnSame && (ticket === undefined || isFar)) return known
  const moves = ticket && day.moves.get(ticket.leg.queue)
  const [{ staffing }, { index }] = [day, hall]
  if (isOwnSame && known.moves === moves && known.staffing === staffing && known.index === index) return known
  const rests: PhoneRests = { day, no, own, moves, staffing, index }
  return rests
}

/**
 * Whether anything that a phone's view is made of may have been replaced since it was last asked: one look instead of
 * thousands while nothing happens.
 */
export function restsWatch(hall: Pick<Hall, 'day' | 'index'>): () => boolean {
  let [day, seq, index] = [{} as object, -1, null as SettingsIndex | null]
  return () => {
    const now = hall.day()
    const isSame = now === day && now.seq === seq && hall.index === index
    ;[day, seq, index] = [now, now.seq, hall.index]
    return !isSame
  }
}

/** The rooms of the calls among these events: every lobby first, then the counter and the phone of whoever is called. */
export function roomsOfCalls(
  events: readonly HallEvent[],
  day: Readonly<DayState>,
  rooms: Iterable<string>,
): readonly string[] {
  const called = events.filter((event) => event.type === 'TicketCalled' || event.type === 'TicketRecalled')
  if (called.length === 0) return []
  const own = called.flatMap((event) => {
    const link = day.tickets.get(event.ticketNo)?.link
    return [
      roomOf({ screen: 'counter', counter: event.counter }),
      ...(link === undefined ? [] : [roomOf({ screen: 'ticket', link })]),
    ]
  })
  return [...[...rooms].filter((room) => room.startsWith('lobby:')), ...own]
}

/** What is known of a screen by its room alone. */
export interface Seated {
  readonly data: { readonly screen: Screen }
}

/** Which rooms have a screen now, and whose: kept as screens come and go, so that nobody has to look through all. */
export interface Seats<S extends Seated> {
  /** A screen takes its place; gives the room. */
  take(socket: S): string
  leave(socket: S): void
  /** The screens of a room. */
  in(room: string): ReadonlySet<S>
  /** Rooms of the hall's own screens. */
  rooms(): Iterable<string>
  /** Rooms of phones. */
  phones(): Iterable<string>
  /** How often a screen has come or gone. */
  changes(): number
}

const NOBODY: ReadonlySet<never> = new Set()

/** Makes an empty hall. `onChange` is told whenever a screen has come or gone. */
export function createSeats<S extends Seated>(onChange: () => void): Seats<S> {
  const screens = new Map<string, Set<S>>()
  const phones = new Map<string, Set<S>>()
  let changes = 0
  const sideOf = (socket: S): Map<string, Set<S>> => (socket.data.screen.screen === 'ticket' ? phones : screens)
  return {
    take: (socket) => {
      const room = roomOf(socket.data.screen)
      const side = sideOf(socket)
      const members = side.get(room) ?? new Set()
      side.set(room, members.add(socket))
      changes += 1
      onChange()
      return room
    },
    leave: (socket) => {
      const room = roomOf(socket.data.screen)
      const members = sideOf(socket).get(room)
      members?.delete(socket)
      if (members?.size === 0) sideOf(socket).delete(room)
      changes += 1
      onChange()
    },
    in: (room) => screens.get(room) ?? phones.get(room) ?? NOBODY,
    rooms: () => screens.keys(),
    phones: () => phones.keys(),
    changes: () => changes,
  }
}

export interface Voices {
  of(room: string): ZoneSpeaker
  anew(): void
  ask: (room: string) => ZoneSpeaker
}

/** Which display speaks in a room; nobody's call changes it, so it is kept until it is to be asked anew. */
export function createVoices(): Voices {
  const known = new Map<string, ZoneSpeaker>()
  const voices: Voices = {
    of: (room) => {
      const before = known.get(room)
      const now = before === undefined ? voices.ask(room) : before
      known.set(room, now)
      return now
    },
    anew: () => known.clear(),
    ask: () => null,
  }
  return voices
}
