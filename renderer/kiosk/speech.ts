/** Reading aloud, where this machine has a voice of its own; without one the page offers no such button. */
import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'
import type { Locale } from '../app/i18n.ts'

export interface Speech {
  readonly canSpeak: Ref<boolean>
  readonly speak: (text: string, language: Locale) => void
  readonly stop: () => void
}

/** About 160 characters a minute, as elder mode asks. */
const SLOW = 0.8

/** The operating system's voice for Chinese; `canSpeak` tells whether there is one. */
export function useSpeech(): Speech {
  const canSpeak = ref(false)
  const synth = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
  const voiceFor = (language: Locale): SpeechSynthesisVoice | undefined => synth?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language))
  const look = (): void => {
    canSpeak.value = voiceFor('zh') !== undefined
  }
  const stop = (): void => synth?.cancel()
  look()
  synth?.addEventListener?.('voiceschanged', look)
  onScopeDispose(() => {
    synth?.removeEventListener?.('voiceschanged', look)
    stop()
  })
  return {
    canSpeak,
    stop,
    speak: (text, language) => {
      const voice = voiceFor(language)
      if (synth === null || voice === undefined) return
      stop()
      const said = new SpeechSynthesisUtterance(text)
      said.voice = voice
      said.lang = voice.lang
      said.rate = SLOW
      synth.speak(said)
    },
  }
}
