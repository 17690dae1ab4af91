/** The executor where it is seldom: beside another server, on a disk that fails, with more orders than one commit takes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import type { Hall } from '../../../server/hall/hall.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { kiosk, manager, MINUTE, NINE, settings, wordOf } from './floor.ts'

const issueC: Command = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }

/** A store whose reads, writes and probes fail when they are told to. */
function failing(store: Store): Store & { failing: Set<'read' | 'append' | 'probe'> } {
  const broken = new Set<'read' | 'append' | 'probe'>()
  const unless = <T>(what: 'read' | 'append' | 'probe', work: () => Promise<T>): Promise<T> =>
    broken.has(what) ? Promise.reject(new Error(`no ${what}`)) : work()
  return {
    ...store,
    failing: broken,
    read: (stream, afterSeq) => unless('read', () => store.read(stream, afterSeq)),
    append: (batch) => unless('append', () => store.append(batch)),
    probe: (nowMs) => unless('probe', () => store.probe(nowMs)),
  }
}

interface Standing {
  readonly hall: Hall
  readonly heard: HallEvent[]
  readonly repaints: () => number
  readonly troubles: unknown[]
  readonly give: (command: Command, id: string) => Promise<Answer>
}

let nowMs: number

async function stand(store: Store, isShared = false): Promise<Standing> {
  const heard: HallEvent[] = []
  const troubles: unknown[] = []
  let repaints = 0
  const hall = await composeHall({
    jobs: HALL_JOBS,
    settings,
    store,
    isShared,
    nowMs: () => nowMs,
    onTrouble: (error) => void troubles.push(error),
  })
  hall.onCommitted((events) => {
    heard.push(...events)
    if (events.length === 0) repaints += 1
  })
  return {
    hall,
    heard,
    repaints: () => repaints,
    troubles,
    give: (command, commandId) =>
      hall.execute({ commandId, command }, command.type === 'IssueTicket' ? kiosk : manager),
  }
}

beforeEach(() => {
  nowMs = NINE
})

describe('two servers over one store', () => {
  let store: Store
  beforeEach(() => {
    store = openMemoryStore()
  })
  afterEach(() => store.close())

  it('SEND-5 STORE-8 what the other has written reaches the screens here within a second, with no order given here', async () => {
    const [one, other] = [await stand(store, true), await stand(store, true)]
    await one.give(issueC, 'by-the-other')
    expect(other.hall.day().totals.issued).toBe(0)
    await other.hall.tick()
    expect(other.heard.map((event) => event.type)).toContain('TicketIssued')
    expect(other.hall.view('lobby:')).toMatchObject({ kind: 'lobby' })
    expect(other.hall.day().totals.issued).toBe(1)
    const heard = other.heard.length
    await other.hall.tick()
    expect(other.heard).toHaveLength(heard)
  })

  it('STORE-8 a refusal is told only after what the other has written was read, and that reaches the screens here', async () => {
    const [one, other] = [await stand(store, true), await stand(store, true)]
    await one.give(issueC, 'by-the-other')
    await other.give(issueC, 'one-of-its-own')
    await one.give(issueC, 'a-third-there')
    const voided = await other.give({ type: 'VoidTicket', ticketNo: 'C003', reason: '测试' }, 'void-it-here')
    expect(wordOf(voided)).toBe('ok')
    expect(other.heard).toContainEqual(expect.objectContaining({ type: 'TicketIssued', ticketNo: 'C003' }))
  })

  it('SEND-5 STORE-8 an order that lost its place to the other and is refused then shows here what the other wrote', async () => {
    const [one, other] = [await stand(store, true), await stand(store, true)]
    await one.give(issueC, 'by-the-other')
    const before = other.repaints()
    expect(wordOf(await other.give({ type: 'VoidTicket', ticketNo: 'X999', reason: '测试' }, 'void-nothing'))).toBe(
      'UnknownTicket',
    )
    expect(other.hall.day().totals.issued).toBe(1)
    expect(other.repaints()).toBe(before + 1)
  })

  it('NUM-2 STORE-2 both give numbers at once: none twice, none missing', async () => {
    const halls = [await stand(store, true), await stand(store, true)]
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => (halls[at % 2] as Standing).give(issueC, `order-number-${at}`)),
    )
    const numbers = answers.flatMap((one) => (one.ok ? [one.result.ticketNo] : []))
    expect(new Set(numbers).size).toBe(40)
    expect(
      [...(await store.read('day/2026-11-25', 0))].filter(({ event }) => event.type === 'TicketIssued').length,
    ).toBe(40)
  })
})

describe('a disk that fails', () => {
  it('SEND-4 a write that failed, and a reading that fails after it: the next second reads all of it, and nothing unkept is shown', async () => {
    const store = failing(openMemoryStore())
    const floor = await stand(store)
    await floor.give(issueC, 'kept-order')
    store.failing.add('append').add('read')
    expect(await floor.give(issueC, 'unkept-order')).toEqual({ ok: false, refused: 'cannotStore' })
    expect(floor.hall.trouble()).toBe('no append')
    store.failing.clear()
    nowMs += 1000
    await floor.hall.tick()
    expect(floor.hall.day().totals.issued).toBe(1)
    expect(floor.hall.day().tickets.has('C002')).toBe(false)
    expect(await floor.give(issueC, 'next-order')).toMatchObject({ ok: true, result: { ticketNo: 'C002' } })
    expect(floor.hall.trouble()).toBeNull()
  })

  it('STORE-9 a probe that fails is told to the log once and to the screens once, and so is the one that succeeds again', async () => {
    const store = failing(openMemoryStore())
    const floor = await stand(store)
    const before = floor.repaints()
    store.failing.add('probe')
    await floor.hall.probe()
    await floor.hall.probe()
    expect(floor.troubles).toHaveLength(1)
    expect(floor.hall.trouble()).toBe('no probe')
    expect(floor.repaints()).toBe(before + 1)
    store.failing.clear()
    await floor.hall.probe()
    await floor.hall.probe()
    expect(floor.hall.trouble()).toBeNull()
    expect(floor.repaints()).toBe(before + 2)
  })

  it('SEND-1 SEND-4 an order that was not kept may be sent again under its id and is done once', async () => {
    const store = failing(openMemoryStore())
    const floor = await stand(store)
    store.failing.add('append')
    await floor.give(issueC, 'the-same-order')
    store.failing.clear()
    const done = await floor.give(issueC, 'the-same-order')
    expect(done).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
    expect(await floor.give(issueC, 'the-same-order')).toEqual(done)
    expect(floor.hall.day().totals.issued).toBe(1)
  })
})

describe('many orders in one turn', () => {
  it('SEND-4 an answer that cannot be told takes nothing back and holds nobody up', async () => {
    const { hall, troubles, give } = await stand(openMemoryStore())
    const gone = new Error('the line is gone')
    hall.give({ commandId: 'order-1', command: issueC }, kiosk, () => {
      throw gone
    })
    expect(wordOf(await give(issueC, 'order-2'))).toBe('ok')
    expect(troubles).toEqual([gone])
    expect(await give(issueC, 'order-1')).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
    expect(hall.day().totals.issued).toBe(2)
  })

  it('SEND-1 SEND-4 more than one commit takes, some refused: each is answered once, and each number is there once', async () => {
    let appends = 0
    const inner = openMemoryStore()
    const most: number[] = []
    const store: Store = {
      ...inner,
      append: (batch) => {
        appends += 1
        most.push(batch.reduce((sum, one) => sum + one.records.length, 0))
        return inner.append(batch)
      },
    }
    const floor = await stand(store)
    const answers = await Promise.all(
      Array.from({ length: 450 }, (_, at) =>
        floor.give(at % 9 === 0 ? { type: 'CancelTicket', ticketNo: 'X999' } : issueC, `order-number-${at}`),
      ),
    )
    const words = answers.map(wordOf)
    expect(words.filter((word) => word === 'UnknownTicket')).toHaveLength(50)
    const numbers = answers.flatMap((one) => (one.ok ? [one.result.ticketNo] : []))
    expect(new Set(numbers).size).toBe(400)
    expect(floor.hall.day().totals.issued).toBe(400)
    expect(floor.heard.filter((event) => event.type === 'TicketIssued')).toHaveLength(400)
    expect(appends).toBe(3)
    expect(Math.max(...most)).toBeLessThanOrEqual(201)
  })

  it('SEND-6 while a long queue of orders is being written, a page that asks meanwhile is answered, and reads the numbers given so far', async () => {
    const many = 3000
    const server = await startInnerServer()
    const issued = async (): Promise<number> => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text()
      return Number(/^yichuang_issued_today (\d+)$/m.exec(metrics)?.[1])
    }
    try {
      const { hall } = server.running()
      expect(await issued()).toBe(0)
      let told = 0
      const orders = Array.from({ length: many }, async (_, at) => {
        const answer = await hall.execute({ commandId: `order-number-${at}`, command: issueC }, kiosk)
        told += 1
        return answer
      })
      const readMeanwhile = await issued()
      expect(told).toBeLessThan(many)
      expect(readMeanwhile).toBeLessThan(many)
      expect((await Promise.all(orders)).map(wordOf)).toEqual(Array.from({ length: many }, () => 'ok'))
      expect(await issued()).toBe(many)
    } finally {
      await server.stop()
    }
  })

  it('ISSUE-6 WAIT-2 SERVE-4 what is answered: number, link, time and place of a new ticket; the number of a call, or that nobody waits', async () => {
    const floor = await stand(openMemoryStore())
    await floor.give(issueC, 'the-first-order')
    const second = await floor.give(issueC, 'the-second-order')
    expect(second).toMatchObject({ ok: true, result: { ticketNo: 'C002', issuedAtMs: NINE, ahead: 1 } })
    const link = second.ok ? second.result.link : undefined
    expect(link).toBe(floor.hall.day().tickets.get('C002')?.link)
  })

  it('SEND-2 an id belongs to its sender: somebody else’s is not answered', async () => {
    const floor = await stand(openMemoryStore())
    await floor.give(issueC, 'an-order-of-one')
    expect(
      await floor.hall.execute(
        { commandId: 'an-order-of-one', command: issueC },
        { kind: 'device', deviceId: 'kiosk-2', deviceKind: 'kiosk' },
      ),
    ).toEqual({ ok: false, refused: 'notAuthorised' })
  })
})

it('NUM-3 the date turns by itself at midnight; the day before is held no longer and the new one begins at one', async () => {
  const floor = await stand(openMemoryStore())
  await floor.give(issueC, 'order-of-today')
  nowMs += 15 * 60 * MINUTE
  await floor.hall.tick()
  expect(floor.hall.day()).toMatchObject({ totals: { issued: 0 } })
  expect(await floor.give(issueC, 'order-of-tomorrow')).toMatchObject({ ok: true, result: { ticketNo: 'C001' } })
})
