/** A reference as it was told (D2026-4827195036), of one that somebody typed: of any width and case, with or without its dash. */
export function referenceTyped(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\-–—−]/g, '')
    .toUpperCase()
  return plain.replace(/^([A-Z]\d{4})(\d+)$/, '$1-$2')
}
