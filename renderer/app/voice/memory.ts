/** What an announcer remembers over a reload: the last call it was done with, of one zone and one service date. */

interface Remembered {
  readonly date: string
  readonly callNo: number
  /**
   * Event number at that time: a lower one later on the same date means another day's log, whose calls count afresh.
   */
  readonly seq: number
}

const NOTHING: Remembered = { date: '', callNo: 0, seq: 0 }

export interface AnnouncerMemory {
  /** The call number to go on from, given the view that has come; 0 when its day is another one. */
  recall(date: string, seq: number): number
  keep(date: string, seq: number, callNo: number): void
}

/** Reads and writes one line of localStorage; works on, without memory, where there is none. */
export function announcerMemory(zone: string | null): AnnouncerMemory {
  const key = `yichuang.spoken.${zone ?? 'all'}`
  return {
    recall: (date, seq) => {
      const { date: then, callNo, seq: thenSeq } = read(key)
      return then === date && thenSeq <= seq ? callNo : 0
    },
    keep: (date, seq, callNo) => {
      try {
        localStorage.setItem(key, JSON.stringify({ date, seq, callNo } satisfies Remembered))
      } catch {
        // A full or forbidden store costs a repetition after a reload, not the voice.
      }
    },
  }
}

function read(key: string): Remembered {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Remembered> | null
    return { date: kept?.date ?? '', callNo: Number(kept?.callNo ?? 0) || 0, seq: Number(kept?.seq ?? 0) || 0 }
  } catch {
    return NOTHING
  }
}
