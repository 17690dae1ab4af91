/** One command is one command: its id, its answer, its faults are nobody else's. */
import { describe, expect, it } from 'vitest'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { HOUR, MINUTE, NINE, clerkAt, counterAt, expectOk, kiosk, openFloor, settings } from './floor.ts'

const issue = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const
const MIDNIGHT = NINE + 15 * HOUR
const malformed = { ok: false, malformed: { field: 'commandId' } }

describe('a command that is sent again', () => {
  it('SEND-1 STORE-3 gets its answer after a restart, at any time of its day', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    const told = expectOk(await floor.give(issue, kiosk, 'press-0001'))
    for (let n = 0; n < 30; n += 1) await floor.issue('c05')
    const again = await openFloor(store, settings, NINE + 7 * HOUR)
    expect(expectOk(await again.give(issue, kiosk, 'press-0001')).result.ticketNo).toBe(told.result.ticketNo)
    expect((await store.head('day/2026-11-25')).seq).toBe(32)
  })

  it('SEND-1 STORE-3 gets its answer after midnight, by this server and by the next', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store, settings, MIDNIGHT - MINUTE)
    const told = expectOk(await floor.give(issue, kiosk, 'press-0001'))
    const next = await openFloor(store, settings, MIDNIGHT + MINUTE)
    expect(expectOk(await next.give(issue, kiosk, 'press-0001')).result.ticketNo).toBe(told.result.ticketNo)
    floor.nowMs = MIDNIGHT + 2 * MINUTE
    expect(expectOk(await floor.give(issue, kiosk, 'press-0001')).result.ticketNo).toBe(told.result.ticketNo)
    expect(await store.streams()).toEqual(['day/2026-11-25'])
  })

  it('SEND-1 with another content is refused as malformed, and writes nothing', async () => {
    const floor = await openFloor(openMemoryStore())
    expectOk(await floor.give(issue, kiosk, 'press-0001'))
    const { seq } = floor.hall.day()
    for (const other of [
      { ...issue, items: [{ item: 'd01' }] },
      { type: 'RequestHelp', place: '3 号机' },
      { type: 'SubmitSuggestion', kind: 'complaint', text: '等太久', phone: null },
    ] satisfies HallCommand[])
      expect(await floor.give(other, kiosk, 'press-0001')).toMatchObject(malformed)
    expect(floor.hall.day().seq).toBe(seq)
  })

  it('SEND-1 with another type, ticket or counter is refused after a restart as well', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    await floor.staff(10)
    expectOk(await floor.give(issue, clerkAt(10), 'press-0001'))
    expectOk(await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10), 'call-00001'))
    const again = await openFloor(store)
    for (const [id, other] of [
      ['press-0001', { type: 'SubmitSuggestion', kind: 'complaint', text: '等太久', phone: null }],
      ['press-0001', { type: 'CallNext', counter: counterAt(10) }],
      ['call-00001', issue],
      ['call-00001', { type: 'CallNext', counter: counterAt(11) }],
      ['call-00001', { type: 'Rejoin', ticketNo: 'C009' }],
    ] satisfies (readonly [string, HallCommand])[])
      expect(await again.give(other, clerkAt(10), id), JSON.stringify(other)).toMatchObject(malformed)
    expect(
      expectOk(await again.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10), 'call-00001')).result,
    ).toMatchObject({ ticketNo: 'C001' })
  })
})

describe('a command that makes the program fail', () => {
  const broken = { ...issue, items: null } as unknown as HallCommand

  it('SEND-8 is refused alone, and said with its kind; the others of its batch are served and nothing is trouble', async () => {
    const faults: unknown[] = []
    const hall = await composeHall({
      settings,
      store: openMemoryStore(),
      nowMs: () => NINE,
      jobs: [],
      onTrouble: (error) => expect.fail(String(error)),
      onFault: (_error, kind) => void faults.push(kind),
    })
    const answers = await Promise.all(
      [issue, broken, issue].map((command, at) => hall.execute({ commandId: `command-${at}`, command }, kiosk)),
    )
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true])
    expect(answers[1]).toMatchObject({ malformed: { field: 'command' } })
    expect(faults).toEqual(['IssueTicket'])
    expect(hall.trouble()).toBeNull()
  })

  it('SEND-8 also when it fails after it was decided: what is held is read again, and the others are served', async () => {
    const store = openMemoryStore()
    let links = 0
    const faults: unknown[] = []
    const hall = await composeHall({
      settings,
      store,
      nowMs: () => NINE,
      jobs: [],
      onTrouble: (error) => expect.fail(String(error)),
      onFault: (_error, kind) => void faults.push(kind),
      newLink: () => {
        links += 1
        if (links === 2) throw new Error('no chance left')
        return `link-${links}`
      },
    })
    const answers = await Promise.all(
      [0, 1, 2].map((at) => hall.execute({ commandId: `command-${at}`, command: issue }, kiosk)),
    )
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true])
    expect(faults).toEqual(['IssueTicket'])
    expect((await store.verify('day/2026-11-25')).ok).toBe(true)
    expect(hall.day().totals.issued).toBe(2)
  })
})

describe('a program that can decide nothing', () => {
  it('SEND-9 is trouble of the hall until deciding works again, and one bad command is not', async () => {
    let isBroken = false
    const items = settings.items.map((item) =>
      Object.defineProperty({ ...item }, 'serviceMin', {
        enumerable: true,
        get: () => {
          if (isBroken) throw new Error('a rule that fails for everybody')
          return item.serviceMin
        },
      }),
    )
    const hall = await composeHall({
      settings: { ...settings, items },
      store: openMemoryStore(),
      nowMs: () => NINE,
      jobs: [],
      onTrouble: (error) => expect.fail(String(error)),
      onFault: () => undefined,
    })
    const give = (id: string, command: HallCommand = issue): Promise<unknown> =>
      hall.execute({ commandId: id, command }, kiosk)
    expect(await give('press-0001')).toMatchObject({ ok: true })
    await give('press-0002', { ...issue, items: null } as unknown as HallCommand)
    await hall.probe()
    expect(hall.trouble()).toBeNull()
    isBroken = true
    expect(await give('press-0003')).toMatchObject({ malformed: { field: 'command' } })
    await hall.probe()
    expect(hall.trouble()).toContain('no number can be given')
    isBroken = false
    await hall.probe()
    expect(hall.trouble()).toBeNull()
    expect(await give('press-0004')).toMatchObject({ ok: true })
  })
})

describe('dates that nobody needs', () => {
  it('SEND-8 streams of other dates are forgotten when nobody has asked for them for a while', async () => {
    const store = openMemoryStore()
    const read: string[] = []
    const floor = await openFloor({
      ...store,
      read: (stream, after) => {
        read.push(stream)
        return store.read(stream, after)
      },
    })
    const dates = Array.from({ length: 5 }, (_, at) => `2026-12-0${at + 1}`)
    for (const date of dates)
      await floor.give({ type: 'CancelBooking', date, code: '12345678', isByHolder: true } as never)
    const held = (): number => [...floor.hall.streams.names()].filter((name) => name.startsWith('booking/')).length
    expect(held()).toBe(5)
    floor.nowMs += 2 * MINUTE
    await floor.hall.tick()
    expect(held()).toBe(0)
    expect(read.filter((name) => name.startsWith('booking/'))).toHaveLength(5)
  })
})
