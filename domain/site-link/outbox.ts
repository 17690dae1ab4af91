/** Post for another site, written in the same transaction as what it tells of. */
import type { World } from '../plan/world.ts'
import type { SiteId } from '../words/ids.ts'
import { onto, type Written } from '../words/stream.ts'
import type { CasePost } from './case-post.ts'
import type { LinkEvent } from './events.ts'
import type { ErrandPost } from './errand-post.ts'
import { OUTBOX_STREAM } from './state.ts'

/** What another site is told of an errand. */
export function postErrand(to: SiteId, post: ErrandPost, { state, base }: World): Written {
  const messageId = `errand-${base.siteId}-${state(OUTBOX_STREAM).seq + 1}`
  return onto(OUTBOX_STREAM, { type: 'ErrandPosted', messageId, to, post })
}

/** What another site is told of a case that both work on, in this order. */
export function postCase(to: SiteId, posts: readonly CasePost[], { state, base }: World): Written<LinkEvent> {
  const before = state(OUTBOX_STREAM).seq
  return onto(
    OUTBOX_STREAM,
    ...posts.map((post, at) => ({
      type: 'CasePosted' as const,
      messageId: `case-${base.siteId}-${before + 1 + at}`,
      to,
      post,
    })),
  )
}
