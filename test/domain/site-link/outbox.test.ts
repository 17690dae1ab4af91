/** Ids of what one site tells another. */
import { expect, it } from 'vitest'
import type { World } from '../../../domain/plan/world.ts'
import type { CasePost } from '../../../domain/site-link/case-post.ts'
import type { ErrandPost } from '../../../domain/site-link/errand-post.ts'
import { postCase, postErrand } from '../../../domain/site-link/outbox.ts'
import { emptyOutbox } from '../../../domain/site-link/state.ts'

/** Ids that a command gives its messages when the outbox stands at its beginning. */
function idsOf(random: string): readonly string[] {
  const world = { base: { siteId: 'liulin' }, state: () => emptyOutbox(), random } as unknown as World
  const cases = postCase('weiyuan', [{} as CasePost, {} as CasePost], world)
  const errand = postErrand('weiyuan', {} as ErrandPost, world)
  return [...cases.events, ...errand.events].flatMap((event) =>
    'messageId' in event ? [event.messageId as string] : [],
  )
}

it('LINK-17 given a hall that counts from its backup once more when it tells something else then the id is another', () => {
  const [told, again] = [idsOf('AbCdEfGhIjKlMnOpQrStUv'), idsOf('vUtSrQpOnMlKjIhGfEdCbA')]
  expect(told).toHaveLength(3)
  expect(new Set([...told, ...again]).size).toBe(6)
})
