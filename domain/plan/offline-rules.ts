/**
 * How far a kiosk goes on by itself: bounds as for any store-and-forward terminal. Every number is a design default (D)
 * of the hall's settings.
 */
import type { HallSettings } from './settings.ts'

export interface OfflineRules {
  /** Most tickets in one kiosk's journal that the server does not know yet. */
  readonly ticketsMost: number
  /** Most hours since the last contact. */
  readonly hoursMost: number
}

export const OFFLINE_DEFAULTS: OfflineRules = { ticketsMost: 200, hoursMost: 24 }

/** A lease of a series lasts so long after its last renewal; a kiosk in contact renews it every day. */
export const LEASE_DAYS = 6
/** Only after so long is a series given to another journal: the day between keeps both from one service date. */
export const LEASE_KEPT_DAYS = 7

/** The rules of this hall; null: its kiosks give no numbers without a server. */
export function offlineRules(settings: Pick<HallSettings, 'offline'>): OfflineRules | null {
  return settings.offline === undefined ? OFFLINE_DEFAULTS : settings.offline
}
