/** Names that whoever reads them takes for one and the same. */

/** Without the difference between wide and narrow, small and capital, more blanks and fewer. */
export function readAs(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
}

/** The same of a number that people are sent to: 001 is 1. */
export function numberReadAs(label: string): string {
  return readAs(label).replace(/^0+(?=\d)/, '')
}
