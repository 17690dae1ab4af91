/** Wrong PINs as whoever runs the hall sees them: each in the log, a rise on the duty manager's list. */
import type { Logger } from 'pino'
import type { ManagerAlert } from '../../domain/words/alert.ts'

export interface GuessWatch {
  wrongPin(badgeNo: string, network: string): void
  alerts(nowMs: number): readonly ManagerAlert[]
}

/** So many in so long are no slips of the finger. */
const RISE = 20
const WINDOW_MS = 600_000
const KEPT_MOST = 1000

/** Makes it. A badge that the hall does not know is not named in the log: it may be a PIN in the wrong field. */
export function watchGuessing(
  isKnown: (badgeNo: string) => boolean,
  nowMs: () => number,
  log: Pick<Logger, 'warn'>,
): GuessWatch {
  let times: number[] = []
  return {
    wrongPin: (badgeNo, network) => {
      times = [...times.slice(1 - KEPT_MOST), nowMs()]
      log.warn({ badgeNo: isKnown(badgeNo) ? badgeNo : null, network }, 'a wrong PIN')
    },
    alerts: (atMs) => {
      const recent = times.filter((one) => atMs - one <= WINDOW_MS)
      const [first] = recent
      if (first === undefined || recent.length < RISE) return []
      return [
        {
          level: 'red',
          kind: 'guessing',
          zone: null,
          counter: null,
          place: null,
          helpNo: null,
          sinceMs: first,
          value: recent.length,
        },
      ]
    },
  }
}
