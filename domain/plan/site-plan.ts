/** The part of the settings that any page may know. */
import type { HallSettings } from './settings.ts'

/**
 * The part of the settings that any page may know: everything but the clerks, who stands in for whom or was trained, and
 * what no page asks for: earlier rules, the locker's doors. Fetched once, by version.
 */
export type SitePlan = Omit<HallSettings, 'clerks' | 'service' | 'pastRules' | 'locker'>

/** The settings without what concerns single members of staff: what any page may know. */
export function sitePlan(settings: HallSettings): SitePlan {
  const { clerks: _clerks, service: _service, pastRules: _pastRules, locker: _locker, ...plan } = settings
  return plan
}
