/** A text of the site file that stands as a line of its own. */

/** The same text with its first letter large, where its script has large letters. */
export function asLine(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
