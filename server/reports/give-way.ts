/** A process beside the server stands behind it in everything. */
import type { ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'

/** Where the system does not allow it, both are alike. */
export function giveWay(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // No right to it.
  }
}
