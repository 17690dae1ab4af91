/** The journal of a kiosk in a plain browser. */
import type { Journal, JournalStore } from '../../../domain/offline/journal.ts'
import type { KeptStore } from './kept-store.ts'

interface KeptJournal {
  /** Counts the writes. */
  readonly write: number
  readonly journal: Journal
}

/**
 * @param name of the kiosk in its address; several may live in one browser, each with a journal of its own
 *
 * Two pages of one kiosk never give the same number: who has not seen the last write writes nothing, and must load
 * again.
 */
export function browserJournal(store: KeptStore, name: string): JournalStore {
  const key = `journal.${name}`
  let seen = 0
  return {
    load: async () => {
      const kept = (await store.get(key)) as KeptJournal | undefined
      seen = kept?.write ?? 0
      return kept?.journal ?? null
    },
    save: async (journal) => {
      await store.change(
        key,
        (held) => {
          if (((held as KeptJournal | undefined)?.write ?? 0) !== seen)
            throw new Error('another page has written to this journal')
          return { write: seen + 1, journal } satisfies KeptJournal
        },
        'strict',
      )
      seen += 1
    },
  }
}
