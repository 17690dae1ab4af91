/**
 * What a kiosk keeps in its browser for times without a server: one small database, written durably where it matters.
 */

const NAME = 'yichuang.kiosk'
const TABLE = 'kept'

export interface KeptStore {
  /** undefined: nothing is kept under this name. */
  readonly get: (key: string) => Promise<unknown>
  /**
   * Replaces what is kept, in one transaction with looking at it. `change` may throw to leave it as it is.
   * `strict` resolves only after the browser has told the disk to hold it.
   */
  readonly change: (key: string, change: (held: unknown) => unknown, durability: 'strict' | 'relaxed') => Promise<void>
}

/** Opens it anew each time it is used: a browser may close it whenever it likes. */
export function keptStore(factory: IDBFactory = indexedDB): KeptStore {
  async function within<T>(
    mode: IDBTransactionMode,
    durability: 'strict' | 'relaxed',
    work: (table: IDBObjectStore, done: (result: T) => void, fail: (error: unknown) => void) => void,
  ): Promise<T> {
    const database = await opened(factory)
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(TABLE, mode, { durability })
        let result: T
        transaction.addEventListener('complete', () => resolve(result))
        transaction.addEventListener('abort', () =>
          reject(transaction.error ?? new Error('what was to be kept was given up')),
        )
        work(
          transaction.objectStore(TABLE),
          (value) => (result = value),
          (error) => {
            reject(error)
            transaction.abort()
          },
        )
      })
    } finally {
      database.close()
    }
  }

  return {
    get: (key) =>
      within<unknown>('readonly', 'relaxed', (table, done) => {
        const asked = table.get(key)
        asked.addEventListener('success', () => done(asked.result))
      }),
    change: (key, change, durability) =>
      within<void>('readwrite', durability, (table, _done, fail) => {
        const asked = table.get(key)
        asked.addEventListener('success', () => {
          try {
            table.put(change(asked.result), key)
          } catch (error) {
            fail(error)
          }
        })
      }),
  }
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = factory.open(NAME, 1)
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(TABLE))
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error ?? new Error('this browser keeps nothing')))
    asked.addEventListener('blocked', () => reject(new Error('another page holds an older database')))
  })
}
