/** Decides ratings (RATE-1 … RATE-8): of finished visits, once each, by whoever has the slip or stands at the window. */
import type { World } from '../plan/world.ts'
import { serviceRules } from '../plan/service-rules.ts'
import { dayStream, type ClosedTicket } from '../queue-day/state.ts'
import { RECTIFICATION_STREAM, rectificationDue } from '../rectification/state.ts'
import { freshReference } from '../words/reference.ts'
import { reasonIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import { daysBetween } from '../words/wall-time.ts'
import type { RatingCommand, Verdict } from './commands.ts'
import type { RatingChannel, RatingEvent, Served } from './events.ts'
import { REASONS_VERSION, isPoor, reasonsOf } from './levels.ts'
import { reject } from './rejections.ts'
import { ratingStream } from './state.ts'

export const deciders: Deciders<RatingCommand, World> = {
  RateVisit: (command, world) => {
    const { date, ticketNo } = command
    const visit = ratedVisit(command, world)
    return rate(command, { date, about: ticketNo, ticketNo, caseNo: null, ...servedIn(visit) }, world)
  },
  SkipRating: (command, world) => {
    const { date, ticketNo, how } = command
    const visit = ratedVisit(command, world)
    return [onto(ratingStream(date), { type: 'RatingSkipped', about: ticketNo, how, ...servedIn(visit) })]
  },
  RateCase: (command, world) => {
    const { caseNo, decidedDate: date } = command
    mayStillRate(date, world)
    notTwice(date, caseNo, world)
    const nobody: Served = { counter: null, badgeNo: null, queue: null, items: [] }
    return rate(command, { date, about: caseNo, ticketNo: null, caseNo, ...nobody }, world)
  },
  ReviewRating: ({ date, about, decision, reason }, world) => {
    const { actor, state } = world
    const one = state(ratingStream(date)).rated.get(about) ?? reject({ code: 'UnknownRating', about })
    if (one.review !== null) reject({ code: 'RatingReviewedBefore', about })
    if (actor.kind === 'clerk' && actor.badgeNo === one.badgeNo) reject({ code: 'OwnRating', about })
    return [onto(ratingStream(date), { type: 'RatingReviewed', about, decision, reason: reasonIn(reason) })]
  },
  CloseRatings: closeRatings,
}

/** Dates whose day and ratings a command needs. */
export function datesOf(command: RatingCommand): readonly string[] {
  return [command.type === 'RateCase' ? command.decidedDate : command.date]
}

/** What is rated, and on which date. */
interface Rated extends Served {
  readonly date: string
  readonly about: string
  readonly ticketNo: string | null
  readonly caseNo: string | null
}

/** The rating, and for a poor one its record with clock and number to call, in one transaction. */
function rate(verdict: Verdict, { date, ...rated }: Rated, world: World): readonly Written[] {
  const { level, reasons, phone } = verdict
  const words = verdict.words.trim()
  const wrong = reasons.find((one) => !reasonsOf(level).includes(one))
  if (wrong !== undefined) reject({ code: 'ReasonNotOfLevel', reason: wrong, level })
  const left = phone?.trim() ?? ''
  if (left !== '' && !isPoor(level)) reject({ code: 'NoCallBack', level })
  const { all } = world.state(RECTIFICATION_STREAM)
  const reference = isPoor(level) ? freshReference('P', world.today, world.random, (one) => all.has(one)) : null
  const given = onto(ratingStream(date), {
    type: 'Rated',
    ...rated,
    level,
    reasons: [...new Set(reasons)],
    reasonsVersion: REASONS_VERSION,
    words,
    channel: channelOf(rated.caseNo, world),
    rectification: reference,
  } satisfies RatingEvent)
  if (reference === null || !isPoor(level)) return [given]
  const { settings } = world.plan
  const opened = onto(RECTIFICATION_STREAM, {
    type: 'RectificationOpened',
    reference,
    visitDate: date,
    ticketNo: rated.ticketNo,
    caseNo: rated.caseNo,
    queue: rated.queue,
    level,
    reasons: [...new Set(reasons)],
    words,
    hasPhone: left !== '',
    date: world.today,
    dueDate: rectificationDue(settings.calendar, world.today, serviceRules(settings).poorRatingDays),
  })
  return [given, left === '' ? opened : { ...opened, contacts: [{ reference, phone: left }] }]
}

/** The finished visit that this sender may speak of, not rated before. */
function ratedVisit(command: OfType<RatingCommand, 'RateVisit' | 'SkipRating'>, world: World): ClosedTicket {
  const { date, ticketNo } = command
  mayStillRate(date, world)
  const day = world.state(dayStream(date))
  const closed = day.closed.get(ticketNo)
  const ticket = closed?.ticket ?? day.tickets.get(ticketNo) ?? reject({ code: 'UnknownTicket', ticketNo })
  // First whose it is, then what it is: nobody learns of a number that is not theirs.
  if (world.actor.kind === 'device' && world.actor.deviceKind === 'rating-pad') atOwnWindow(ticket, world)
  else if (command.link !== ticket.link) reject({ code: 'UnknownTicket', ticketNo })
  if (closed?.as !== 'finished')
    return reject({ code: 'VisitNotFinished', ticketNo, status: closed?.as ?? ticket.status })
  notTwice(date, ticketNo, world)
  return closed
}

/**
 * A tablet speaks for the window it was paired for: also for who was served there before the last, whose word came late
 * (RATE-10).
 */
function atOwnWindow(ticket: ClosedTicket['ticket'], { device }: World): void {
  const counter = device?.counter ?? ''
  if (ticket.counter !== counter) reject({ code: 'NotThisWindow', counter })
}

function mayStillRate(date: string, { plan, today }: World): void {
  const days = serviceRules(plan.settings).rateWithinDays
  if (date > today || daysBetween(date, today) > days) reject({ code: 'RatingTooLate', date, days })
}

function notTwice(date: string, about: string, { state }: World): void {
  const before = state(ratingStream(date)).rated.get(about)
  if (before) reject({ code: 'AlreadyRated', about, atMs: before.atMs })
}

function servedIn({ ticket }: ClosedTicket): Served {
  const { counter, badgeNo, leg, items } = ticket
  return { counter, badgeNo, queue: leg.queue, items: items.map(({ item }) => item) }
}

function channelOf(caseNo: string | null, { actor }: World): RatingChannel {
  if (caseNo !== null) return 'case'
  if (actor.kind !== 'device') return 'phone'
  return actor.deviceKind === 'rating-pad' ? 'tablet' : 'kiosk'
}

/** Once, when nobody may rate that date any more. */
function closeRatings({ date }: OfType<RatingCommand, 'CloseRatings'>, world: World): readonly Written[] {
  const rules = serviceRules(world.plan.settings)
  const ratings = world.state(ratingStream(date))
  if (ratings.closed !== null || daysBetween(date, world.today) <= rules.rateWithinDays) return []
  const finished = [...world.state(dayStream(date)).closed.values()].filter(({ as }) => as === 'finished').length
  const spoken = [...ratings.rated.values()].filter(({ channel }) => channel !== 'case').length + ratings.skipped.size
  const silent = Math.max(0, finished - spoken)
  return [onto(ratingStream(date), { type: 'RatingsClosed', date, silent, isDefault: rules.isSilenceRated })]
}
