/** The bounds of a kiosk alone: how far a clock may be set back, how many refusals are remembered. */
import { expect, it } from 'vitest'
import { folds, emptyOffline } from '../../../domain/offline/state.ts'
import { Kiosk } from './kiosk.ts'
import { Hall, kiosk as kioskActor, MINUTE, NINE } from '../queue-day/hall.ts'
import { JOURNAL, openJournals, slip } from './hall-of-journals.ts'

it('OFF-3 a clock set back by ten minutes is waited for, one set back by more is not believed', () => {
  const kiosk = new Kiosk()
  kiosk.wait(MINUTE).issue('c')
  const least = NINE + MINUTE + 1
  kiosk.machineNowMs = least - 10 * MINUTE - 1
  expect(kiosk.refuse('c')).toEqual({ code: 'ClockUnsure' })
  kiosk.machineNowMs = least - 10 * MINUTE
  expect(kiosk.issue('c').issuedAtMs).toBe(least)
})

it('OFF-8 the last thousand slips that could not be taken are remembered, the oldest goes first', () => {
  const state = emptyOffline()
  for (let n = 0; n <= 1000; n += 1) {
    const event = {
      type: 'OfflineTicketRefused' as const,
      ticketNo: `CS${n}`,
      serviceDate: '2026-11-24',
      link: `link-${n}`,
      fault: { code: 'UnknownQueue' as const, queue: 'Z' },
    }
    const record = { seq: n + 1, atMs: n, actor: { kind: 'timekeeper' as const }, commandId: `c${n}`, event }
    folds.OfflineTicketRefused(state, event as never, record as never)
  }
  expect(state.refused.size).toBe(1000)
  expect([...state.refused.values()].map(({ ticketNo }) => ticketNo).slice(0, 2)).toEqual(['CS1', 'CS2'])
})

it('OFF-6 how many papers are missing comes in with the slip', () => {
  const hall = openJournals()
  hall.handIn([slip(1, { items: [{ item: 'c', queue: 'C', serviceMin: 9, missing: 2 }] })])
  expect(hall.day().tickets.get('CF001')?.items).toMatchObject([{ item: 'c', missing: 2 }])
})

it('OFF-10 a number of the same press with which somebody is being served stays as it is', () => {
  const floor = new Hall().staff('1')
  floor.issue('c')
  const { press } = floor.ticket('C001')
  floor.call('1')
  floor.start('1')
  const tickets = [slip(1, { insteadOf: press })]
  const serviceDate = '2026-11-24'
  expect(floor.giveAny({ type: 'HandInTickets', journalId: JOURNAL, serviceDate, tickets }, kioskActor).ok).toBe(true)
  expect(floor.ticket('C001').status).toBe('serving')
})
