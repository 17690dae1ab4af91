/** The figures of a code or a secret as somebody typed or pasted it: of any width, with blanks and dashes between. */
export function digitsTyped(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}
