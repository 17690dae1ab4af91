/** What the hall's calendar means at this minute for kiosks and lobby displays: numbers or none, until when, when again. */
import { dayPlan } from './day-plan.ts'
import type { Session } from '../plan/calendar-tables.ts'
import { countersAt, queueOffer, ticketWindow, type QueueOffer } from './offer.ts'
import { minuteOf, momentOf, wallTime } from '../words/wall-time.ts'
import type { Queue } from '../plan/settings.ts'
import type { QueueId } from '../words/ids.ts'
import type { SitePlan } from '../plan/site-plan.ts'

/**
 * `open`: numbers for most. `closingSoon`: the last half hour for them. `partly`: only some queues give numbers.
 * `pause`: none right now, though counters work or will today. `early`, `night`, `rest`: closed before, after, all day.
 */
export type HallPhase = 'open' | 'closingSoon' | 'partly' | 'pause' | 'early' | 'night' | 'rest'

export type Stretch = readonly [from: string, to: string]

export interface HallHours {
  readonly phase: HallPhase
  /** Today's opening of the counters, stretches that touch joined. */
  readonly stretches: readonly Stretch[]
  /**
   * Until when every queue of the session that runs gives numbers, UTC ms: the earliest cut-off, so that nobody comes
   * too late. Never in the past.
   */
  readonly lastTicketMs: number | null
  /** The last general cut-off that has passed today, UTC ms; null before there is one. */
  readonly endedMs: number | null
  /** When numbers are given again, the earliest of all queues. */
  readonly againMs: number | null
  readonly nextOpenMs: number | null
  /** End of what is open at the counters, UTC ms; null while they are closed, or in a hall without a calendar. */
  readonly openUntilMs: number | null
  /** No counter has been open today. */
  readonly isFirstOpening: boolean
  /** Opening of the counters on the day of `nextOpenMs`. */
  readonly nextStretches: readonly Stretch[]
  /** Queues that whoever walks in is served in on that day, where they are not all; null: all of them. */
  readonly nextOnly: readonly Queue[] | null
  /** Holidays of that day are not yet official. */
  readonly isProvisional: boolean
  /** Queues that give numbers now. */
  readonly giving: readonly Queue[]
  readonly offers: ReadonlyMap<QueueId, QueueOffer>
}

const SOON_MS = 30 * 60_000

/**
 * The hours at `nowMs`. `upperWait` is a queue's present upper wait in minutes, which moves its cut-off; null when not
 * known.
 */
export function hallHours(plan: SitePlan, nowMs: number, upperWait: (queue: QueueId) => number | null): HallHours {
  const { calendar, timeZone } = plan
  if (calendar === null) return always(plan)
  const offers = new Map(plan.queues.map(({ id }) => [id, queueOffer(calendar, id, nowMs, timeZone, upperWait(id))]))
  const { today, isOpen, untilMs, nextMs: startMs } = countersAt(calendar, nowMs, timeZone)
  // What begins as something else ends is no opening.
  const nextMs = startMs !== null && startMs === untilMs ? countersAt(calendar, startMs, timeZone).nextMs : startMs
  const nextDate = nextMs === null ? today.date : wallTime(nextMs, timeZone).date
  const nextPlan = dayPlan(calendar, nextDate)
  const { minute } = wallTime(nowMs, timeZone)
  // What is for booked visitors alone opens nothing for those who walk in.
  const counters = today.sessions.filter((session) => session.kind !== 'selfService' && !session.isBookedOnly)
  const general = today.sessions.filter(isGeneral)
  const running = general.find((session) => {
    const window = ticketWindow(calendar, session, null)
    return minute >= window.from && minute < minuteOf(session.to)
  })
  const giving = plan.queues.filter((queue) => offers.get(queue.id)?.kind === 'tickets')
  const ends = [...offers.values()].flatMap((offer) =>
    offer.kind === 'tickets' && (running === undefined || isGeneral(offer.session)) ? [offer.untilMs] : [],
  )
  const lastTicketMs = ends.length > 0 ? Math.min(...ends) : null
  const ended = general.map((session) => ticketWindow(calendar, session, null).to).filter((to) => to <= minute)
  const again = [...offers.values()].flatMap((offer) =>
    offer.kind === 'none' && offer.againMs !== null ? [offer.againMs] : [],
  )
  return {
    phase: phaseOf(),
    stretches: stretchesOf(today.sessions),
    lastTicketMs,
    endedMs: ended.length > 0 ? momentOf(today.date, Math.max(...ended), timeZone) : null,
    againMs: again.length > 0 ? Math.min(...again) : null,
    nextOpenMs: nextMs,
    openUntilMs: untilMs,
    isFirstOpening: !counters.some((session) => minuteOf(session.from) <= minute),
    nextStretches: stretchesOf(nextPlan.sessions),
    nextOnly: nextMs === null ? null : onlyOf(nextPlan.sessions, plan.queues),
    isProvisional: nextPlan.status === 'provisional',
    giving,
    offers,
  }

  function phaseOf(): HallPhase {
    if (giving.length > 0) {
      if (giving.length * 2 <= plan.queues.length) return 'partly'
      return lastTicketMs !== null && lastTicketMs - nowMs <= SOON_MS ? 'closingSoon' : 'open'
    }
    const isLaterToday = counters.some((session) => minuteOf(session.from) > minute)
    const wasEarlier = counters.some((session) => minuteOf(session.from) <= minute)
    if (isOpen || (isLaterToday && wasEarlier)) return 'pause'
    if (isLaterToday) return 'early'
    return counters.length > 0 ? 'night' : 'rest'
  }
}

/** Whether the kiosk wears its night face. */
export function isNight(phase: HallPhase): boolean {
  return phase === 'early' || phase === 'night' || phase === 'rest'
}

/** Opening of the counters on a day: the general sessions where there are any, else whatever is served. */
export function stretchesOf(sessions: readonly Session[]): readonly Stretch[] {
  const general = sessions.filter(isGeneral)
  return joined(general.length > 0 ? general : sessions.filter(isWalkIn))
}

/** What a day offers those who come: everything, some queues, booked visitors alone; nothing while `stretches` is empty. */
export function dayHours(
  sessions: readonly Session[],
  queues: readonly QueueId[],
): { readonly stretches: readonly Stretch[]; readonly serves: 'all' | 'some' | 'booked' } {
  const stretches = stretchesOf(sessions)
  if (stretches.length === 0)
    return { stretches: joined(sessions.filter(({ kind }) => kind !== 'selfService')), serves: 'booked' }
  return { stretches, serves: servesAll(sessions, queues) ? 'all' : 'some' }
}

function onlyOf(sessions: readonly Session[], queues: readonly Queue[]): readonly Queue[] | null {
  const served = queues.filter(({ id }) => servesAll(sessions, [id]))
  return served.length === 0 || served.length === queues.length ? null : served
}

/** Whether all of these queues are served for whoever walks in, with all that they do. */
function servesAll(sessions: readonly Session[], queues: readonly QueueId[]): boolean {
  const walkIn = sessions.filter((session) => isWalkIn(session) && session.items === null)
  return queues.every((queue) => walkIn.some((session) => session.queues?.includes(queue) ?? true))
}

function joined(sessions: readonly Session[]): readonly Stretch[] {
  const shown: [string, string][] = []
  for (const session of sessions) {
    const last = shown[shown.length - 1]
    if (last && minuteOf(session.from) <= minuteOf(last[1])) last[1] = session.to
    else shown.push([session.from, session.to])
  }
  return shown
}

function isGeneral(session: Session): boolean {
  return isWalkIn(session) && session.queues === null && session.items === null
}

function isWalkIn(session: Session): boolean {
  return session.kind !== 'selfService' && !session.isBookedOnly
}

/** A hall without a calendar gives numbers at any time. */
function always(plan: SitePlan): HallHours {
  const { open, close, noonBreak } = plan.hours
  return {
    phase: 'open',
    stretches:
      noonBreak === null
        ? [[open, close]]
        : [
            [open, noonBreak.from],
            [noonBreak.to, close],
          ],
    lastTicketMs: null,
    endedMs: null,
    againMs: null,
    nextOpenMs: null,
    openUntilMs: null,
    isFirstOpening: false,
    nextStretches: [],
    nextOnly: null,
    isProvisional: false,
    giving: plan.queues,
    offers: new Map(),
  }
}
