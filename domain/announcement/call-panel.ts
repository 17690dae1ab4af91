/** Which calls stand in the lit panel of a lobby display, and which in the list of recent calls. */

/** Just enough of a call to place it. */
export interface PlacedCall {
  readonly callNo: number
  readonly atMs: number
  readonly isOpen: boolean
}

export interface CallLayout<C extends PlacedCall> {
  /** Lit, oldest first, at most three. */
  readonly panel: readonly C[]
  /** Newest first. */
  readonly recent: readonly C[]
}

const PANEL_MAX = 3
const LIT_AT_LEAST_MS = 30_000

/**
 * A call is lit until it has been spoken, for at least thirty seconds, and until somebody comes (SHOW-1).
 * With more than three lit, those already spoken make room first, the oldest before the newer (SHOW-2).
 */
export function layOut<C extends PlacedCall>(
  calls: readonly C[],
  nowMs: number,
  isUnspoken: (callNo: number) => boolean,
): CallLayout<C> {
  const byAge = [...calls].sort((a, b) => a.callNo - b.callNo)
  const lit = byAge.filter((call) => isLit(call, nowMs, isUnspoken))
  const spoken = lit.filter((call) => !isUnspoken(call.callNo))
  const leaving = new Set(spoken.slice(0, Math.max(0, lit.length - PANEL_MAX)).map((call) => call.callNo))
  const panel = lit.filter((call) => !leaving.has(call.callNo)).slice(0, PANEL_MAX)
  const inPanel = new Set(panel.map((call) => call.callNo))
  return { panel, recent: byAge.filter((call) => !inPanel.has(call.callNo)).reverse() }
}

/** Does this call still concern somebody? */
function isLit(call: PlacedCall, nowMs: number, isUnspoken: (callNo: number) => boolean): boolean {
  return call.isOpen || nowMs - call.atMs < LIT_AT_LEAST_MS || isUnspoken(call.callNo)
}
