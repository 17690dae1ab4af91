/** What a printer's answer bytes mean. Three kinds of answers share one line and are told apart by their fixed bits. */
import type { PrinterStatus } from './printer.ts'

export type PrinterAnswer =
  /** To DLE EOT: 0xx1xx10. */
  | { readonly kind: 'now'; readonly byte: number }
  /** To GS r: 0xx0xxxx, low bits say how the roll is; everything sent before has been printed. */
  | { readonly kind: 'inOrder'; readonly byte: number }

/**
 * Reads answers out of a stream that may be cut anywhere; automatic status (0xx1xx00 and three bytes) is passed over.
 */
export function answerReader(): (bytes: Uint8Array) => readonly PrinterAnswer[] {
  let skip = 0
  return (bytes) => {
    const answers: PrinterAnswer[] = []
    for (const byte of bytes) {
      if ((byte & 0x93) === 0x12) answers.push({ kind: 'now', byte })
      else if ((byte & 0x93) === 0x10) skip = 3
      else if (skip > 0) skip -= 1
      else if ((byte & 0x90) === 0x00) answers.push({ kind: 'inOrder', byte })
    }
    return answers
  }
}

/** Answers to DLE EOT 1 (printer), 2 (offline), 3 (error), 4 (paper); null where none came. */
export interface StatusBytes {
  readonly printer: number
  readonly offline: number | null
  readonly error: number | null
  readonly paper: number | null
}

/** One plain state out of four bytes. Being offline for want of paper is a matter of paper, not of the printer. */
export function statusOf(bytes: StatusBytes): PrinterStatus {
  const offline = bytes.offline ?? 0
  const isPaperOut = ((bytes.paper ?? 0) & 0x60) !== 0 || (offline & 0x20) !== 0
  const isLow = ((bytes.paper ?? 0) & 0x0c) !== 0
  const paper = isPaperOut ? 'out' : bytes.paper === null ? 'unknown' : isLow ? 'low' : 'ok'
  const isBroken = ((bytes.error ?? 0) & 0x6c) !== 0 || (offline & 0x40) !== 0
  const isOffline = (bytes.printer & 0x08) !== 0
  if ((offline & 0x04) !== 0) return { printer: 'coverOpen', paper }
  return { printer: isBroken || (isOffline && !isPaperOut) ? 'offline' : 'ok', paper }
}
