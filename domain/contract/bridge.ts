/** What the Electron shell offers to its page as `window.yichuang`; in a plain browser there is none. */
import type { JournalStore } from '../offline/journal.ts'
import type { PrintOutcome, PrinterStatus } from '../slip/printer.ts'

export interface ShellBridge {
  readonly shell: 'kiosk' | 'display'
  /** The printer on this machine; `none` when the shell has no printer set. */
  printerStatus(): Promise<PrinterStatus>
  /** Prints the bytes of a slip; check, print, confirm happen on this side. */
  print(bytes: Uint8Array): Promise<PrintOutcome>
  /** Starts the shell anew, as a duty manager has ordered; absent in an older shell, which reloads its page instead. */
  restart?(): void
  /** The offline journal on this machine's disk; absent in a shell that keeps none. */
  readonly journal?: JournalStore
  /** Called by the page every two seconds; ten seconds of silence make the shell reload it. */
  alive(): void
}

/** The one channel map of the shell: name → what crosses. Nothing else does. */
export const BRIDGE_CHANNELS = {
  printerStatus: 'yichuang:printer-status',
  print: 'yichuang:print',
  loadJournal: 'yichuang:load-journal',
  saveJournal: 'yichuang:save-journal',
  alive: 'yichuang:alive',
  restart: 'yichuang:restart',
} as const
