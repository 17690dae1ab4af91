/**
 * Brings the characters of the words for trouble while there is none: without contact no piece of a font can be
 * fetched.
 */
import { firstWord, loadTextFonts } from './mount.ts'

/** Fetches, once the page stands, every font piece that `words` will need, in both weights. */
export function fetchFontsAhead(words: string): void {
  void firstWord()
    .then(loadTextFonts)
    .then(() =>
      Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 16px "Noto Sans SC"`, words))),
    )
    // Without them the machine's own font stands in.
    .catch(() => undefined)
}
