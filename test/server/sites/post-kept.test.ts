/** What a hall tells another site or a phone is on its disk by then. */
import { expect, it } from 'vitest'
import { createNotices } from '../../../server/integration/notices.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { openFloor } from '../hall/floor.ts'
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

it('SEND-4 given a number that is not kept yet when its holder is the next then the phone hears of it once it is kept', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store)
  await floor.staff(10)
  const link = floor.hall.day().tickets.get(await floor.issue())?.link ?? ''
  let isShowable = false
  const sent: string[] = []
  const notices = createNotices({
    hall: { ...floor.hall, index: floor.hall.index, isShowable: () => isShowable },
    channels: new Map([['sms', { send: async ({ to }) => void sent.push(to), close: () => undefined }]]),
    aheadAt: 3,
    remindHours: 24,
    onTrouble: () => undefined,
  })
  await notices.wishForTicket(link, { channel: 'sms', to: '13800000000', isEnglish: false })
  await notices.run()
  expect(sent).toEqual([])
  isShowable = true
  await notices.run()
  expect(sent).toEqual(['13800000000'])
})
