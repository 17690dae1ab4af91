/** The journal of a kiosk that has lost its server: what it may still give, and what it must hand in. */
import type { OfflineTicket, Series } from './commands.ts'

/** Everything a kiosk keeps of its journal; written durably before a slip is printed. */
export interface Journal {
  /** Random; a journal that was lost comes back under another id and so under another series. */
  readonly journalId: string
  /** null: never leased, so this kiosk gives no numbers by itself. */
  readonly series: Series | null
  /** What the server's clock was ahead of this machine's at the last contact, ms. */
  readonly aheadMs: number
  /** Server time of the last contact, UTC ms. */
  readonly contactAtMs: number
  /** Given and not yet handed in, oldest first. */
  readonly open: readonly OfflineTicket[]
  /** Highest number per prefix and service date ("2026-11-27/CK" → 12), those handed in included. */
  readonly lastNumbers: Readonly<Record<string, number>>
}

/** Where a journal lives: a browser's database, a file of the shell, memory in tests. */
export interface JournalStore {
  /** null: there is none yet. Rejects when it cannot be read; then nothing may be issued. */
  load(): Promise<Journal | null>
  /** Resolves only once it would survive a power cut. Rejects when it cannot be kept; then the slip is not printed. */
  save(journal: Journal): Promise<void>
}
