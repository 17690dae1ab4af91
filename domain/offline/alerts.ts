/** What the duty manager is told of journals: slips in somebody's hand that could not be taken (OFF-8). */
import type { ManagerAlert } from '../words/alert.ts'
import type { OfflineState } from './state.ts'

/** Refusals from `fromMs` on, one alert each; they stand until the service date is over. */
export function refusalAlerts(state: Readonly<OfflineState>, fromMs: number): readonly ManagerAlert[] {
  return [...state.refused.values()]
    .filter((one) => one.atMs >= fromMs)
    .map(({ ticketNo, atMs }) => ({
      level: 'red',
      kind: 'slipRefused',
      zone: null,
      counter: null,
      place: ticketNo,
      helpNo: null,
      sinceMs: atMs,
      value: 0,
    }))
}
