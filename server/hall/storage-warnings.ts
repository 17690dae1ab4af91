/**
 * What the people of a hall must know about its safekeeping: the disk, the standby, the backups; for /health and the
 * duty manager.
 */
import type { ClockDoubt } from './clock.ts'
import { FREE_RED_BYTES, type RoomState } from '../disk/room.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'

/** Whether a standby keeps a second copy. */
export interface StandbyState {
  /** Answers wait for the standby. */
  readonly waits: boolean
  /** A standby has everything, or nearly so, on its own disk. */
  readonly isHere: boolean
  /** Since when it is here or away; UTC ms of the machine. */
  readonly sinceMs: number
  readonly followers: readonly { readonly name: string; readonly behind: number; readonly lastSeenMs: number }[]
}

/** How the backups fare. */
export interface BackupState {
  /** End of the last backup that counts, UTC ms of the machine; null before the first. */
  lastGoodMs(): number | null
  /** What the last one said when it failed, or that it has not ended in its time; null after one that counts. */
  problem(): string | null
  /** The problem is one that has not ended, and not one that failed. */
  isLate(): boolean
  /** When backups began to fail or to be late, UTC ms of the machine; null while they do neither. */
  failedSinceMs(): number | null
}

/** What was found when the hall's file was last read behind it. */
export type CheckState =
  /** Not yet. */
  | { readonly state: 'none' }
  | { readonly state: 'checking'; readonly sinceMs: number }
  | { readonly state: 'sound'; readonly atMs: number }
  /** `words`: which record does not fit, or why it could not be read. */
  | { readonly state: 'unsound' | 'failed'; readonly sinceMs: number; readonly words: string }

export interface Safekeeping {
  /** One plain sentence each; empty while all is well. */
  readonly warnings: readonly string[]
  readonly standby: StandbyState | null
  readonly backup: { readonly lastGoodMs: number | null; readonly problem: string | null }
  /** How far the file was read behind the hall; null where the store checks itself. */
  readonly check: CheckState | null
  readonly alerts: readonly ManagerAlert[]
}

export interface ClockState {
  /** A step ahead that is not believed yet (NUM-4). */
  readonly doubt: ClockDoubt | null
  /** How far the day's records are ahead of a clock that was set back. */
  readonly setBackMs: number
  readonly nowMs: number
}

export interface SafekeepingParts {
  readonly standby: StandbyState | null
  readonly backups: BackupState
  /** null where the store checks itself. */
  readonly check: CheckState | null
  /** null: there is enough room (KEEP-19). */
  readonly room: RoomState | null
  /** Numbers of today that were given and lost with a damaged file. */
  readonly lostNumbers: readonly string[]
  readonly clock: ClockState
  /** How far the hall's clock is ahead of the machine's. */
  readonly aheadMs: number
}

/** The state of safekeeping now. */
export function safekeeping(parts: SafekeepingParts): Safekeeping {
  const { standby, backups, check, room, lostNumbers, clock, aheadMs } = parts
  const backup = { lastGoodMs: backups.lastGoodMs(), problem: backups.problem() }
  const isAway = standby !== null && !standby.isHere
  const failedSinceMs = backups.failedSinceMs()
  return {
    standby,
    backup,
    check,
    warnings: [
      ...(isAway
        ? [
            `The standby is away since ${new Date(standby.sinceMs).toISOString()}: what is issued now stands on one machine only.${standby.waits ? ' The hall goes on without waiting for it.' : ''}`,
          ]
        : []),
      ...(backup.problem === null
        ? []
        : [`${backups.isLate() ? '' : 'The last backup failed; the older ones are untouched. '}${backup.problem}`]),
      ...(check === null ? [] : warningsOf(check)),
      ...(room === null
        ? []
        : [
            `Only ${megabytes(room.bytes)} MB are free in ${room.folder}. Make room now: once it is full no number can be given.`,
          ]),
      ...clockWarnings(clock),
      ...(lostNumbers.length === 0
        ? []
        : [
            `These numbers of today were given, and are lost with a damaged file: ${lostNumbers.join(', ')}. Call their holders to the desk; nobody else gets them.`,
          ]),
    ],
    alerts: [
      ...(isAway ? [alertOf('standby', standby.sinceMs + aheadMs)] : []),
      ...(failedSinceMs === null ? [] : [alertOf('backup', failedSinceMs + aheadMs)]),
      ...(check !== null && 'words' in check ? [alertOf('records', check.sinceMs + aheadMs)] : []),
      ...(room === null ? [] : [roomAlert(room, aheadMs)]),
      ...clockAlerts(clock),
    ],
  }
}

function warningsOf(check: CheckState): readonly string[] {
  if (check.state === 'unsound')
    return [
      `Records are not as they were written (${check.words}). Keep the file as it is and compare with a backup: "npm run hall -- verify --full", then "verify --full --from" the folder of backups.`,
    ]
  return check.state === 'failed' ? [`The file could not be checked: ${check.words}`] : []
}

function clockWarnings({ doubt, setBackMs }: ClockState): readonly string[] {
  if (doubt !== null)
    return [
      `The machine's clock was set ${minutes(doubt.aheadMs)} min ahead. The hall goes on by the time before until ${new Date(doubt.untilMs).toISOString()} and then believes it; if the clock is wrong, put it right now.`,
    ]
  if (setBackMs < SET_BACK_LEAST_MS) return []
  return [
    `The clock was ${minutes(setBackMs)} min further when today's last record was written. Until it has caught up, today's orders count as given at that time; see that the machine's clock is right.`,
  ]
}

/** Small corrections are none of the duty manager's business. */
const SET_BACK_LEAST_MS = 120_000

function clockAlerts({ doubt, setBackMs, nowMs }: ClockState): readonly ManagerAlert[] {
  if (doubt !== null) return [alertOf('clock', doubt.sinceMs, minutes(doubt.aheadMs))]
  return setBackMs < SET_BACK_LEAST_MS ? [] : [alertOf('clock', nowMs, minutes(setBackMs))]
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000)
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000)
}

function roomAlert({ bytes, sinceMs }: RoomState, aheadMs: number): ManagerAlert {
  const alert = alertOf('diskLow', sinceMs + aheadMs, megabytes(bytes))
  return bytes < FREE_RED_BYTES ? alert : { ...alert, level: 'yellow' }
}

function alertOf(
  kind: 'standby' | 'backup' | 'records' | 'diskLow' | 'clock',
  sinceMs: number,
  value = 0,
): ManagerAlert {
  return { level: 'red', kind, zone: null, counter: null, place: null, helpNo: null, sinceMs, value }
}
