/**
 * What the duty manager of a site above may see and do at a site below (article 6): see its floor, do what it has
 * delegated.
 */
import type { Delegable } from '../plan/delegation.ts'
import { mayReach, type SiteTree } from '../site/reach.ts'
import type { SiteId } from '../words/ids.ts'

/** Whether a site has delegated this command up (SITE-9). */
export function isDelegated(
  command: { readonly type: string },
  site: { readonly delegatedUp: readonly Delegable[] } | undefined,
): boolean {
  return (site?.delegatedUp ?? []).some((type) => type === command.type)
}

/** The next site on the way down to `target`: directly below `own`, or null where `target` is not below. */
export function nextBelow(own: SiteId, target: SiteId, tree: SiteTree): SiteId | null {
  if (target === own || !mayReach(own, target, tree)) return null
  let at = target
  for (;;) {
    const above = tree.get(at)
    if (above === own) return at
    if (above === undefined || above === null) return null
    at = above
  }
}

/** How staff of another site stand in this site's log: site and badge. */
export function badgeFromAbove(site: SiteId, badgeNo: string): string {
  return `${site}/${badgeNo}`
}
