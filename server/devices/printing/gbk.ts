/** Text as a Chinese printer's own codes: ASCII and two-byte GBK, nothing else. */
import iconv from 'iconv-lite'

/** null when one character has no two-byte code (rare surnames, GB18030 four-byte characters, emoji). */
export function gbkBytes(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (const character of text) {
    const coded = iconv.encode(character, 'cp936')
    const isAscii = /^[\x20-\x7e]$/.test(character)
    if (isAscii ? coded.length !== 1 : coded.length !== 2) return null
    bytes.push(...coded)
  }
  return Uint8Array.from(bytes)
}
