/** What is kept beside the events: bookings and phone numbers with them, ticket rows behind them and only when there are new ones. */
import { expect, it } from 'vitest'
import { roomsOfCalls } from '../../../server/hall/views-of-rooms.ts'
import { caseRow } from '../../../server/hall/rows/case-rows.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { TwoSites } from '../../domain/case/two-sites.ts'
import { openBookingFloor, visitor } from '../jobs/booking-floor.ts'
import { clerkAt, counterAt, expectOk, openFloor } from './floor.ts'

it('BOOK-1 a booking is found by its code as soon as it is held', async () => {
  const floor = await openBookingFloor(openMemoryStore())
  const { code } = expectOk(await floor.hold()).result.booking!
  expect(await floor.hall.store.bookingOf(code)).toMatchObject({ code, status: 'held' })
})

it('FEED-5 a phone number that is left with a suggestion stands among the contacts, and in no event', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store)
  const command = { type: 'SubmitSuggestion', kind: 'complaint', text: '等太久', phone: '13900000000' } as const
  expectOk(await floor.give(command, visitor))
  expect(await store.contacts()).toMatchObject([{ phone: '13900000000' }])
  for (const stream of await store.streams())
    expect(JSON.stringify([...(await store.read(stream, 0))])).not.toContain('13900000000')
})

it('STORE-10 ticket rows are written when some are behind, and not again when none are', async () => {
  const store = openMemoryStore()
  let saved = 0
  const floor = await openFloor({
    ...store,
    saveTickets: (rows) => {
      saved += 1
      return store.saveTickets(rows)
    },
  })
  await floor.staff(10)
  await floor.issue('c05')
  expectOk(await floor.give({ type: 'CancelTicket', ticketNo: 'C001' }, clerkAt(10)))
  await floor.hall.tick()
  expect(saved).toBe(1)
  await floor.hall.tick()
  expect(saved).toBe(1)
})

it('SEND-7 a call is shown at once, first in the lobby of each zone, and in no room that is none', async () => {
  const floor = await openFloor(openMemoryStore())
  await floor.staff(10)
  await floor.issue('c05')
  expectOk(await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10)))
  const { link } = floor.hall.day().tickets.get('C001')!
  const rooms = ['kiosk', 'lobby:', 'lobby:C', 'clerk:lobby:', 'manager']
  expect(roomsOfCalls(floor.committed, floor.hall.day(), rooms)).toEqual([
    'lobby:',
    'lobby:C',
    `counter:${counterAt(10)}`,
    `ticket:${link}`,
  ])
})

it('JOINT-6 the row of a case names the site above while that decides it: its word while the post is under way, then its title', () => {
  const sites = new TwoSites()
  const rowOf = (caseNo: string) => JSON.parse(caseRow(sites.station.file(caseNo)).shown) as { readonly up?: string }
  const caseNo = sites.station.taken()
  expect(rowOf(caseNo).up).toBeUndefined()
  sites.station.give({ type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '县级审批事项' }, '0711')
  expect(rowOf(caseNo).up).toBe('weiyuan')
  sites.post()
  expect(rowOf(caseNo).up).toBe('渭源县政务服务大厅')
  const above = sites.station.file(caseNo).up?.above?.caseNo ?? ''
  sites.county.give({ type: 'TakeCase', caseNo: above }, '0711')
  sites.county.give({ type: 'SendBackCase', caseNo: above, reason: '镇级可以办' }, '0711')
  sites.post()
  expect(rowOf(caseNo).up).toBeUndefined()
})

it('JOINT-3 the row of a case from below names the site that accepted it by its title, and remembers which it is', () => {
  const sites = new TwoSites()
  const below = sites.station.taken()
  sites.station.give({ type: 'HandUpCase', caseNo: below, to: 'weiyuan', reason: '县级审批事项' }, '0711')
  sites.post()
  const file = sites.county.file(sites.station.file(below).up?.above?.caseNo ?? '')
  const shown = JSON.parse(caseRow(file).shown) as { readonly from?: string; readonly fromSite?: string }
  expect([shown.from, shown.fromSite]).toEqual(['柳林镇便民服务站', 'liulin'])
})
