/** Radicals that stand for whole characters: Kangxi radicals (U+2F00 to 2FD5) and their supplement (U+2E80 to 2EF3). */

/**
 * Text taken out of a PDF often holds ⼾ or ⺠ where 户 and 民 were printed: in the font both share one glyph, and the
 * file keeps only one of the two. Pairs of radical and character for those where Unicode's compatibility form is
 * another (⼾ is 戶 there) or none; from the font's own table of glyphs (docs/sources.md P4).
 */
const SHARED =
  '⺂乛⺃乚⺅亻⺇𠘨⺉刂⺋㔾⺍𭕄⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺩𤣩⺭礻⺮𥫗⺯糹⺰纟⺱罓⺳㓁⺹耂⺺肀⺽𦥑' +
  '⺾艹⺿艹⻀艹⻂衤⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦' +
  '⻩黄⻪黾⻫斉⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⼾户'

const RADICAL = /[\u2E80-\u2FD5]/gu

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  SHARED.match(/../gu)?.map((pair) => {
    const [radical = '', character = ''] = pair
    return [radical, character] as const
  }),
)

/** The same text with the character that a reader sees in place of each radical; a radical that is none stays. */
export function withCharacters(text: string): string {
  return text.replace(RADICAL, (one) => CHARACTERS.get(one) ?? one.normalize('NFKC'))
}
