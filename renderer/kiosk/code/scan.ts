/** A code that a scanner types like a keyboard: heard on every page of the kiosk, and what it is. */
import { onScopeDispose } from 'vue'

/** What was read; the text of a code that is none of ours (an ID card) is kept nowhere. */
export type Scan =
  | { readonly kind: 'ticket'; readonly link: string }
  | { readonly kind: 'booking'; readonly code: string }
  /** A receipt of acceptance, and a notice by the number of its case. */
  | { readonly kind: 'receipt'; readonly receipt: string }
  | { readonly kind: 'notice'; readonly caseNo: string }
  | { readonly kind: 'unknown' }

/** A scanner leaves some milliseconds between two keys, a hand never so few for so long. */
const GAP_MS = 100
const LETTERS_LEAST = 6
const ENDS: readonly string[] = ['Enter', 'Tab']

/** The link of a slip, a receipt, a notice or a refusal, an eight-digit booking code, or none of them. */
export function scanOf(text: string): Scan {
  const read = text.normalize('NFKC').trim()
  // With caps lock on, a scanner types every letter in the other case.
  const asPrinted = /^HTTPS?:/.test(read) ? otherCase(read) : read
  const link = /\/t\/([\w-]{8,})/.exec(asPrinted)?.[1]
  if (link !== undefined) return { kind: 'ticket', link }
  const receipt = /\/c\/([\w-]{8,})/.exec(asPrinted)?.[1]
  if (receipt !== undefined) return { kind: 'receipt', receipt }
  const [, date, number] = /\/n\/(\d{6})-(\d{4,})-(?:\d+|J)\./.exec(asPrinted) ?? []
  if (date !== undefined && number !== undefined) return { kind: 'notice', caseNo: `${date}${number}` }
  return /^\d{8}$/.test(read) ? { kind: 'booking', code: read } : { kind: 'unknown' }
}

/** Listens while the calling scope lives; the keys of a scan press nothing else. */
export function useScanner(onScan: (scan: Scan) => void): void {
  let typed = ''
  let lastMs = 0
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.timeStamp - lastMs > GAP_MS) typed = ''
    lastMs = event.timeStamp
    if (event.key.length === 1) typed += event.key
    if (!ENDS.includes(event.key)) return
    const text = typed
    typed = ''
    if (text.length < LETTERS_LEAST) return
    event.preventDefault()
    event.stopImmediatePropagation()
    onScan(scanOf(text))
  }
  window.addEventListener('keydown', onKey, true)
  onScopeDispose(() => window.removeEventListener('keydown', onKey, true))
}

function otherCase(text: string): string {
  return [...text].map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('')
}
