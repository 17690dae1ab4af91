/**
 * Which of several lobby displays of one zone speaks: one at a time, and another takes over when it falls silent
 * (article 4).
 */
import { SILENT_AFTER_MS } from '../../domain/contract/timing.ts'
import type { ZoneSpeaker } from '../../domain/views/lobby.ts'
import type { DeviceBoard, DeviceNow } from './board.ts'

/** Who speaks in a room: the display, its name, and the call after which it went on. */
export type Voice = NonNullable<ZoneSpeaker> & { readonly deviceId: string }

export interface Speakers {
  /**
   * The speaker of a room, of the displays (device ids) that are connected there now; null while none of them can
   * speak: then each does as it can.
   */
  speakerOf(room: string, connected: readonly string[], nowMs: number, lastCallNo: number): ZoneSpeaker
  /** Who was chosen, by room. */
  voices(): ReadonlyMap<string, Voice>
  /** Whom another server has chosen: it stays the one as long as it can speak. */
  heardVoice(room: string, voice: Voice): void
}

/** Makes the choice of speakers over the device board. */
export function createSpeakers(board: Pick<DeviceBoard, 'list'>): Speakers {
  const chosen = new Map<string, Voice>()
  return {
    speakerOf: (room, connected, nowMs, lastCallNo) => {
      const before = chosen.get(room)
      if (connected.length === 0) return null
      const devices = board.list()
      const able = devices.filter((device) => connected.includes(device.deviceId) && canSpeak(device, nowMs))
      const kept = able.find((device) => device.deviceId === before?.deviceId)
      if (before && kept) return { name: before.name, after: Math.min(before.after, lastCallNo) }
      const next = able[0]
      if (!next) return null
      // The new one goes on where the last one stopped; what that was just saying is said again rather than not at all.
      const last = before === undefined ? undefined : devices.find((device) => device.deviceId === before.deviceId)
      // Nobody has said a call that was not made yet, whatever a display claims or still remembers of yesterday.
      const after = Math.min(last?.report?.lastSpokenCallNo ?? before?.after ?? 0, lastCallNo)
      chosen.set(room, { deviceId: next.deviceId, name: next.name, after })
      return { name: next.name, after }
    },
    voices: () => chosen,
    heardVoice: (room, voice) => void chosen.set(room, voice),
  }
}

function canSpeak(device: DeviceNow, nowMs: number): boolean {
  const voice = device.report?.voice
  return (
    (voice === 'ok' || voice === 'missingClip') &&
    device.lastSeenMs !== null &&
    nowMs - device.lastSeenMs <= SILENT_AFTER_MS
  )
}
