/** Where on the manager's pages a trouble is looked at and mended. */
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import type { Tab } from '../floor-store.ts'

export interface AlertPlace {
  readonly tab: Tab
  readonly word: 'alert.seeDevice' | 'issue.title' | 'alert.seeCounter' | 'alert.seeQueue' | 'alert.seeZone'
}

/** null: nothing on these pages mends it. `mayQueues`: whether whoever looks may open the queues. */
export function placeOf({ kind }: Pick<ManagerAlert, 'kind'>, mayQueues: boolean): AlertPlace | null {
  switch (kind) {
    case 'standby':
    case 'backup':
    case 'records':
    case 'diskLow':
    case 'clock':
    case 'noNotice':
    case 'guessing':
    case 'hook':
    case 'help':
      return null
    case 'device':
      return { tab: 'devices', word: 'alert.seeDevice' }
    case 'slipRefused':
      return { tab: 'issue', word: 'issue.title' }
    case 'longService':
      return { tab: 'floor', word: 'alert.seeCounter' }
    default:
      return mayQueues ? { tab: 'queues', word: 'alert.seeQueue' } : { tab: 'floor', word: 'alert.seeZone' }
  }
}
