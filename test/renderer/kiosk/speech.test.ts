/** Reading the number aloud where the machine has no voice of its own. */
import { effectScope } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import type { Voice } from '../../../renderer/app/voice/voice.ts'
import { useSpeech } from '../../../renderer/kiosk/stage/speech.ts'

const scope = effectScope()
afterEach(() => scope.stop())

function recordings(say: Voice['say']): Voice {
  return {
    prepare: async () => 'ready',
    chime: async () => undefined,
    say,
    hush: () => undefined,
    missing: () => [],
    probe: async () => true,
    release: () => undefined,
  }
}

it('KIOSK-15 without a voice of its own the kiosk says the number from recordings, and once they fail offers no button', async () => {
  const say = vi.fn<Voice['say']>().mockResolvedValueOnce('inPart').mockRejectedValueOnce(new Error('no recordings'))
  const speech = scope.run(() => useSpeech(async () => recordings(say)))
  if (!speech) throw new Error('no scope')
  expect(speech.canSpeak.value).toBe(false)
  expect(speech.canSayNumber.value).toBe(true)
  await speech.sayNumber('C032', '您的号码是 C032。', 'zh')
  expect(say.mock.calls[0]?.[0].ticketNo).toBe('C032')
  await speech.sayNumber('C032', '您的号码是 C032。', 'zh')
  expect(speech.canSayNumber.value).toBe(false)
})
