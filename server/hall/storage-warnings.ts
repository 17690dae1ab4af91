/**
 * What the people of a hall must know about its safekeeping: the disk, the standby, the backups; for /health and the
 * duty manager.
 */
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { BackupWatch } from '../jobs/backups.ts'
import type { CheckState, FileCheck } from '../jobs/file-check.ts'
import type { Feed, StandbyState } from '../standby/feed.ts'

export interface Safekeeping {
  /** One plain sentence each; empty while all is well. */
  readonly warnings: readonly string[]
  readonly standby: StandbyState | null
  readonly backup: { readonly lastGoodMs: number | null; readonly problem: string | null }
  /** How far the file was read behind the hall; null where the store checks itself. */
  readonly check: CheckState | null
  readonly alerts: readonly ManagerAlert[]
}

export interface SafekeepingParts {
  readonly feed: Feed | null
  readonly backups: BackupWatch
  /** null where the store checks itself. */
  readonly fileCheck: FileCheck | null
  /** How far the hall's clock is ahead of the machine's. */
  readonly aheadMs: number
}

/** The state of safekeeping now. */
export function safekeeping({ feed, backups, fileCheck, aheadMs }: SafekeepingParts): Safekeeping {
  const standby = feed?.state() ?? null
  const backup = { lastGoodMs: backups.lastGoodMs(), problem: backups.problem() }
  const isAway = standby !== null && !standby.isHere
  const check = fileCheck?.state() ?? null
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
    ],
    alerts: [
      ...(isAway ? [alertOf('standby', standby.sinceMs + aheadMs)] : []),
      ...(failedSinceMs === null ? [] : [alertOf('backup', failedSinceMs + aheadMs)]),
      ...(check !== null && 'words' in check ? [alertOf('records', check.sinceMs + aheadMs)] : []),
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

function alertOf(kind: 'standby' | 'backup' | 'records', sinceMs: number): ManagerAlert {
  return { level: 'red', kind, zone: null, counter: null, place: null, helpNo: null, sinceMs, value: 0 }
}
