/** What people type is shown and kept, and decides nothing: whatever stands in a reason, the same is allowed. */
import { describe, expect, it } from 'vitest'
import { asWrittenNow } from '../../../domain/queue-day/older.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { loadSite } from '../../support/site.ts'
import { clerk, dutyManager, Hall, kiosk, settingsWith } from './hall.ts'

const MARKERS = ['late', 'escalated', 'handedInLate', 'replacedBySlip'] as const

function parkedWith(reason: string): Hall {
  const station = loadSite('township').settings
  const hall = new Hall(settingsWith({ siteId: station.siteId, site: station.site! })).staff('1')
  hall.issue('c')
  hall.call('1')
  hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason }, clerk('k1'))
  return hall
}

describe('LIFE-4 what a clerk types', () => {
  it.each(MARKERS)('given a ticket parked with the word %s, then its holder may still delay it once', (reason) => {
    const hall = parkedWith(reason)
    hall.do({ type: 'Unpark', ticketNo: 'C001' })
    expect(hall.ticket('C001').delays).toBe(0)
    const holder: Actor = { kind: 'holder', ticketNo: 'C001' }
    hall.do({ type: 'Delay', ticketNo: 'C001', minutes: 5 }, holder)
    expect(hall.ticket('C001')).toMatchObject({ delays: 1, parked: { because: 'holderLate' } })
  })

  it.each(MARKERS)('given a ticket parked with the word %s, then it can still be handed up', (reason) => {
    const hall = parkedWith(reason)
    expect(
      hall.giveAny({ type: 'EscalateTicket', to: 'weiyuan', reason: '需审核', ticketNo: 'C001' }, clerk('k1')),
    ).toMatchObject({ ok: true })
    expect(hall.ticket('C001').parked).toMatchObject({ because: 'escalated', reason: '需审核' })
  })
})

describe('LIFE-4 a log of an older program', () => {
  type Old = { readonly type: 'TicketParked' | 'TicketClosed'; readonly reason: string }
  const now = (event: Old, actor: Actor) => asWrittenNow(event as DayEvent, actor)
  it.each([
    ['TicketParked', 'late', { kind: 'holder', ticketNo: 'C001' }, 'holderLate'],
    ['TicketParked', 'late', clerk('k1'), 'clerk'],
    ['TicketParked', 'escalated', clerk('k1'), 'escalated'],
    ['TicketParked', '补材料', clerk('k1'), 'clerk'],
    ['TicketClosed', 'handedInLate', kiosk, 'handedInLate'],
    ['TicketClosed', 'replacedBySlip', kiosk, 'replacedBySlip'],
    ['TicketClosed', 'handedInLate', dutyManager, 'ordered'],
    ['TicketClosed', '', { kind: 'holder', ticketNo: 'C001' }, 'ordered'],
  ] as const)('given %s with "%s" of %o, then it happened because: %s', (type, reason, actor, because) => {
    expect(now({ type, reason }, actor)).toMatchObject({ type, because })
  })
})
