/** What a one-time notice rests on. */

/**
 * What is proposed as the basis of a one-time notice, from that of the matter. A licence's limit stands in article 42 of
 * the 行政许可法, that all missing papers are told at once in its article 32; a matter's own law stays.
 */
export function noticeBasisOf(ofMatter: string): string {
  return ofMatter.startsWith('《行政许可法》') ? '《行政许可法》第三十二条' : ofMatter
}
