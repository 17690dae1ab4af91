/** Post for another site, written in the same transaction as what it tells of. */
import type { World } from '../plan/world.ts'
import type { SiteId } from '../words/ids.ts'
import { onto, type Written } from '../words/stream.ts'
import type { ErrandPost } from './errand-post.ts'
import { OUTBOX_STREAM } from './state.ts'

/** What another site is told of an errand. */
export function postErrand(to: SiteId, post: ErrandPost, { state, base }: World): Written {
  const messageId = `errand-${base.siteId}-${state(OUTBOX_STREAM).seq + 1}`
  return onto(OUTBOX_STREAM, { type: 'ErrandPosted', messageId, to, post })
}
