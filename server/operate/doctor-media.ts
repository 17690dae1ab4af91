/** What the doctor says of slips, codes and the voice: what would come out as a square, unopened or unheard. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VoiceManifest } from '../../domain/announcement/clips.ts'
import { unspokenIn } from '../../domain/announcement/phrase.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { visibleText } from '../../domain/words/typed-text.ts'
import { fontFilesIn, fontSource, squaresIn } from '../paper/fonts.ts'

/** Warnings about one hall, whose own fonts and recordings stand in its data folder. */
export function mediaWarnings(settings: HallSettings, data: string): readonly string[] {
  return [
    ...addressWarnings(settings),
    ...squareWarnings(settings, join(data, 'fonts')),
    ...voiceWarnings(settings, join(data, 'voice', 'zh', 'manifest.json')),
  ]
}

function addressWarnings({ publicAddress }: HallSettings): readonly string[] {
  if (publicAddress && /\.example(?=$|[:/])/i.test(publicAddress))
    return [
      `The site file’s publicAddress is ${publicAddress}, the made-up one of a sample: the code on a slip leads nowhere. Write the hall’s own there, or leave it out.`,
    ]
  if (publicAddress) return []
  return [
    'The site file names no publicAddress: the code on a slip leads to the address of this server, which a phone on mobile data cannot open, and where that is this very machine the slip has no code.',
  ]
}

/** Characters of the hall's words that no font has: a slip shows a square in their place. */
function squareWarnings({ title, zones, items, counters }: HallSettings, folder: string): readonly string[] {
  const texts = [
    title,
    ...counters.map((counter) => counter.label),
    ...zones.flatMap((zone) => [zone.name, zone.way, zone.stepFreeWay]),
    ...items.flatMap((item) => [item.name, item.department]),
  ]
  const squares = squaresIn(visibleText(texts.join('')), fontSource(fontFilesIn(folder)))
  return squares === ''
    ? []
    : [
        `No font has ${[...squares].join(' ')}: slips show an empty square there. Put a font with these characters (ttf, otf, woff) into ${folder} and start again.`,
      ]
}

/** Windows whose label is not said whole, by the hall's own recordings where it has some. */
function voiceWarnings({ counters }: HallSettings, ownManifest: string): readonly string[] {
  const own = existsSync(ownManifest) ? (JSON.parse(readFileSync(ownManifest, 'utf8')) as VoiceManifest) : null
  const has = own === null ? undefined : (clip: string): boolean => clip in own.clips
  return counters.flatMap(({ label }) => {
    const unspoken = unspokenIn(label, 'zh', has)
    return unspoken === ''
      ? []
      : [
          `No recording says "${unspoken}" of window ${label}: a call leaves it out. Give the window a number, or record window-${label.toLowerCase()}, with 30 ms of silence at its end.`,
        ]
  })
}
