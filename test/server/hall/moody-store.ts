/** A store in memory whose disk fails when a test says so. */
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'

export interface Moody extends Store {
  isFull: boolean
  isUnreadable: boolean
  conflicts: number
}

/** A store on a disk that can be full, gone, or written to by somebody else. */
export function moodyStore(): Moody {
  const store = openMemoryStore()
  const moody: Moody = {
    ...store,
    isFull: false,
    isUnreadable: false,
    conflicts: 0,
    append: async (batch) => {
      if (moody.isFull) throw new Error('SQLITE_FULL: database or disk is full')
      if (moody.conflicts > 0) {
        moody.conflicts -= 1
        return 'conflict'
      }
      return store.append(batch)
    },
    probe: async () => {
      if (moody.isFull) throw new Error('SQLITE_FULL: database or disk is full')
    },
    read: async (stream, afterSeq) => {
      if (moody.isUnreadable) throw new Error('SQLITE_IOERR: disk I/O error')
      return store.read(stream, afterSeq)
    },
  }
  return moody
}
