/**
 * Signs of life and the voice of each zone, shared by servers over one database: each tells the others once a second
 * what its own devices said, and hears what theirs did.
 */
import type { Store } from '../store/port.ts'
import type { DeviceBoard, Life } from './board.ts'
import type { Speakers, Voice } from './speakers.ts'

interface Sign extends Life {
  /** Where the device's screen is connected; null: it has gone. */
  readonly room: string | null
}

export interface SharedLife {
  /** Devices (ids) that are connected to other servers in this room. */
  elsewhereIn(room: string): readonly string[]
  /** Tells and hears. `own`: the rooms of the devices that are connected here. */
  tick(own: ReadonlyMap<string, string>): Promise<void>
}

export interface SharedLifeParts {
  readonly store: Pick<Store, 'keepShared' | 'sharedUnder'>
  readonly board: Pick<DeviceBoard, 'lives' | 'heardElsewhere'>
  readonly speakers: Pick<Speakers, 'voices' | 'heardVoice'>
  readonly nowMs: () => number
}

const SIGN = 'sign/'
const VOICE = 'voice/'
const KEPT_MS = 600_000

/** Makes it; nothing is told before the first tick. */
export function createSharedLife({ store, board, speakers, nowMs }: SharedLifeParts): SharedLife {
  const told = new Map<string, string>()
  let elsewhere: ReadonlyMap<string, readonly string[]> = new Map()

  async function tell(own: ReadonlyMap<string, string>): Promise<void> {
    const signs = [...board.lives()].map(([deviceId, life]): readonly [string, string] => [
      SIGN + deviceId,
      JSON.stringify({ ...life, room: own.get(deviceId) ?? null } satisfies Sign),
    ])
    const voices = [...speakers.voices()].map(([room, voice]): readonly [string, string] => [
      VOICE + room,
      JSON.stringify(voice),
    ])
    const news = [...signs, ...voices].filter(([key, value]) => told.get(key) !== value)
    await store.keepShared(news.map(([key, value]) => ({ key, value, untilMs: nowMs() + KEPT_MS })))
    for (const [key, value] of news) told.set(key, value)
  }

  async function hear(own: ReadonlyMap<string, string>): Promise<void> {
    const rooms = new Map<string, string[]>()
    for (const { key, value } of await store.sharedUnder(SIGN, nowMs())) {
      const deviceId = key.slice(SIGN.length)
      const { room, ...life } = JSON.parse(value) as Sign
      if (own.has(deviceId)) continue
      board.heardElsewhere(deviceId, life)
      if (room !== null) rooms.set(room, [...(rooms.get(room) ?? []), deviceId])
    }
    elsewhere = rooms
    for (const { key, value } of await store.sharedUnder(VOICE, nowMs())) {
      // What was told from here is known here, unless another has told it anew since.
      if (told.get(key) === value) continue
      speakers.heardVoice(key.slice(VOICE.length), JSON.parse(value) as Voice)
      told.set(key, value)
    }
  }

  return {
    elsewhereIn: (room) => elsewhere.get(room) ?? [],
    tick: async (own) => {
      await hear(own)
      await tell(own)
    },
  }
}
