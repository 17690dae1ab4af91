/** The recordings that ship, as a real Chromium decodes them: whole to their end, and equally loud. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'

const RATE_HZ = 22050
const VOICE = join(import.meta.dirname, '../../config/voice')

interface Clip {
  readonly name: string
  /** Peak of the last two milliseconds, in parts of the clip's own. */
  readonly end: number
  readonly peakDb: number
  /** Of what sounds, without the silence at its end. */
  readonly loudnessDb: number
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function decoded(language: string): Promise<readonly Clip[]> {
  const folder = join(VOICE, language)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ogg'))
    .map((name) => ({ name, content: readFileSync(join(folder, name)).toString('base64') }))
  const page = await browser.newPage()
  const clips = await page.evaluate(
    async ([all, rate]) => {
      const context = new OfflineAudioContext(1, 1, rate)
      const measured = []
      for (const { name, content } of all) {
        const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
        const samples = (await context.decodeAudioData(bytes.buffer)).getChannelData(0)
        const peakOf = (part: Float32Array): number => part.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
        const peak = peakOf(samples)
        const last = samples.findLastIndex((one) => Math.abs(one) > peak * 0.004)
        const squares = samples.subarray(0, last + 1).reduce((sum, one) => sum + one * one, 0)
        measured.push({
          name,
          end: peakOf(samples.subarray(-Math.round(rate * 0.002))) / peak,
          peakDb: 20 * Math.log10(peak),
          loudnessDb: 10 * Math.log10(squares / (last + 1)),
        })
      }
      return measured
    },
    [files, RATE_HZ] as const,
  )
  await page.close()
  return clips
}

it.each(['zh', 'en'])(
  'VOICE-11 every recording of %s ends under a fiftieth of its peak, at one loudness',
  async (language) => {
    const clips = await decoded(language)
    expect(clips.length).toBeGreaterThan(40)
    expect(clips.filter((clip) => clip.end >= 0.02)).toEqual([])
    expect(clips.filter((clip) => clip.peakDb > -1)).toEqual([])
    expect(clips.filter((clip) => Math.abs(clip.loudnessDb + 20) > 0.5)).toEqual([])
  },
)
