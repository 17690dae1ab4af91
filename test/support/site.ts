/** The sample hall's settings, as tests and benchmarks use them. */
import { loadSite as load, type SiteConfig } from '../../server/site-file/config.ts'

/** Loads one of the product's own sites by name. */
export function loadSite(name: string): SiteConfig {
  return load(name)
}
