/** A printer's own answer in plain words, with what to do where it did not print (SETUP-5). */
import type { PrintOutcome } from '../../../domain/slip/printer.ts'

export type PrinterWord =
  | 'said.printed'
  | 'said.low'
  | 'said.noPaper'
  | 'said.coverOpen'
  | 'said.offline'
  | 'said.none'
  | 'said.unconfirmed'
  | 'said.failed'

/** The key of the sentence. */
export function printerWord({ state, status }: PrintOutcome): PrinterWord {
  if (state === 'printed') return status.paper === 'low' ? 'said.low' : 'said.printed'
  if (status.paper === 'out') return 'said.noPaper'
  if (status.printer === 'coverOpen') return 'said.coverOpen'
  if (status.printer === 'offline') return 'said.offline'
  if (status.printer === 'none') return 'said.none'
  return state === 'unconfirmed' ? 'said.unconfirmed' : 'said.failed'
}
