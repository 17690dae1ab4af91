/** What is said of the other site of a case that two sites work on: what it has not taken, and since when it is silent (JOINT-6). */
import type { CaseFile } from '../../../domain/case/state.ts'
import { OUTBOX_STREAM } from '../../../domain/site-link/state.ts'
import type { OtherSite } from '../../../domain/views/case.ts'
import type { Hall } from '../../hall/hall.ts'
import type { SiteClient } from '../../sites/client.ts'

/** A site above asks its sites every few seconds; after a minute somebody should know. */
const SILENT_MS = 60_000
/** What is under way as usual troubles nobody. */
const UNSENT_MS = 10_000

/** null: no other site has a part in this case. */
export function otherSite(
  { from, up, caseNo }: CaseFile,
  hall: Pick<Hall, 'streams' | 'index' | 'nowMs'>,
  { links, silentMs }: Pick<SiteClient, 'links' | 'silentMs'>,
): OtherSite | null {
  const site = from?.site ?? up?.site
  if (site === undefined) return null
  const known = [hall.index.settings.site?.parent, ...(hall.index.settings.site?.below ?? [])].find(
    (one) => one?.id === site,
  )
  const theirNo = from?.caseNo ?? caseNo
  const unsent = [...hall.streams.state(OUTBOX_STREAM).pending.values()].filter(
    (one) =>
      one.kind === 'case' && one.to === site && one.post.caseNo === theirNo && hall.nowMs() - one.atMs >= UNSENT_MS,
  )
  const isLinked = links.has(site)
  const silent = isLinked ? silentMs(site) : 0
  return {
    site,
    title: known?.title ?? from?.title ?? up?.above?.title ?? site,
    titleEn: known?.titleEn ?? up?.above?.titleEn ?? from?.title ?? site,
    isLinked,
    unsentSinceMs: unsent.length === 0 ? null : Math.min(...unsent.map((one) => one.atMs)),
    silentSinceMs: silent > SILENT_MS ? hall.nowMs() - silent : null,
  }
}
