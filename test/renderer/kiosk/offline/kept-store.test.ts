/** The browser's own database of a kiosk, and the journal in it: durable, whole, and one page at a time. */
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newJournal } from '../../../../domain/offline/journal.ts'
import { browserJournal } from '../../../../renderer/kiosk/offline/journal-store.ts'
import { keptStore, type KeptStore } from '../../../../renderer/kiosk/offline/kept-store.ts'

interface Asked {
  readonly mode: unknown
  readonly durability: unknown
}

let factory: IDBFactory
let asked: Asked[]
let open: number
let kept: KeptStore

/** The real thing in memory, with an ear at the transactions and at what stays open. */
function listening(): IDBFactory {
  const inner = new IDBFactory()
  const plain = inner.open.bind(inner)
  inner.open = (name, version) => {
    const request = plain(name, version)
    request.addEventListener('success', () => {
      const database = request.result
      const [transaction, close] = [database.transaction.bind(database), database.close.bind(database)]
      open += 1
      database.transaction = ((tables: string, mode: IDBTransactionMode, options: IDBTransactionOptions) => {
        asked.push({ mode, durability: options.durability })
        return transaction(tables, mode, options)
      }) as IDBDatabase['transaction']
      database.close = () => {
        open -= 1
        close()
      }
    })
    return request
  }
  return inner
}

beforeEach(() => {
  asked = []
  open = 0
  factory = listening()
  kept = keptStore(factory)
})

describe('what a kiosk keeps in its browser', () => {
  it('KIOSK-18 is there again for the next page, under its own name only', async () => {
    expect(await kept.get('plan')).toBeUndefined()
    await kept.change('plan', () => ({ plan: 1 }), 'relaxed')
    await kept.change('other', () => 2, 'relaxed')
    expect(await keptStore(factory).get('plan')).toEqual({ plan: 1 })
    expect(await keptStore(factory).get('other')).toBe(2)
    expect(await kept.get('nothing')).toBeUndefined()
  })

  it('KIOSK-19 a strict write asks the disk to hold it, in the transaction that looked at it', async () => {
    await kept.change('journal', (held) => [held], 'strict')
    await kept.change('journal', (held) => [held], 'strict')
    expect(asked).toEqual([
      { mode: 'readwrite', durability: 'strict' },
      { mode: 'readwrite', durability: 'strict' },
    ])
    expect(await kept.get('journal')).toEqual([[undefined]])
    expect(asked.at(-1)).toEqual({ mode: 'readonly', durability: 'relaxed' })
  })

  it('KIOSK-19 two changes at once follow one another: neither is lost', async () => {
    const add = (held: unknown): number => ((held as number | undefined) ?? 0) + 1
    await Promise.all([kept.change('n', add, 'strict'), kept.change('n', add, 'strict')])
    expect(await kept.get('n')).toBe(2)
  })

  it('KIOSK-20 a change that throws leaves everything as it was, and says so in its own words', async () => {
    await kept.change('n', () => 1, 'strict')
    const fails = kept.change(
      'n',
      () => {
        throw new Error('somebody else was here')
      },
      'strict',
    )
    await expect(fails).rejects.toThrow('somebody else was here')
    expect(await kept.get('n')).toBe(1)
  })

  it('KIOSK-20 a write that the browser gives up is not taken for kept', async () => {
    const unkept = kept.change('n', () => () => 'a function cannot be kept', 'strict')
    await expect(unkept).rejects.toThrow()
    expect(await kept.get('n')).toBeUndefined()
  })

  it('KIOSK-20 a browser that keeps nothing says why', async () => {
    const closed = keptStore({
      open: () => {
        const request = new EventTarget() as IDBOpenDBRequest
        Object.assign(request, { error: new Error('the private window keeps nothing') })
        queueMicrotask(() => request.dispatchEvent(new Event('error')))
        return request
      },
    } as unknown as IDBFactory)
    await expect(closed.get('n')).rejects.toThrow('the private window keeps nothing')
  })

  it('KIOSK-18 leaves no database open, whatever became of its use', async () => {
    await kept.get('n')
    await kept.change('n', () => 1, 'strict')
    await kept
      .change(
        'n',
        () => {
          throw new Error('x')
        },
        'strict',
      )
      .catch(() => undefined)
    expect(open).toBe(0)
  })
})

describe('the journal in it', () => {
  const journal = (id: string) => newJournal(id.padEnd(16, '-'))

  it('KIOSK-19 there is none at first; what was saved is loaded, durably kept', async () => {
    const store = browserJournal(kept, '3 号机')
    expect(await store.load()).toBeNull()
    await store.save(journal('first'))
    expect(asked.at(-1)).toEqual({ mode: 'readwrite', durability: 'strict' })
    expect(await browserJournal(keptStore(factory), '3 号机').load()).toEqual(journal('first'))
  })

  it('KIOSK-19 the page that holds it writes again and again', async () => {
    const store = browserJournal(kept, '3 号机')
    await store.load()
    for (const id of ['first', 'second', 'third']) await store.save(journal(id))
    expect(await store.load()).toEqual(journal('third'))
    await store.save(journal('fourth'))
    expect(await store.load()).toEqual(journal('fourth'))
  })

  it('OFF-1 KIOSK-19 of two pages of one kiosk only the one that saw the last write may write, the other loads first', async () => {
    const [one, other] = [browserJournal(kept, '3 号机'), browserJournal(keptStore(factory), '3 号机')]
    await Promise.all([one.load(), other.load()])
    await one.save(journal('one'))
    await expect(other.save(journal('other'))).rejects.toThrow('another page has written')
    expect(await one.load()).toEqual(journal('one'))
    await expect(other.save(journal('other'))).rejects.toThrow('another page has written')
    await other.load()
    await other.save(journal('other'))
    await expect(one.save(journal('one'))).rejects.toThrow('another page has written')
    expect(await one.load()).toEqual(journal('other'))
  })

  it('KIOSK-19 a page that never loaded writes over nothing that is there', async () => {
    await browserJournal(kept, '3 号机').save(journal('one'))
    await expect(browserJournal(kept, '3 号机').save(journal('blind'))).rejects.toThrow('another page has written')
  })

  it('OFF-5 two kiosks in one browser have a journal each', async () => {
    const [one, other] = [browserJournal(kept, '1 号机'), browserJournal(kept, '2 号机')]
    await one.save(journal('one'))
    expect(await other.load()).toBeNull()
    await other.save(journal('other'))
    expect(await one.load()).toEqual(journal('one'))
  })

  it('KIOSK-19 saving is told only when the browser has told of it', async () => {
    const held = vi.fn()
    const store = browserJournal({ get: kept.get, change: (...words) => kept.change(...words).then(held) }, '3 号机')
    await store.load()
    await store.save(journal('first'))
    expect(held).toHaveBeenCalledOnce()
  })
})
