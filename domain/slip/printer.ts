/** What is known of a slip printer before and after a slip: shared by server, kiosk page and shell. */

export type PaperState = 'ok' | 'low' | 'out' | 'unknown'
export type PrinterState = 'ok' | 'coverOpen' | 'offline' | 'none'

export interface PrinterStatus {
  readonly printer: PrinterState
  readonly paper: PaperState
}

/** How an attempt to print ended. Only `printed` was confirmed by the printer after the cut. */
export type PrintOutcome =
  | { readonly state: 'printed'; readonly status: PrinterStatus }
  /** All bytes were taken, but the printer says nothing of itself (a device file without answers). */
  | { readonly state: 'unconfirmed'; readonly status: PrinterStatus }
  | { readonly state: 'failed'; readonly status: PrinterStatus }
