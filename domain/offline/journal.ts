/** The journal of a kiosk that has lost its server: what it may still give, and what it must hand in. */
import type { HandInFault, OfflineTicket, Series } from './commands.ts'

/** Everything a kiosk keeps of its journal; written durably before a slip is printed. */
export interface Journal {
  /** Random; a journal that was lost comes back under another id and so under another series. */
  readonly journalId: string
  /** null: never leased, so this kiosk gives no numbers by itself. */
  readonly series: Series | null
  /** Until then labels of the series may be given, UTC ms by the server's clock; 0 before the first lease. */
  readonly leaseUntilMs: number
  /** What the server's clock was ahead of this machine's at the last contact, ms. */
  readonly aheadMs: number
  /** Server time of the last contact, UTC ms; 0 before the first. */
  readonly contactAtMs: number
  /** Given and not yet handed in, oldest first. */
  readonly open: readonly OfflineTicket[]
  /** Put aside: the server has refused them for good and told the duty manager. Newest last, at most fifty. */
  readonly refused: readonly { readonly ticket: OfflineTicket; readonly fault: HandInFault }[]
  /** Highest number per prefix and service date ("2026-11-27/CS" → 12), those handed in included. */
  readonly lastNumbers: Readonly<Record<string, number>>
}

/** A journal that has never met a server. `journalId`: at least 128 random bits as text, 16 to 64 characters. */
export function newJournal(journalId: string): Journal {
  return {
    journalId,
    series: null,
    leaseUntilMs: 0,
    aheadMs: 0,
    contactAtMs: 0,
    open: [],
    refused: [],
    lastNumbers: {},
  }
}

/** Where a journal lives: a browser's database, a file of the shell, memory in tests. */
export interface JournalStore {
  /** null: there is none yet. Rejects when it cannot be read; then nothing may be issued. */
  load(): Promise<Journal | null>
  /** Resolves only once it would survive a power cut. Rejects when it cannot be kept; then the slip is not printed. */
  save(journal: Journal): Promise<void>
}
