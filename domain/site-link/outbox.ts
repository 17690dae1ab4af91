/** Post for another site, written in the same transaction as what it tells of. */
import type { World } from '../plan/world.ts'
import type { SiteId } from '../words/ids.ts'
import { onto, type Written } from '../words/stream.ts'
import type { CasePost } from './case-post.ts'
import type { LinkEvent } from './events.ts'
import type { ErrandPost } from './errand-post.ts'
import { OUTBOX_STREAM } from './state.ts'

/** Characters of the draw in a message's id: enough to tell two apart, and the rest stays unguessable. */
const DRAWN = 6

/**
 * A message's id: a hall that was brought back from a backup counts from there once more, and what it tells then must not
 * bear the id of something that the other site has heard (LINK-17).
 */
function idOf(kind: 'case' | 'errand', ahead: number, { state, base, random }: World): string {
  return `${kind}-${base.siteId}-${state(OUTBOX_STREAM).seq + ahead}-${random.slice(-DRAWN)}`
}

/** What another site is told of an errand. */
export function postErrand(to: SiteId, post: ErrandPost, world: World): Written {
  const messageId = idOf('errand', 1, world)
  return onto(OUTBOX_STREAM, { type: 'ErrandPosted', messageId, to, post })
}

/** What another site is told of a case that both work on, in this order. */
export function postCase(to: SiteId, posts: readonly CasePost[], world: World): Written<LinkEvent> {
  return onto(
    OUTBOX_STREAM,
    ...posts.map((post, at) => ({
      type: 'CasePosted' as const,
      messageId: idOf('case', at + 1, world),
      to,
      post,
    })),
  )
}
