/** Numbers that somebody leaves to be called: what the server takes, and how people write them. */

/** 5 to 20 figures, spaces, a plus or hyphens. */
export const PHONE = /^[+0-9 -]{5,20}$/

/** What was typed, in figures alone, with the plus of another country; '' where nothing was, null where it is no number. */
export function typedPhone(text: string): string | null {
  const left = text.normalize('NFKC').replace(/[\s()-]/g, '')
  return /^(\+?\d{5,15})?$/.test(left) ? left : null
}
