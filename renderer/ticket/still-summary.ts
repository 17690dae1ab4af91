/**
 * What the server wrote into the page for phones without scripts; it stands on the screen until the first view comes.
 */

export interface StillSummary {
  readonly ticketNo: string
  readonly lines: readonly string[]
}

/** Reads the block in #app, or null when the server wrote none. */
export function stillSummary(page: Document): StillSummary | null {
  const ticketNo = page.querySelector('#app > h1')?.textContent.trim() ?? ''
  if (ticketNo === '') return null
  const lines = [...page.querySelectorAll('#app > p')].map((line) => line.textContent.trim())
  return { ticketNo, lines: lines.filter((line) => line !== '') }
}

/** The link is the last part of the address: /t/<link>. */
export function linkOf(pathname: string): string {
  return decodeURIComponent(
    pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '',
  )
}
