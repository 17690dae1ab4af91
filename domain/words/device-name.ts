/** A machine's name in English, where it is one of the names that the hall gives by itself. */

const NAMES: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/^(\d+)\s*号机$/, 'Kiosk $1'],
  // 大屏: as earlier versions named it.
  [/^(\d+)\s*号(?:综合屏|大屏)$/, 'Display $1'],
  [/^(\d+)\s*号窗口屏$/, 'Counter display $1'],
]

/** "3 号机" → "Kiosk 3"; a name that people have chosen stays as it is. */
export function englishName(name: string): string {
  for (const [pattern, english] of NAMES) if (pattern.test(name)) return name.replace(pattern, english)
  return name
}
