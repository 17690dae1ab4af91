/** Whom a role may look after: its own site and what is below it, never a neighbour or the site above (article 6). */
import type { HallSettings } from '../plan/settings.ts'
import type { SiteId } from '../words/ids.ts'

/** Every known site with the one it answers to; null at the top. */
export type SiteTree = ReadonlyMap<SiteId, SiteId | null>

/**
 * Whether a role of `scope` reaches `target` (SITE-3). A site that is not in the tree is reached by nobody but itself.
 */
export function mayReach(scope: SiteId, target: SiteId, tree: SiteTree): boolean {
  const seen = new Set<SiteId>()
  let at: SiteId | null = target
  while (at !== null && !seen.has(at)) {
    if (at === scope) return true
    seen.add(at)
    at = tree.get(at) ?? null
  }
  return false
}

/** The part of the tree that a site knows: the one above, itself, those below. */
export function treeOf({ siteId, site }: Pick<HallSettings, 'siteId' | 'site'>): SiteTree {
  const above = site?.parent ? [[site.parent.id, null] as const] : []
  const below = (site?.below ?? []).map((one) => [one.id, one.parentId ?? siteId] as const)
  return new Map<SiteId, SiteId | null>([...above, [siteId, site?.parent?.id ?? null], ...below])
}
