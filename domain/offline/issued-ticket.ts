/**
 * A ticket of a journal as the day's own event. Neither a changed catalogue nor a closed queue nor a cut-off keeps it
 * out (OFF-9).
 */
import { dayPlan } from '../calendar/day-plan.ts'
import { ticketWindow } from '../calendar/offer.ts'
import { momentOf } from '../words/wall-time.ts'
import type { DayEvent, TicketItem } from '../queue-day/events.ts'
import { nextLeg } from '../queue-day/pick/legs.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { QueueId } from '../words/ids.ts'
import type { OfflineItem, OfflineTicket } from './commands.ts'

const DAY_MINUTES = 1440

interface Taking {
  readonly nowMs: number
  readonly index: SettingsIndex
  readonly deviceId: string
}

/**
 * The event of a ticket that a kiosk gave by itself; its clock began when the slip was printed, as far as that can be
 * (OFF-7).
 */
export function issuedFrom(
  ticket: OfflineTicket,
  { nowMs, index, deviceId }: Taking,
): Extract<DayEvent, { type: 'TicketIssued' }> {
  const { ticketNo, prefix, number, isElder, link, issuedAtMs } = ticket
  const items = ticket.items.map((item): TicketItem => ({
    item: item.item,
    queue: queueFor(item, prefix, index),
    outcome: null,
    missing: item.missing ?? null,
    serviceMin: item.serviceMin,
  }))
  const lead = items[0]?.queue ?? queueFor(null, prefix, index)
  const leg = nextLeg(items, index, lead) ?? { queue: lead, skills: [lead], isQuick: false }
  return {
    type: 'TicketIssued',
    ticketNo,
    prefix,
    number,
    items,
    leg,
    priorityClass: 'ordinary',
    origin: 'kiosk',
    isElder,
    link,
    sinceMs: sinceOf(ticket, nowMs, index),
    offline: { deviceId, issuedAtMs },
  }
}

/**
 * Not before the first numbers of its date, not after its end, not after now: a wrong clock gets nobody ahead of who
 * came first.
 */
function sinceOf({ issuedAtMs, serviceDate }: OfflineTicket, nowMs: number, index: SettingsIndex): number {
  const { calendar, timeZone } = index.settings
  const starts =
    calendar === null
      ? []
      : dayPlan(calendar, serviceDate)
          .sessions.filter((session) => session.kind !== 'selfService')
          .map((session) => ticketWindow(calendar, session, null).from)
  const earliestMs = momentOf(serviceDate, starts.length === 0 ? 0 : Math.min(...starts), timeZone)
  const latestMs = Math.min(nowMs, momentOf(serviceDate, DAY_MINUTES, timeZone) - 1)
  return Math.min(Math.max(issuedAtMs, earliestMs), latestMs)
}

/**
 * The queue of the kiosk's plan; where that is gone, the one that serves the matter now, then the one whose letters
 * stand on the slip.
 */
function queueFor(item: OfflineItem | null, prefix: string, index: SettingsIndex): QueueId {
  if (item !== null && index.queues.has(item.queue)) return item.queue
  const now = item === null ? undefined : index.items.get(item.item)?.queue
  return (
    now ??
    index.settings.queues.find((queue) => prefix.startsWith(queue.prefix))?.id ??
    (index.settings.queues[0]?.id as QueueId)
  )
}
