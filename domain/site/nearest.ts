/** Where a delegated item is done near by, and whether somebody is there today (article 15). */
import type { HallCalendar, Session } from '../plan/calendar-tables.ts'
import { dayPlan } from '../calendar/day-plan.ts'
import { minuteOf, wallTime } from '../words/wall-time.ts'
import type { HallSettings } from '../plan/settings.ts'
import type { ItemId, SiteId } from '../words/ids.ts'
import type { NearbySite } from '../plan/site-links.ts'

/** A stretch of today, wall time. */
export interface OpenSpan {
  readonly from: string
  readonly to: string
  readonly isBookedOnly: boolean
}

export interface NearbyOffer {
  readonly id: SiteId
  readonly title: string
  readonly titleEn: string
  readonly distanceKm: number
  readonly address: string
  readonly addressEn: string
  readonly phone: string
  /** Empty: not open today. */
  readonly today: readonly OpenSpan[]
  readonly isOpenNow: boolean
  /** No official holiday table covers today. */
  readonly isProvisional: boolean
  readonly hoursText: string
  readonly hoursTextEn: string
}

const NEAREST_SHOWN = 2

/**
 * The nearest sites that do `item`, nearest first, with their hours today (SITE-5). Holidays are those of this hall's
 * own tables.
 */
export function nearestFor(
  item: ItemId,
  settings: Pick<HallSettings, 'site' | 'calendar' | 'timeZone'>,
  nowMs: number,
): readonly NearbyOffer[] {
  const sites = (settings.site?.nearby ?? []).filter((site) => site.items.includes(item))
  return [...sites]
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .slice(0, NEAREST_SHOWN)
    .map((site) => offerOf(site, settings, nowMs))
}

function offerOf(
  site: NearbySite,
  { calendar, timeZone }: Pick<HallSettings, 'calendar' | 'timeZone'>,
  nowMs: number,
): NearbyOffer {
  const now = wallTime(nowMs, timeZone)
  const plan = dayPlan(calendarOf(site, calendar), now.date)
  const sessions = plan.sessions.filter((session) => session.kind !== 'selfService')
  const isOpen = (session: Session): boolean =>
    !session.isBookedOnly && now.minute >= minuteOf(session.from) && now.minute < minuteOf(session.to)
  const { id, title, titleEn, distanceKm, address, addressEn, phone, hoursText, hoursTextEn } = site
  return {
    id,
    title,
    titleEn,
    distanceKm,
    address,
    addressEn,
    phone,
    hoursText,
    hoursTextEn,
    today: sessions.map(({ from, to, isBookedOnly }) => ({ from, to, isBookedOnly })),
    isOpenNow: sessions.some(isOpen),
    isProvisional: plan.status === 'provisional',
  }
}

function calendarOf(site: NearbySite, own: HallCalendar | null): HallCalendar {
  return {
    seasons: site.seasons,
    holiday: [],
    selfService: [],
    tables: own?.tables ?? [],
    exceptions: [],
    earlyTicketMin: 0,
    cutoffMostMin: 0,
  }
}
