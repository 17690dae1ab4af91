/** What one site tells another is on the teller's disk by then. */
import { expect, it } from 'vitest'
import type { Hall } from '../../../server/hall/hall.ts'
import { createSitePost } from '../../../server/jobs/site-post.ts'
import type { SiteClient } from '../../../server/sites/client.ts'

it('SEND-4 given a message that is not kept yet when the post goes then it stays, and goes once it is kept', async () => {
  const message = { id: 'case-weiyuan-7', to: 'liulin', kind: 'case', post: { caseNo: '261126-0001', about: 'moved' } }
  const outbox = { received: new Map(), sent: new Map(), pending: new Map([[message.id, message]]) }
  let isShowable = false
  const told: string[] = []
  const hall = { streams: { state: () => outbox }, day: () => ({}), isShowable: () => isShowable }
  const siteClient = { ask: async (to: string) => (told.push(to), null) }
  const post = createSitePost(hall as unknown as Hall, siteClient as unknown as SiteClient)
  await post()
  expect(told).toEqual([])
  isShowable = true
  await post()
  expect(told).toEqual(['liulin'])
})
