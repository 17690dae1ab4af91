/** What the network says of somebody who cannot be reached. */

/** An error in words: fetch says "fetch failed" of everything, and keeps the reason behind it, at times as a code alone. */
export function networkWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return cause.message || ('code' in cause ? String(cause.code) : error.message)
}
