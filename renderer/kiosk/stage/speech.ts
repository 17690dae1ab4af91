/**
 * Reading aloud: the machine's own voice where it has one; else the recordings of the call, which know numbers only.
 */
import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'
import type { Voice } from '../../app/voice/voice.ts'
import type { Locale } from '../../app/text/i18n.ts'

export interface Speech {
  readonly canSpeak: Ref<boolean>
  /** Whether a ticket number can be read aloud, by whatever voice (KIOSK-15). */
  readonly canSayNumber: Ref<boolean>
  /** `text` where the machine has a voice, else the number alone. */
  readonly sayNumber: (ticketNo: string, text: string, language: Locale) => Promise<void>
  readonly speak: (text: string, language: Locale) => boolean
  readonly stop: () => void
}

/** About 160 characters a minute, as elder mode asks. */
const SLOW = 0.8

/** No window has this label, so that only the number is said. */
const NO_WINDOW = '?'

/** Recordings of one language; null where this machine makes no sound. */
async function openRecordings(language: Locale): Promise<Voice | null> {
  return typeof AudioContext === 'undefined' ? null : (await import('../../app/voice/clips.ts')).clipVoice([language])
}

/**
 * The operating system's voice for Chinese; `canSpeak` tells whether there is one. Only tests pass their own
 * recordings.
 */
export function useSpeech(open: (language: Locale) => Promise<Voice | null> = openRecordings): Speech {
  const canSpeak = ref(false)
  const synth = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
  const voiceFor = (language: Locale): SpeechSynthesisVoice | undefined =>
    synth?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language))
  const look = (): void => {
    canSpeak.value = voiceFor('zh') !== undefined
    canSayNumber.value ||= canSpeak.value
  }
  const canSayNumber = ref(typeof AudioContext !== 'undefined' || open !== openRecordings)
  const recordings = new Map<Locale, Promise<Voice | null>>()
  let sounding: Voice | null = null
  const stop = (): void => {
    synth?.cancel()
    sounding?.hush()
  }
  look()
  synth?.addEventListener?.('voiceschanged', look)
  onScopeDispose(() => {
    synth?.removeEventListener?.('voiceschanged', look)
    stop()
    for (const opened of recordings.values())
      void opened.then(
        (voice) => voice?.release(),
        () => undefined,
      )
  })

  function speak(text: string, language: Locale): boolean {
    const voice = voiceFor(language)
    if (synth === null || voice === undefined) return false
    stop()
    const said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.rate = SLOW
    synth.speak(said)
    return true
  }

  async function sayNumber(ticketNo: string, text: string, language: Locale): Promise<void> {
    if (speak(text, language)) return
    try {
      const opened = recordings.get(language) ?? open(language)
      recordings.set(language, opened)
      sounding = await opened
      await sounding?.prepare()
      await sounding?.say({ ticketNo, counterLabel: NO_WINDOW }, 0)
    } catch {
      // No recording of this number: a button that does nothing is taken away.
      canSayNumber.value = canSpeak.value
    }
  }

  return { canSpeak, canSayNumber, stop, speak, sayNumber }
}
