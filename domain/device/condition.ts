/**
 * The four states of a machine, as CUSS names them, and what makes one: its orders, its sign of life, its components,
 * its visitor (DEV-1).
 */
import type { DeviceReport } from './report.ts'
import { componentsOf, type Component, type ComponentName } from './components.ts'
import type { DeviceKind } from '../words/actor.ts'
import { type DeviceCause } from '../words/alert.ts'

export type DeviceState = 'initialising' | 'unavailable' | 'available' | 'active'

export interface DeviceFacts {
  readonly kind: DeviceKind
  /** Last sign of life, UTC ms; null: none that anybody knows of. */
  readonly lastSeenMs: number | null
  /** Since when it is connected without a break; null: it is not known to be. */
  readonly connectedAtMs: number | null
  readonly report: DeviceReport | null
  /** Its clock minus the server's, ms. */
  readonly clockOffsetMs: number | null
  readonly isDisabled: boolean
  /**
   * When the server began to listen: a machine that was never heard of is missed from then on. null: another server may
   * be hearing it.
   */
  readonly listeningSinceMs: number | null
}

export interface Condition {
  readonly state: DeviceState
  /** Why it is unavailable, or what else is wrong with it; the worst first. null: nothing. */
  readonly cause: DeviceCause | null
  readonly components: readonly Component[]
}

/** A machine not heard of for this long is missed (article 4). */
export const SILENT_MS = 30_000
/** Time to load its page, find its printer and report. */
const STARTING_MS = 60_000
/** Tickets issued without the server must be handed in soon after it is back. */
const KEPT_MS = 10 * 60_000

/** Worst first: what keeps people from being served or called, then what soon will. */
const BY_HARM: readonly DeviceCause[] = [
  'disabled',
  'silent',
  'voiceFailed',
  'printerOffline',
  'coverOpen',
  'paperOut',
  'diskFull',
  'ticketsKept',
  'noReport',
  'readerOffline',
  'paperLow',
  'clipMissing',
  'clockOff',
  'diskLow',
]

/** State, cause and components of a machine now. */
export function conditionOf(facts: DeviceFacts, needs: readonly ComponentName[], nowMs: number): Condition {
  const isHeard = facts.lastSeenMs !== null && nowMs - facts.lastSeenMs <= SILENT_MS
  const components = componentsOf(facts.kind, facts.report ?? {}, facts.clockOffsetMs, needs, isHeard)
  const told = (state: DeviceState, cause: DeviceCause | null): Condition => ({ state, cause, components })
  if (facts.isDisabled) return told('unavailable', 'disabled')
  if (!isHeard) return isExpected(facts, nowMs) ? told('initialising', null) : told('unavailable', 'silent')
  if (facts.report === null)
    return isStarting(facts, nowMs) ? told('initialising', null) : told('unavailable', 'noReport')
  const required = worst(components.filter((one) => one.isRequired && one.health === 'failed').map((one) => one.cause))
  if (required !== null) return told('unavailable', required)
  const cause = worst([...components.map((one) => one.cause), isKeeping(facts.report, nowMs) ? 'ticketsKept' : null])
  return told(facts.report.isInUse === true ? 'active' : 'available', cause)
}

/** The server has only just begun to listen: whoever was there before may come back any moment. */
function isExpected(facts: DeviceFacts, nowMs: number): boolean {
  if (facts.listeningSinceMs === null) return facts.lastSeenMs === null
  return (
    nowMs - facts.listeningSinceMs <= SILENT_MS &&
    (facts.lastSeenMs === null || facts.lastSeenMs < facts.listeningSinceMs)
  )
}

function isStarting(facts: DeviceFacts, nowMs: number): boolean {
  return nowMs - (facts.connectedAtMs ?? nowMs) <= STARTING_MS
}

function isKeeping({ offlineTickets = 0, offlineSinceMs }: DeviceReport, nowMs: number): boolean {
  return offlineTickets > 0 && offlineSinceMs !== undefined && nowMs - offlineSinceMs > KEPT_MS
}

function worst(causes: readonly (DeviceCause | null)[]): DeviceCause | null {
  return BY_HARM.find((cause) => causes.includes(cause)) ?? null
}
