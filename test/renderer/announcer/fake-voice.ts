/** A voice that makes no sound: it writes down what it was told to say and when, and fails on demand. */
import type { CallToSay } from '../../../domain/announcement/phrase.ts'
import type { Voice } from '../../../renderer/app/voice/voice.ts'

export interface FakeVoice extends Voice {
  /** "chime", "C026>24", in order. */
  readonly said: string[]
  /** How many sounds were ever heard at once. */
  readonly mostAtOnce: () => number
  isBlocked: boolean
  /** Ticket numbers whose reading throws, never ends, or lacks a recording. */
  readonly broken: Set<string>
  readonly endless: Set<string>
  readonly partial: Set<string>
  missingClips: readonly string[]
  isFlowing: boolean
}

/** @param readingMs how long each reading takes */
export function fakeVoice(readingMs = 5000): FakeVoice {
  let atOnce = 0
  let most = 0
  let stop: (() => void) | null = null
  const said: string[] = []
  const sound = (forMs: number): Promise<void> =>
    new Promise((resolve) => {
      atOnce += 1
      most = Math.max(most, atOnce)
      const end = (): void => {
        clearTimeout(timer)
        atOnce -= 1
        stop = null
        resolve()
      }
      const timer = setTimeout(end, forMs)
      stop = end
    })
  const voice: FakeVoice = {
    said,
    mostAtOnce: () => most,
    isBlocked: false,
    broken: new Set(),
    endless: new Set(),
    partial: new Set(),
    missingClips: [],
    isFlowing: true,
    prepare: async () => (voice.isBlocked ? 'blocked' : 'ready'),
    chime: () => {
      said.push('chime')
      return sound(1000)
    },
    say: async ({ ticketNo, counterLabel }: CallToSay) => {
      said.push(`${ticketNo}>${counterLabel}`)
      if (voice.broken.has(ticketNo)) throw new Error('this recording cannot be read')
      await sound(voice.endless.has(ticketNo) ? 3_600_000 : readingMs)
      return voice.partial.has(ticketNo) ? 'inPart' : 'whole'
    },
    hush: () => stop?.(),
    missing: () => voice.missingClips,
    probe: async () => voice.isFlowing,
    release: () => undefined,
  }
  return voice
}
