/**
 * Where a site stands among others: whom it answers to, what is below it, who is near, and what must be done elsewhere.
 */
import type { Season } from './calendar-tables.ts'
import type { Delegable } from './delegation.ts'
import type { ItemId, SiteId, SiteLevel, ZoneId } from '../words/ids.ts'

export interface SiteRef {
  readonly id: SiteId
  readonly level: SiteLevel
  readonly title: string
  readonly titleEn: string
}

/** A site below this one; `parentId` null: directly below. */
export interface LowerSite extends SiteRef {
  readonly parentId: SiteId | null
}

export interface Place {
  readonly address: string
  readonly addressEn: string
  readonly phone: string
}

/** A site near this one at which delegated items are done as well (article 15). */
export interface NearbySite extends SiteRef, Place {
  readonly distanceKm: number
  /** Its usual hours in words, for a slip or a page that shows no clock. */
  readonly hoursText: string
  readonly hoursTextEn: string
  readonly seasons: readonly Season[]
  /** What has been delegated to it. */
  readonly items: readonly ItemId[]
}

/**
 * A department's hall that was folded in (分厅): its zones stand in another building, and its numbers are given
 * everywhere (article 5).
 */
export interface SubHall extends Place {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  readonly zones: readonly ZoneId[]
}

/**
 * An item that higher law keeps out of the shared service (article 5): no number is given for it here, but the way is
 * told.
 */
export interface SharingException extends Place {
  readonly item: ItemId
  /** The higher law or rule. */
  readonly basis: string
  readonly basisEn: string
  readonly place: string
  readonly placeEn: string
}

export interface SiteLinks extends Place {
  readonly parent: SiteRef | null
  readonly below: readonly LowerSite[]
  readonly nearby: readonly NearbySite[]
  readonly subHalls: readonly SubHall[]
  readonly exceptions: readonly SharingException[]
  /** What the duty manager of a site above may do here (article 6); empty: look on only. */
  readonly delegatedUp: readonly Delegable[]
}
