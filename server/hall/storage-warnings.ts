/**
 * What the people of a hall must know about its safekeeping: the disk, the standby, the backups; for /health and the
 * duty manager.
 */
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { BackupWatch } from '../jobs/backups.ts'
import type { Feed, StandbyState } from '../standby/feed.ts'

export interface Safekeeping {
  /** One plain sentence each; empty while all is well. */
  readonly warnings: readonly string[]
  readonly standby: StandbyState | null
  readonly backup: { readonly lastGoodMs: number | null; readonly problem: string | null }
  readonly alerts: readonly ManagerAlert[]
}

/** The state of safekeeping now. `aheadMs`: how far the hall's clock is ahead of the machine's. */
export function safekeeping(feed: Feed | null, backups: BackupWatch, aheadMs: number): Safekeeping {
  const standby = feed?.state() ?? null
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
      ...(backup.problem === null
        ? []
        : [`${backups.isLate() ? '' : 'The last backup failed; the older ones are untouched. '}${backup.problem}`]),
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
