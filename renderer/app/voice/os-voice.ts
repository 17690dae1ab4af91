/** The voice of the operating system, where there is one for the language; the recordings stand behind it. */
import { utteranceText } from '../../../domain/announcement/phrase.ts'
import type { Voice } from './voice.ts'

const LANGUAGES = ['zh', 'en'] as const

/** @param recordings chime, and everything else when the system has no voice or fails */
export function osVoice(recordings: Voice, languages: readonly string[]): Voice {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined
  return {
    ...recordings,
    say: async (call, reading) => {
      const wanted = languages[reading % languages.length]
      const language = LANGUAGES.find((one) => one === wanted) ?? 'zh'
      const voice = synthesis?.getVoices().find((one) => one.lang.toLowerCase().startsWith(language))
      if (!synthesis || !voice) return recordings.say(call, reading)
      try {
        await speak(synthesis, voice, utteranceText(call, language, { readsOneAs: 'yao' }))
        return 'whole'
      } catch {
        return recordings.say(call, reading)
      }
    },
    hush: () => {
      synthesis?.cancel()
      recordings.hush()
    },
  }
}

function speak(synthesis: SpeechSynthesis, voice: SpeechSynthesisVoice, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.85
    utterance.addEventListener('end', () => resolve(), { once: true })
    utterance.addEventListener('error', (event) => reject(new Error(event.error)), { once: true })
    synthesis.speak(utterance)
  })
}
