/** Whose hall a log is: every day names its site, so that no site goes on in the log of another. */
import { dayStream } from '../../../domain/queue-day/state.ts'
import type { StoreReader } from '../port.ts'
import { StoreUnusable } from '../unusable.ts'

/** The site of the newest day; null before the first. */
async function siteOfLog(store: Pick<StoreReader, 'commandsBefore' | 'rows'>): Promise<string | null> {
  const { stream } = await store.commandsBefore(dayStream('9999-12-31'), 1)
  const [first] = stream === '' ? [] : await store.rows(stream, 0, 1)
  if (first === undefined) return null
  const opened = JSON.parse(first.event) as { readonly siteId?: string }
  return opened.siteId ?? null
}

/** Throws StoreUnusable where the log in `place` is that of another site; nothing was changed then. */
export async function refuseOtherSite(
  store: Pick<StoreReader, 'commandsBefore' | 'rows'>,
  site: string,
  place: string,
): Promise<void> {
  const found = await siteOfLog(store)
  if (found === null || found === site) return
  throw new StoreUnusable(
    `${place} holds the hall of the site "${found}", and this is the site "${site}": nothing was changed. Name the site's own file or name with --site, or another place for this one; a site keeps its siteId.`,
  )
}
