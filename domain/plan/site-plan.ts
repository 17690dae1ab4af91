/** The part of the settings that any page may know. */
import type { HallSettings } from './settings.ts'

/** The part of the settings that any page may know: everything but the clerks. Fetched once, by version. */
export type SitePlan = Omit<HallSettings, 'clerks'>

/** The settings without the clerks: what any page may know. */
export function sitePlan(settings: HallSettings): SitePlan {
  const { clerks: _clerks, ...plan } = settings
  return plan
}
