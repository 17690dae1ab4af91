/**
 * What the people of a hall must know about its safekeeping: the disk, the standby, the backups; for /health and the
 * duty manager.
 */
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
  /** What the last one said when it failed; null after one that counts. */
  problem(): string | null
  /** When backups began to fail, UTC ms of the machine; null while they do not. */
  failedSinceMs(): number | null
}

export interface Safekeeping {
  /** One plain sentence each; empty while all is well. */
  readonly warnings: readonly string[]
  readonly standby: StandbyState | null
  readonly backup: { readonly lastGoodMs: number | null; readonly problem: string | null }
  readonly alerts: readonly ManagerAlert[]
}

/** The state of safekeeping now. `aheadMs`: how far the hall's clock is ahead of the machine's. */
export function safekeeping(standby: StandbyState | null, backups: BackupState, aheadMs: number): Safekeeping {
  const backup = { lastGoodMs: backups.lastGoodMs(), problem: backups.problem() }
  const isAway = standby !== null && !standby.isHere
  const failedSinceMs = backups.failedSinceMs()
  return {
    standby,
    backup,
    warnings: [
      ...(isAway
        ? [
            `The standby is away since ${new Date(standby.sinceMs).toISOString()}: what is issued now stands on one machine only.${standby.waits ? ' The hall goes on without waiting for it.' : ''}`,
          ]
        : []),
      ...(backup.problem === null ? [] : [`The last backup failed; the older ones are untouched. ${backup.problem}`]),
    ],
    alerts: [
      ...(isAway ? [alertOf('standby', standby.sinceMs + aheadMs)] : []),
      ...(failedSinceMs === null ? [] : [alertOf('backup', failedSinceMs + aheadMs)]),
    ],
  }
}

function alertOf(kind: 'standby' | 'backup', sinceMs: number): ManagerAlert {
  return { level: 'red', kind, zone: null, counter: null, place: null, helpNo: null, sinceMs, value: 0 }
}
