/** A window in a sentence: "24 号窗口", and "综合21甲窗口" where the label is a name already (SHOW-11). */

/** A label that ends in a hanzi, before the words that make a window of a number, and where a sentence says 号 alone. */
const NAMED = /(?: (?=\p{sc=Han}))?(\S*\p{sc=Han}) 号(?:窗口|(?=[，来按叫]))/gu

/** `text` with "到 综合21甲 号窗口" as 到综合21甲窗口, 综合窗 and 综合窗口 too. */
export function windowNamed(text: string): string {
  return text.includes(' 号') ? text.replace(NAMED, (_, label: string) => `${label.replace(/窗口?$/, '')}窗口`) : text
}
