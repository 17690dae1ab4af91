/** The bounds of a kiosk alone: how far a clock may be set back, how many refusals are remembered. */
import { expect, it } from 'vitest'
import { folds, emptyOffline } from '../../../domain/offline/state.ts'
import { Kiosk } from './kiosk.ts'
import { MINUTE, NINE } from '../queue-day/hall.ts'

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
