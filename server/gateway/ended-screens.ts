/**
 * Open screens whose right to watch has ended, whichever server ended it: signed out, run out, another role, a device
 * taken back.
 */
import type { Actor } from '../../domain/words/actor.ts'
import type { Hall } from '../hall/hall.ts'
import type { DeviceRow } from '../store/port.ts'
import { hashOf } from '../people/tokens.ts'

export interface OpenScreen {
  readonly actor: Actor | null
  /** Token of the staff session it was opened with. */
  readonly session: string | undefined
}

/**
 * Those of `screens` that may watch no longer; `paired` are the devices that the store knows now. Rejects when the
 * store does not answer; then nobody is cut.
 */
export async function endedScreens<S extends OpenScreen>(
  screens: readonly S[],
  paired: readonly DeviceRow[],
  hall: Pick<Hall, 'store' | 'index' | 'nowMs'>,
): Promise<readonly S[]> {
  const isStaff = ({ actor }: S): boolean => actor?.kind === 'clerk'
  const tokens = screens.filter(isStaff).flatMap(({ session }) => session ?? [])
  const hashes = new Map(tokens.map((token) => [token, hashOf(token)]))
  const rows = tokens.length === 0 ? [] : await hall.store.sessionsAmong([...hashes.values()])
  const sessions = new Map(rows.map((row) => [row.tokenHash, row]))
  const devices = new Set(paired.map((row) => row.deviceId))
  return screens.filter(({ actor, session }) => {
    if (actor?.kind === 'device') return !devices.has(actor.deviceId)
    if (actor?.kind !== 'clerk') return false
    const row = sessions.get(hashes.get(session ?? '') ?? '')
    return (
      row === undefined || row.expiresAtMs <= hall.nowMs() || hall.index.clerks.get(row.badgeNo)?.role !== actor.role
    )
  })
}
