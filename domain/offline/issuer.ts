/**
 * The kiosk's own side while it has no server: what it may give, and what it keeps of it. Pure; the page keeps the
 * journal on disk before it prints.
 */
import { queueOffer } from '../calendar/offer.ts'
import { addDays, wallTime } from '../words/wall-time.ts'
import type { ItemRequest } from '../queue-day/commands.ts'
import { ticketable } from '../queue-day/decide/checks.ts'
import { ticketNoOf } from '../queue-day/decide/issue.ts'
import { reject, type DayRejection } from '../queue-day/rejections.ts'
import type { PlanRejection } from '../plan/rejections.ts'
import { indexSettings, type SettingsIndex } from '../plan/settings-index.ts'
import type { SitePlan } from '../plan/site-plan.ts'
import { attempt } from '../words/rejected.ts'
import type { OfflineItem, OfflineTicket } from './commands.ts'
import type { Journal } from './journal.ts'
import { offlineRules } from '../plan/offline-rules.ts'

/** Why a kiosk gives no number by itself: what the server would also refuse, or one of its own bounds. */
export type OfflineRefusal =
  | DayRejection
  | PlanRejection
  /** The hall wants no numbers without a server. */
  | { readonly code: 'OfflineOff' }
  /** No series was leased, or the lease is over. */
  | { readonly code: 'NoSeries' }
  /** So many tickets are not handed in yet. */
  | { readonly code: 'JournalFull'; readonly most: number }
  | { readonly code: 'TooLongAlone'; readonly hours: number }
  /** The machine's clock stands far before what it has shown: what day it is, is not known. */
  | { readonly code: 'ClockUnsure' }

export interface OfflineWish {
  readonly items: readonly ItemRequest[]
  readonly isElder: boolean
  /** The IssueTicket of the same press, when its answer never came (OFF-10). */
  readonly insteadOf?: string
}

export type OfflineIssue =
  | {
      readonly ok: true
      readonly ticket: OfflineTicket
      /** To be kept before the slip is printed. */ readonly journal: Journal
    }
  | { readonly ok: false; readonly refusal: OfflineRefusal }

const HOUR_MS = 3_600_000
/** A clock set back by less is waited for: time stands still until it has caught up. */
const SET_BACK_MOST_MS = 600_000
/** Numbers of a date are remembered so long, so that no jump of a clock brings a date back without them. */
const NUMBERS_KEPT_DAYS = 14
/** What one order to the server may hold. */
const ITEMS_MOST = 20

/**
 * A number of the kiosk's own (OFF-1 … OFF-5), by the plan that it keeps and the calendar in it; never a head start.
 * @param machineNowMs the machine's clock, UTC ms
 * @param link 128 random bits for the slip's QR
 */
export function issueOffline(
  journal: Journal,
  plan: SitePlan,
  wish: OfflineWish,
  machineNowMs: number,
  link: string,
): OfflineIssue {
  const refusal = offlineBar(journal, plan, machineNowMs)
  if (refusal) return { ok: false, refusal }
  const made = attempt<OfflineIssue, DayRejection | PlanRejection>(() =>
    given(journal, plan, wish, hallTime(journal, machineNowMs) as number, link),
  )
  return made.ok ? made.value : { ok: false, refusal: made.rejection }
}

/** What forbids any number of the kiosk's own now, whatever the matter; null: nothing does (OFF-2, OFF-3). */
export function offlineBar(
  journal: Journal,
  plan: Pick<SitePlan, 'offline'>,
  machineNowMs: number,
): OfflineRefusal | null {
  const rules = offlineRules(plan)
  if (rules === null) return { code: 'OfflineOff' }
  if (journal.series === null) return { code: 'NoSeries' }
  const nowMs = hallTime(journal, machineNowMs)
  if (nowMs === null) return { code: 'ClockUnsure' }
  if (nowMs >= journal.leaseUntilMs) return { code: 'NoSeries' }
  if (nowMs - journal.contactAtMs > rules.hoursMost * HOUR_MS) return { code: 'TooLongAlone', hours: rules.hoursMost }
  if (journal.open.length >= rules.ticketsMost) return { code: 'JournalFull', most: rules.ticketsMost }
  return null
}

/**
 * The hall's time as this kiosk knows it: its own clock, put right by the last known offset, never before what it has
 * shown already (OFF-3).
 * null when the clock stands so far before that it cannot be believed.
 */
export function hallTime(journal: Journal, machineNowMs: number): number | null {
  const nowMs = machineNowMs + journal.aheadMs
  const last = journal.open.at(-1)
  const leastMs = Math.max(journal.contactAtMs, last === undefined ? 0 : last.issuedAtMs + 1)
  return nowMs < leastMs - SET_BACK_MOST_MS ? null : Math.max(nowMs, leastMs)
}

function given(journal: Journal, plan: SitePlan, wish: OfflineWish, nowMs: number, link: string): OfflineIssue {
  const index = indexSettings({ ...plan, clerks: [] })
  const items = itemsOf(wish, index, nowMs)
  const queue = index.queues.get((items[0] as OfflineItem).queue) ?? reject({ code: 'NoItems' })
  const prefix = queue.prefix + journal.series
  // A plan that has come since may use these letters for a queue of its own; the next lease gives others.
  if (plan.queues.some((one) => one.prefix === prefix)) return { ok: false, refusal: { code: 'NoSeries' } }
  const serviceDate = wallTime(nowMs, plan.timeZone).date
  const key = `${serviceDate}/${prefix}`
  const number = (journal.lastNumbers[key] ?? 0) + 1
  const ticket: OfflineTicket = {
    ticketNo: ticketNoOf(prefix, number),
    prefix,
    number,
    link,
    items,
    isElder: wish.isElder,
    issuedAtMs: nowMs,
    serviceDate,
    ...(wish.insteadOf === undefined ? {} : { insteadOf: wish.insteadOf }),
  }
  const lastNumbers = { ...numbersSince(journal.lastNumbers, addDays(serviceDate, -NUMBERS_KEPT_DAYS)), [key]: number }
  return { ok: true, ticket, journal: { ...journal, open: [...journal.open, ticket], lastNumbers } }
}

function itemsOf(wish: OfflineWish, index: SettingsIndex, nowMs: number): readonly OfflineItem[] {
  const { rules, calendar, timeZone } = index.settings
  if (wish.items.length === 0) reject({ code: 'NoItems' })
  const most = Math.min(rules.itemsMax, ITEMS_MOST)
  if (wish.items.length > most) reject({ code: 'TooManyItems', most })
  return wish.items.map(({ item: id, missing }) => {
    const { queue, serviceMin } = ticketable(id, index)
    // How long the wait is, nobody knows here, so numbers end as early as the calendar ever ends them.
    const offer = calendar === null ? null : queueOffer(calendar, queue, nowMs, timeZone, null, id)
    if (offer?.kind === 'none') reject({ code: 'NotOffered', queue, reason: offer.reason, againMs: offer.againMs })
    return { item: id, queue, serviceMin, ...(missing === undefined ? {} : { missing }) }
  })
}

function numbersSince(numbers: Journal['lastNumbers'], date: string): Journal['lastNumbers'] {
  return Object.fromEntries(Object.entries(numbers).filter(([key]) => key >= date))
}
