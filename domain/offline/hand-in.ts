/**
 * Takes the tickets of a journal into the day they were given on: a slip is in somebody's hand, so only what cannot be
 * true is refused (OFF-6 … OFF-9).
 */
import { addDays, daysBetween, momentOf } from '../words/wall-time.ts'
import { ticketNoOf } from '../queue-day/decide/issue.ts'
import type { DayEvent } from '../queue-day/events.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { World } from '../plan/world.ts'
import { dayStream, type DayState, type Ticket } from '../queue-day/state.ts'
import { onto, type Written } from '../words/stream.ts'
import { isAllowed } from '../queue-day/transitions.ts'
import type { HandInFault, OfflineCommand, OfflineTicket, Series } from './commands.ts'
import type { OfflineEvent } from './events.ts'
import { issuedFrom } from './issued-ticket.ts'
import { OFFLINE_STREAM, isRenewalDue, leaseOf, ticketKey, type OfflineState } from './state.ts'

type HandIn = Extract<OfflineCommand, { type: 'HandInTickets' }>
type Day = Readonly<DayState>
type State = Readonly<OfflineState>

/** Nothing that old is believed to be of a journal. */
const OLDEST_DAYS = 400

/**
 * What a hand-in of a kiosk writes: tickets, and what the hall must remember of them, in one transaction. Tickets that
 * are known already write nothing.
 */
export function handIn(command: HandIn, deviceId: string, world: World): readonly Written[] {
  const { journalId, serviceDate } = command
  const { settings } = world.plan
  const stream = dayStream(serviceDate)
  const day = world.state(stream)
  const state = world.state(OFFLINE_STREAM)
  const events: DayEvent[] = []
  const offline: OfflineEvent[] = []
  const taken = new Map<string, OfflineTicket>()
  for (const ticket of command.tickets) {
    if (isIn(day, ticket) || taken.get(ticket.ticketNo)?.link === ticket.link || state.refused.has(ticketKey(ticket)))
      continue
    const fault = faultIn(ticket, command, day, state, world) ?? (taken.has(ticket.ticketNo) ? 'labelTaken' : null)
    if (fault === null) {
      taken.set(ticket.ticketNo, ticket)
      events.push(...replaced(ticket, day), ...entered(ticket, day, deviceId, world))
      offline.push(...pressReplaced(ticket, serviceDate))
    } else if (fault !== 'fromTheFuture') offline.push(refusal(ticket, command, fault))
  }
  // A past day on which the server never ran begins with these.
  const opening: readonly DayEvent[] =
    day.status === 'new' && events.length > 0
      ? [{ type: 'DayOpened', siteId: settings.siteId, serviceDate, timeZone: settings.timeZone }]
      : []
  const used = use(journalId, [...taken.values()], state, world)
  return [onto(stream, ...opening, ...events), onto(OFFLINE_STREAM, ...used, ...offline)]
}

function pressReplaced({ insteadOf, ticketNo, link }: OfflineTicket, serviceDate: string): readonly OfflineEvent[] {
  return insteadOf === undefined ? [] : [{ type: 'PressReplaced', commandId: insteadOf, serviceDate, ticketNo, link }]
}

function refusal(
  { ticketNo, link }: OfflineTicket,
  { journalId, serviceDate }: HandIn,
  fault: HandInFault,
): OfflineEvent {
  return { type: 'OfflineTicketRefused', journalId, serviceDate, ticketNo, link, fault }
}

/** Whether the day has this very ticket: number and link. */
export function isIn(day: Day, { ticketNo, link }: OfflineTicket): boolean {
  return ticketOf(day, ticketNo)?.link === link
}

function ticketOf(day: Day, no: string): Ticket | undefined {
  return day.tickets.get(no) ?? day.closed.get(no)?.ticket
}

/** Into its line by its time of issue (OFF-7); of a day that is over, issued and closed, so that it can be traced. */
function entered(ticket: OfflineTicket, day: Day, deviceId: string, world: World): readonly DayEvent[] {
  const issued = issuedFrom(ticket, { nowMs: world.nowMs, index: world.plan, deviceId })
  const isOver = ticket.serviceDate !== world.today || day.status === 'closed'
  return isOver
    ? [
        issued,
        { type: 'TicketClosed', ticketNo: ticket.ticketNo, as: 'abandoned', because: 'handedInLate', reason: '' },
      ]
    : [issued]
}

/** The number that the same press was given after all, unheard, is taken out: one press, one ticket (OFF-10). */
function replaced({ insteadOf }: OfflineTicket, day: Day): readonly DayEvent[] {
  if (insteadOf === undefined) return []
  for (const ticket of day.tickets.values()) {
    if (ticket.press === insteadOf && isAllowed('void', ticket.status))
      return [{ type: 'TicketClosed', ticketNo: ticket.no, as: 'voided', because: 'replacedBySlip', reason: '' }]
  }
  return []
}

function faultIn(ticket: OfflineTicket, command: HandIn, day: Day, state: State, world: World): HandInFault | null {
  const { ticketNo, prefix, number, serviceDate, link } = ticket
  const { today } = world
  const isDate = !Number.isNaN(momentOf(serviceDate, 0, 'UTC')) && addDays(serviceDate, 0) === serviceDate
  if (!isDate || serviceDate !== command.serviceDate || daysBetween(serviceDate, today) > OLDEST_DAYS)
    return 'wrongDate'
  if (serviceDate > today) return 'fromTheFuture'
  if (ticketNo !== ticketNoOf(prefix, number) || seriesIn(prefix, command.journalId, state, world.plan) === null)
    return 'wrongSeries'
  return ticketOf(day, ticketNo) !== undefined || day.links.has(link) ? 'labelTaken' : null
}

/**
 * The letters of a label that are the journal's series: one it has or had, or one that nobody ever had (a hall restored
 * from an older backup).
 */
function seriesIn(prefix: string, journalId: string, state: State, index: SettingsIndex): Series | null {
  const splits = [1, 2]
    .filter((length) => prefix.length > length && prefix.length - length <= 2)
    .map((length) => ({ head: prefix.slice(0, -length), series: prefix.slice(-length) }))
  const own = splits.find(({ series }) => state.had.has(`${journalId} ${series}`))
  if (own) return own.series
  const free = splits.filter(({ series }) => !state.leases.has(series))
  return (
    (free.find(({ head }) => index.settings.queues.some((queue) => queue.prefix === head)) ?? free[0])?.series ?? null
  )
}

/** Handing in is use of the series, and keeps it (OFF-5). */
function use(
  journalId: string,
  taken: readonly OfflineTicket[],
  state: State,
  { nowMs, plan }: World,
): readonly OfflineEvent[] {
  const [first] = taken
  if (first === undefined) return []
  const held = leaseOf(state, journalId)
  if (held) return isRenewalDue(held, nowMs) ? [{ type: 'SeriesRenewed', journalId, series: held.series }] : []
  const series = seriesIn(first.prefix, journalId, state, plan)
  return series === null || state.leases.has(series) ? [] : [{ type: 'SeriesLeased', journalId, series }]
}
