/**
 * Post that does not get through, as the duty manager must see it: a site without a link would never be told (LINK-12).
 */
import type { ManagerAlert } from '../words/alert.ts'
import type { SiteId } from '../words/ids.ts'
import type { OutboxState } from './state.ts'

/** Tried at least every half minute; after ten minutes somebody should look. */
export const POST_SLOW_MS = 600_000

/** Stands as the place of post for the province's platform; no site has such an id. */
export const PROVINCE = '*province'

/** One alert per site that has not taken its post: red where no link exists, yellow where it is only slow. */
export function postAlerts(
  { pending }: Pick<OutboxState, 'pending'>,
  links: ReadonlySet<SiteId>,
  nowMs: number,
): readonly ManagerAlert[] {
  const waiting = new Map<SiteId, { sinceMs: number; count: number }>()
  for (const { to, atMs } of pending.values()) {
    const one = waiting.get(to)
    waiting.set(to, { sinceMs: Math.min(one?.sinceMs ?? atMs, atMs), count: (one?.count ?? 0) + 1 })
  }
  return [...waiting].flatMap(([site, { sinceMs, count }]) => {
    const isLinked = links.has(site)
    if (isLinked && nowMs - sinceMs < POST_SLOW_MS) return []
    return [
      {
        level: isLinked ? 'yellow' : 'red',
        kind: 'post',
        zone: null,
        counter: null,
        place: site,
        helpNo: null,
        sinceMs,
        value: count,
      } as const,
    ]
  })
}
