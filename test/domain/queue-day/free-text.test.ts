/** What people type is shown and kept, and decides nothing: whatever stands in a reason, the same is allowed. */
import { describe, expect, it } from 'vitest'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { loadSite } from '../../support/site.ts'
import { clerk, Hall, settingsWith } from './hall.ts'

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
    hall.do({ type: 'Unpark', ticketNo: 'C001', link: hall.ticket('C001').link })
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
  it.each([
    ['late', { kind: 'holder', ticketNo: 'C001' }, 'holderLate', 1],
    ['late', clerk('k1'), 'clerk', 0],
    ['escalated', clerk('k1'), 'escalated', 0],
    ['补材料', clerk('k1'), 'clerk', 0],
  ] as const)(
    'given a ticket parked with "%s" by %o, then it stands aside because: %s',
    (reason, actor, because, delays) => {
      const hall = new Hall()
      hall.issue('c')
      const old = { type: 'TicketParked', ticketNo: 'C001', counter: null, keepFor: null, reason, returnAtMs: null }
      hall.take([old as unknown as DayEvent], actor)
      expect(hall.ticket('C001')).toMatchObject({ delays, parked: { because, reason } })
    },
  )
})
