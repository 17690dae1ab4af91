/** The desk of a kiosk alone: on disk before it is told, read again when the disk may say otherwise, handed in. */
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { OfflineCommand, OfflineResult } from '../../../../domain/offline/commands.ts'
import type { Journal, JournalStore } from '../../../../domain/offline/journal.ts'
import { sitePlan } from '../../../../domain/plan/site-plan.ts'
import { createDesk, type Desk } from '../../../../renderer/kiosk/offline/issuing.ts'
import { browserJournal } from '../../../../renderer/kiosk/offline/journal-store.ts'
import { keptStore } from '../../../../renderer/kiosk/offline/kept-store.ts'
import { NINE, settingsWith } from '../../../domain/queue-day/hall.ts'

const DAY_MS = 86_400_000
const plan = sitePlan(settingsWith())
const wish = { items: [{ item: 'c' }], isElder: false }

let factory: IDBFactory
let nowMs: number
let ids: number

/** The browser's journal of 3 号机, which can be made to fail. */
function failing(): JournalStore & { fail: 'load' | 'save' | null; saves: Journal[] } {
  const inner = browserJournal(keptStore(factory), '3 号机')
  const store = {
    fail: null as 'load' | 'save' | null,
    saves: [] as Journal[],
    load: () => (store.fail === 'load' ? Promise.reject(new Error('cannot be read')) : inner.load()),
    save: async (journal: Journal) => {
      if (store.fail === 'save') throw new Error('no room')
      await inner.save(journal)
      store.saves.push(journal)
    },
  }
  return store
}

/** A server that leases series S and takes everything. */
function answering(command: OfflineCommand): Promise<OfflineResult | null> {
  return Promise.resolve(
    command.type === 'LeaseSeries'
      ? { series: 'S', leaseUntilMs: nowMs + 6 * DAY_MS }
      : { taken: command.tickets.map((ticket) => ticket.ticketNo), refused: [] },
  )
}

function deskOver(
  store: JournalStore,
  ask: (command: OfflineCommand) => Promise<OfflineResult | null> = answering,
  onChange: (open: number) => void = () => undefined,
): Desk {
  return createDesk({
    store,
    ask,
    machineNowMs: () => nowMs,
    newId: () => `id-${(ids += 1)}`.padEnd(22, '-'),
    onChange,
  })
}

async function met(store: JournalStore, ask?: typeof answering): Promise<Desk> {
  const desk = deskOver(store, ask)
  await desk.open()
  expect(await desk.meet(nowMs)).toBe(true)
  return desk
}

const given = async (desk: Desk): Promise<string> => {
  const answer = await desk.give(plan, wish)
  return answer.ok ? answer.ticket.ticketNo : answer.refusal.code
}

beforeEach(() => {
  factory = new IDBFactory()
  nowMs = NINE
  ids = 0
})

describe('a desk', () => {
  it('KIOSK-20 gives nothing before its journal was read, and nothing before a series was leased', async () => {
    const desk = deskOver(failing())
    expect(desk.bar(plan)).toEqual({ code: 'NotKept' })
    expect([desk.hallNowMs(), desk.contactAtMs()]).toEqual([null, 0])
    await desk.open()
    expect(desk.bar(plan)).toEqual({ code: 'NoSeries' })
    expect(desk.hallNowMs()).toBeNull()
    expect(await given(desk)).toBe('NoSeries')
  })

  it('KIOSK-19 OFF-3 after a contact it knows the hall’s time and gives numbers, each on disk before it is told', async () => {
    const store = failing()
    const desk = await met(store)
    expect(desk.bar(plan)).toBeNull()
    expect(desk.contactAtMs()).toBe(NINE)
    nowMs += 60_000
    expect(desk.hallNowMs()).toBe(NINE + 60_000)
    expect(await given(desk)).toBe('CS001')
    expect(store.saves.at(-1)?.open.map((ticket) => ticket.ticketNo)).toEqual(['CS001'])
    expect(await given(await deskAgain())).toBe('CS002')
  })

  it('KIOSK-19 a save that failed gives no number; the next press reads the journal again and gives the number that is free', async () => {
    const store = failing()
    const desk = await met(store)
    expect(await given(desk)).toBe('CS001')
    store.fail = 'save'
    expect(await given(desk)).toBe('NotKept')
    store.fail = null
    expect(await given(desk)).toBe('CS002')
  })

  it('KIOSK-19 OFF-1 another page has written meanwhile: the same press reads again and gives the next number', async () => {
    const one = await met(failing())
    const other = await deskAgain()
    expect(await given(one)).toBe('CS001')
    expect(await given(other)).toBe('CS002')
    expect(await given(one)).toBe('CS003')
  })

  it('KIOSK-20 a journal that cannot be read any more: no number, and the page says so until it can', async () => {
    const store = failing()
    const desk = await met(store)
    store.fail = 'save'
    await given(desk)
    store.fail = 'load'
    expect(await given(desk)).toBe('NotKept')
    expect(desk.bar(plan)).toEqual({ code: 'NotKept' })
    store.fail = null
    expect(await given(desk)).toBe('CS001')
    expect(desk.bar(plan)).toBeNull()
  })

  it('KIOSK-20 a disk that does not answer keeps nobody waiting for more than a few seconds a try', async () => {
    vi.useFakeTimers()
    try {
      const desk = deskOver({ load: () => new Promise(() => undefined), save: () => Promise.resolve() })
      const answer = given(desk)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await answer).toBe('NotKept')
    } finally {
      vi.useRealTimers()
    }
  })

  it('KIOSK-19 two presses at once get two numbers, and every change is told', async () => {
    const told: number[] = []
    const desk = deskOver(failing(), answering, (open) => told.push(open))
    await desk.open()
    await desk.meet(nowMs)
    expect(await Promise.all([given(desk), given(desk)])).toEqual(['CS001', 'CS002'])
    expect(told.at(-1)).toBe(2)
    expect(await desk.meet(nowMs)).toBe(true)
    expect(told.at(-1)).toBe(0)
  })
})

describe('when the server is back', () => {
  it('KIOSK-21 OFF-6 a ticket leaves the journal only by the answer', async () => {
    const desk = await met(failing())
    await given(desk)
    const silent = deskOver(failing(), () => Promise.resolve(null))
    await silent.open()
    expect(await silent.meet(nowMs)).toBe(false)
    const again = failing()
    const late = deskOver(again)
    await late.open()
    expect((await again.load())?.open).toHaveLength(1)
    expect(await late.meet(nowMs)).toBe(true)
    expect((await again.load())?.open).toHaveLength(0)
  })

  it('KIOSK-21 a ticket given during the hand-in is left, and meeting says that something is left', async () => {
    const store = failing()
    const desk = await met(store, async (command) => {
      if (command.type === 'HandInTickets') expect(await given(desk)).toBe('CS002')
      return answering(command)
    })
    await given(desk)
    expect(await desk.meet(nowMs)).toBe(false)
    expect((await store.load())?.open.map((ticket) => ticket.ticketNo)).toEqual(['CS002'])
  })

  it('OFF-5 a lease is asked for once a day, and one without an answer is asked for again', async () => {
    const asked: string[] = []
    let isSilent = true
    const desk = deskOver(failing(), (command) => {
      asked.push(command.type)
      return isSilent ? Promise.resolve(null) : answering(command)
    })
    await desk.open()
    expect(await desk.meet(nowMs)).toBe(false)
    isSilent = false
    expect(await desk.meet(nowMs)).toBe(true)
    expect(await desk.meet(nowMs)).toBe(true)
    expect(asked).toEqual(['LeaseSeries', 'LeaseSeries'])
    nowMs += DAY_MS + 1
    await desk.meet(nowMs)
    expect(asked).toHaveLength(3)
  })

  it('KIOSK-21 one meeting at a time; a second is not begun beside it', async () => {
    let answer: (result: OfflineResult | null) => void = () => undefined
    const desk = deskOver(failing(), () => new Promise((resolve) => (answer = resolve)))
    await desk.open()
    const first = desk.meet(nowMs)
    await vi.waitFor(() => expect(desk.contactAtMs()).toBe(NINE))
    expect(await desk.meet(nowMs)).toBe(false)
    await vi.waitFor(() => {
      answer({ series: 'S', leaseUntilMs: nowMs + 6 * DAY_MS })
      expect(desk.bar(plan)).toBeNull()
    })
    expect(await first).toBe(true)
    expect(await desk.meet(nowMs)).toBe(true)
  })

  it('KIOSK-20 a meeting that the disk does not keep is none', async () => {
    const store = failing()
    const desk = deskOver(store)
    await desk.open()
    store.fail = 'save'
    expect(await desk.meet(nowMs)).toBe(false)
  })

  it('SHELL-12 a spoilt journal is handed in and replaced on disk before a series is leased for the new one', async () => {
    const store = failing()
    const desk = await met(store)
    await given(desk)
    const [kept] = store.saves.slice(-1)
    await store.save({ ...(kept as Journal), series: null })
    const orders: string[] = []
    const spoilt = failing()
    const again = deskOver(spoilt, async (command) => {
      orders.push(`${command.type} of ${command.journalId}; on disk ${(await spoilt.load())?.journalId ?? 'none'}`)
      return answering(command)
    })
    await again.open()
    expect(await again.meet(nowMs)).toBe(true)
    const old = (kept as Journal).journalId
    const fresh = spoilt.saves.at(-1)?.journalId ?? ''
    expect(fresh).not.toBe(old)
    expect(orders).toEqual([`HandInTickets of ${old}; on disk ${old}`, `LeaseSeries of ${fresh}; on disk ${fresh}`])
  })
})

async function deskAgain(): Promise<Desk> {
  const desk = deskOver(failing())
  await desk.open()
  return desk
}
