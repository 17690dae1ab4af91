/** The sample hall's settings, as tests and benchmarks use them. */
import { sitePlan, type SitePlan } from '../../domain/plan/site-plan.ts'
import { loadSite as load, type SiteConfig } from '../../server/site-file/config.ts'

/** Loads one of the product's own sites by name. */
export function loadSite(name: string): SiteConfig {
  return load(name)
}

/** What pages know of the county's hall, with these parts instead: whole, as the server sends it. */
export function planWith(change: Partial<SitePlan>): SitePlan {
  return { ...sitePlan(loadSite('county').settings), ...change }
}
