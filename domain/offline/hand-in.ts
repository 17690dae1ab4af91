/**
 * Takes the tickets of a journal into the day they were given on: a slip is in somebody's hand, so only what cannot be
 * true is refused (OFF-6 … OFF-9).
 */
import { addDays, daysBetween, momentOf } from '../words/wall-time.ts'
import { ticketNoOf } from '../queue-day/decide-issue.ts'
import type { DayEvent } from '../queue-day/events.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { DayState, Ticket } from '../queue-day/state.ts'
import { isAllowed } from '../queue-day/transitions.ts'
import type { HandInFault, OfflineCommand, OfflineTicket, Series } from './commands.ts'
import type { OfflineDecision } from './decide.ts'
import type { OfflineEvent } from './events.ts'
import { issuedFrom } from './issued-ticket.ts'
import { isRenewalDue, leaseOf, ticketKey, type OfflineState } from './state.ts'

/** Reasons in the log, put into words by the pages. */
export const HANDED_IN_LATE = 'handedInLate'
export const REPLACED_BY_SLIP = 'replacedBySlip'

export interface HandInContext {
  readonly nowMs: number
  readonly index: SettingsIndex
  /** The service date in force. */
  readonly serviceDate: string
  readonly deviceId: string
}

type HandIn = Extract<OfflineCommand, { type: 'HandInTickets' }>
type Day = Readonly<DayState>
type State = Readonly<OfflineState>

/** Nothing that old is believed to be of a journal. */
const OLDEST_DAYS = 400

/** What a hand-in writes. Tickets that are known already write nothing. `day` is that of the command's service date. */
export function handIn(command: HandIn, day: Day, state: State, context: HandInContext): OfflineDecision {
  const { journalId, serviceDate } = command
  const { settings } = context.index
  const events: DayEvent[] = []
  const offline: OfflineEvent[] = []
  const taken = new Map<string, OfflineTicket>()
  for (const ticket of command.tickets) {
    if (isIn(day, ticket) || taken.get(ticket.ticketNo)?.link === ticket.link || state.refused.has(ticketKey(ticket)))
      continue
    const fault = faultIn(ticket, command, day, state, context) ?? (taken.has(ticket.ticketNo) ? 'labelTaken' : null)
    if (fault === null) {
      taken.set(ticket.ticketNo, ticket)
      events.push(...replaced(ticket, day), ...entered(ticket, day, context))
      if (ticket.insteadOf !== undefined)
        offline.push({
          type: 'PressReplaced',
          commandId: ticket.insteadOf,
          serviceDate,
          ticketNo: ticket.ticketNo,
          link: ticket.link,
        })
    } else if (fault !== 'fromTheFuture')
      offline.push({
        type: 'OfflineTicketRefused',
        journalId,
        serviceDate,
        ticketNo: ticket.ticketNo,
        link: ticket.link,
        fault,
      })
  }
  // A past day on which the server never ran begins with these.
  const opening: readonly DayEvent[] =
    day.status === 'new' && events.length > 0
      ? [{ type: 'DayOpened', siteId: settings.siteId, serviceDate, timeZone: settings.timeZone }]
      : []
  return { day: [...opening, ...events], offline: [...use(journalId, [...taken.values()], state, context), ...offline] }
}

/** Whether the day has this very ticket: number and link. */
export function isIn(day: Day, { ticketNo, link }: OfflineTicket): boolean {
  return ticketOf(day, ticketNo)?.link === link
}

function ticketOf(day: Day, no: string): Ticket | undefined {
  return day.tickets.get(no) ?? day.closed.get(no)?.ticket
}

/** Into its line by its time of issue (OFF-7); of a day that is over, issued and closed, so that it can be traced. */
function entered(ticket: OfflineTicket, day: Day, context: HandInContext): readonly DayEvent[] {
  const issued = issuedFrom(ticket, context)
  const isOver = ticket.serviceDate !== context.serviceDate || day.status === 'closed'
  return isOver
    ? [issued, { type: 'TicketClosed', ticketNo: ticket.ticketNo, as: 'abandoned', reason: HANDED_IN_LATE }]
    : [issued]
}

/** The number that the same press was given after all, unheard, is taken out: one press, one ticket (OFF-10). */
function replaced({ insteadOf }: OfflineTicket, day: Day): readonly DayEvent[] {
  if (insteadOf === undefined) return []
  for (const ticket of day.tickets.values()) {
    if (ticket.press === insteadOf && isAllowed('void', ticket.status))
      return [{ type: 'TicketClosed', ticketNo: ticket.no, as: 'voided', reason: REPLACED_BY_SLIP }]
  }
  return []
}

function faultIn(
  ticket: OfflineTicket,
  command: HandIn,
  day: Day,
  state: State,
  context: HandInContext,
): HandInFault | null {
  const { ticketNo, prefix, number, serviceDate, link } = ticket
  const today = context.serviceDate
  const isDate = !Number.isNaN(momentOf(serviceDate, 0, 'UTC')) && addDays(serviceDate, 0) === serviceDate
  if (!isDate || serviceDate !== command.serviceDate || daysBetween(serviceDate, today) > OLDEST_DAYS)
    return 'wrongDate'
  if (serviceDate > today) return 'fromTheFuture'
  if (ticketNo !== ticketNoOf(prefix, number) || seriesIn(prefix, command.journalId, state, context.index) === null)
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
  { nowMs, index }: HandInContext,
): readonly OfflineEvent[] {
  const [first] = taken
  if (first === undefined) return []
  const held = leaseOf(state, journalId)
  if (held) return isRenewalDue(held, nowMs) ? [{ type: 'SeriesRenewed', journalId, series: held.series }] : []
  const series = seriesIn(first.prefix, journalId, state, index)
  return series === null || state.leases.has(series) ? [] : [{ type: 'SeriesLeased', journalId, series }]
}
