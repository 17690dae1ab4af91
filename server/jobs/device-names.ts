/** Names in the log every machine that is paired, so that its numbers bear its name also when it is gone (DEV-10). */
import { MACHINES_STREAM } from '../../domain/device/naming.ts'
import type { Hall } from '../hall/hall.ts'

const EVERY_MS = 10_000

/** Makes the job; call it about once a second. Of a day that nobody has opened it opens none. */
export function deviceNamesJob(
  hall: Pick<Hall, 'day' | 'store' | 'streams' | 'nowMs' | 'execute'>,
): () => Promise<void> {
  let nextMs = -Infinity
  return async () => {
    const { status } = hall.day()
    if (status === 'new' || hall.nowMs() < nextMs) return
    nextMs = hall.nowMs() + EVERY_MS
    for (const { deviceId, name } of await hall.store.devices())
      if (hall.streams.state(MACHINES_STREAM).names.get(deviceId) !== name)
        await hall.execute(
          { commandId: `note-device-${deviceId}-${nextMs}`, command: { type: 'NoteDevice', deviceId } },
          { kind: 'timekeeper' },
        )
  }
}
