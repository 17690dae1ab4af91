/** Ends the marks of alerts that are gone, have become worse, or were silent long enough (ALERT-4). */
import { byCause, byHarm, seenOf } from '../../domain/alert/cause.ts'
import { ALERTS_STREAM, endingOf } from '../../domain/alert/state.ts'
import type { AlertSource, Hall } from '../hall/hall.ts'

const EVERY_MS = 10_000

/**
 * Call about once a second; it looks every ten. The command id names the mark, so that a second server's job changes
 * nothing.
 */
export function alertJob(
  hall: Pick<Hall, 'nowMs' | 'streams' | 'view' | 'execute'>,
  alerts: readonly AlertSource[],
): () => Promise<void> {
  let nextMs = -Infinity
  return async () => {
    const nowMs = hall.nowMs()
    const { marks } = hall.streams.state(ALERTS_STREAM)
    if (nowMs < nextMs || marks.size === 0) return
    nextMs = nowMs + EVERY_MS
    const view = hall.view('manager', { alerts })
    if (view?.kind !== 'manager') return
    const now = new Map(byCause(byHarm(view.alerts)).map((group) => [group.cause, seenOf(group)]))
    for (const [cause, mark] of [...marks]) {
      const why = endingOf(cause, mark, now.get(cause) ?? null, nowMs)
      if (why === null) continue
      await hall.execute(
        { commandId: `alert-mark-${mark.markNo}`, command: { type: 'EndAlertMark', cause, markNo: mark.markNo, why } },
        { kind: 'timekeeper' },
      )
    }
  }
}
