/** Who is shown what, and when: a call at once, the rest at its pace, a phone only when its own queue has moved. */
import { describe, expect, it, vi } from 'vitest'
import type { View } from '../../../domain/views/view.ts'
import { createPublisher, type Publisher } from '../../../server/hall/publish.ts'
import { restsOn, restsWatch, roomsOfCalls } from '../../../server/hall/views-of-rooms.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { MINUTE, clerkAt, counterAt, expectOk, openFloor, type Floor } from './floor.ts'

interface Watched {
  readonly floor: Floor
  readonly publisher: Publisher
  /** Rooms that have a screen, kept up by hand. */
  readonly rooms: string[]
  /** Links of the phones that follow a ticket, by its number. */
  readonly linkOf: (ticketNo: string) => string
  /** Rooms that were sent to since it was last asked, and rooms whose view was made. */
  sent(): readonly string[]
  made(): readonly string[]
  /** Phones that were looked at. */
  looked(): readonly string[]
  /** Lets time pass; timers run in order. */
  pass(ms: number): void
}

/** A floor with a lobby, two counter displays, a kiosk and a phone for every ticket of `issue`. */
async function watch(issue: readonly string[], turn: object = {}): Promise<Watched> {
  const floor = await openFloor(openMemoryStore())
  await floor.staff(10, 11)
  for (const item of issue) await floor.issue(item)
  const phones = [...floor.hall.day().tickets.values()].map((ticket) => `ticket:${ticket.link}`)
  const rooms = ['lobby:', 'kiosk', `counter:${counterAt(10)}`, `counter:${counterAt(11)}`]
  const timers: { readonly atMs: number; readonly run: () => void }[] = []
  let nowMs = 0
  const [sent, made]: [string[], string[]] = [[], []]
  const looked: string[] = []
  const publisher = createPublisher({
    rooms: () => rooms,
    phones: () => phones,
    atOnce: (events) => roomsOfCalls(events, floor.hall.day(), rooms),
    isShowable: floor.hall.isShowable,
    viewOf: (room): View | null => {
      made.push(room)
      return floor.hall.view(room)
    },
    restsOn: (room, before) => {
      looked.push(room)
      return restsOn(room, floor.hall, before)
    },
    haveMoved: restsWatch(floor.hall),
    send: (room) => void sent.push(room),
    everyMs: 100,
    heartbeatMs: 4000,
    phoneHeartbeatMs: 10_000,
    pacing: {
      ...turn,
      nowMs: () => nowMs,
      after: (ms, run) => {
        const timer = { atMs: nowMs + Math.max(0, ms), run }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
    },
  })
  const pass = (ms: number): void => {
    const untilMs = nowMs + ms
    for (;;) {
      const next = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      timers.splice(timers.indexOf(next), 1)
      nowMs = next.atMs
      next.run()
    }
    nowMs = untilMs
  }
  floor.hall.onCommitted(publisher.changed)
  const take = (of: string[]): readonly string[] => of.splice(0)
  publisher.tick()
  pass(1000)
  for (const of of [sent, made, looked]) take(of)
  return {
    floor,
    publisher,
    rooms,
    linkOf: (no) => floor.hall.day().tickets.get(no)?.link ?? '',
    sent: () => take(sent),
    made: () => take(made),
    looked: () => take(looked),
    pass,
  }
}

const call = (floor: Floor, place: number) =>
  floor.give({ type: 'CallNext', counter: counterAt(place) }, clerkAt(place)).then(expectOk)

describe('a call', () => {
  it('SEND-7 is shown in the lobby, at its counter and to whoever is called at once, however lately they were sent to', async () => {
    const { floor, sent, pass, linkOf } = await watch(['c05', 'c05', 'c05'])
    await call(floor, 10)
    pass(0)
    expect(sent()).toEqual(expect.arrayContaining(['lobby:', `counter:${counterAt(10)}`, `ticket:${linkOf('C001')}`]))
    pass(5)
    await call(floor, 11)
    pass(0)
    expect(sent().toSorted()).toEqual([`counter:${counterAt(11)}`, 'lobby:', `ticket:${linkOf('C002')}`].toSorted())
  })

  it('SEND-7 given timers that are late when somebody is called then it is shown behind the turn that answers', async () => {
    const behind: (() => void)[] = []
    const { floor, sent } = await watch(['c05'], { behindThisTurn: (run: () => void) => behind.push(run) })
    await call(floor, 10)
    expect([sent(), behind.splice(0).map((run) => run())]).toEqual([[], [undefined]])
    expect(sent()).toContain('lobby:')
  })

  it('SEND-7 what may wait is sent a tenth of a second later, together with all that came meanwhile', async () => {
    const { floor, sent, pass } = await watch([])
    await floor.issue('c05')
    pass(50)
    await floor.issue('c05')
    pass(40)
    expect(sent()).toEqual([])
    pass(10)
    expect(sent().filter((room) => room === 'kiosk')).toHaveLength(1)
    await floor.issue('c05')
    pass(100)
    expect(sent()).toContain('kiosk')
  })

  it('SEND-7 what time alone changes is shown within two seconds, and costs nothing while there is news anyway', async () => {
    const { floor, publisher, made, pass } = await watch(['c05'])
    const kiosksMade = (): number => made().filter((room) => room === 'kiosk').length
    for (let second = 0; second < 10; second += 1) {
      publisher.tick()
      pass(1000)
    }
    expect(kiosksMade()).toBe(5)
    for (let second = 0; second < 10; second += 1) {
      await floor.issue('c05')
      publisher.tick()
      pass(1000)
    }
    expect(kiosksMade()).toBe(10)
  })

  it('SEND-11 a room that waits for the view behind its order is sent to at once, changed or not, and no other', async () => {
    const { publisher, sent, pass } = await watch(['c05'])
    const room = `counter:${counterAt(10)}`
    publisher.owe(room)
    pass(0)
    expect(sent()).toEqual([room])
    pass(1000)
    publisher.changed()
    pass(100)
    expect(sent()).toEqual([])
  })
})

describe('a phone', () => {
  it('SEND-7 is looked at again only when its own queue has moved', async () => {
    const { floor, publisher, sent, made, pass, linkOf } = await watch(['c05', 'c05', 'd01'])
    await call(floor, 10)
    publisher.tick()
    pass(900)
    expect(sent().filter((room) => room.startsWith('ticket:'))).toEqual(
      expect.arrayContaining([`ticket:${linkOf('C001')}`, `ticket:${linkOf('C002')}`]),
    )
    expect(made()).not.toContain(`ticket:${linkOf('D001')}`)
    await floor.issue('c05')
    publisher.tick()
    pass(900)
    expect(made().filter((room) => room.startsWith('ticket:'))).toEqual([])
  })

  it('SEND-7 while nothing happens at all only those phones are looked at whose heartbeat is due', async () => {
    const { publisher, looked, sent, pass } = await watch(Array.from({ length: 40 }, () => 'c05'))
    const ofPhones = (rooms: readonly string[]): readonly string[] => rooms.filter((room) => room.startsWith('ticket:'))
    for (let second = 0; second < 30; second += 1) {
      publisher.tick()
      pass(1000)
      expect(new Set(ofPhones(looked()))).toEqual(new Set(ofPhones(sent())))
    }
  })

  it('SEND-5 that came while no view could be made is sent to as soon as there is one, though nothing else has moved', async () => {
    const { floor, publisher, sent, pass, linkOf } = await watch(['c05', 'c05'])
    const mine = `ticket:${linkOf('C002')}`
    vi.spyOn(floor.hall, 'view').mockReturnValueOnce(null)
    expect(publisher.arrived(mine)).toBeNull()
    publisher.tick()
    pass(900)
    expect(sent()).toContain(mine)
  })

  it('SEND-5 hears of its own ticket whatever happens to it, and of what time alone brings, within the heartbeat', async () => {
    const { floor, publisher, sent, pass, linkOf } = await watch(['c05', 'c05'])
    const mine = `ticket:${linkOf('C002')}`
    expectOk(await floor.give({ type: 'Delay', ticketNo: 'C002', minutes: 10 }, { kind: 'holder', ticketNo: 'C002' }))
    publisher.tick()
    pass(900)
    expect(sent()).toContain(mine)
    floor.nowMs += 20 * MINUTE
    for (let second = 0; second < 12; second += 1) {
      publisher.tick()
      pass(1000)
    }
    expect(sent()).toContain(mine)
  })

  it('SEND-5 a phone hears within a second that its own ticket is over', async () => {
    const { floor, publisher, sent, pass, linkOf } = await watch(['c05', 'c05'])
    const mine = `ticket:${linkOf('C001')}`
    expectOk(await floor.give({ type: 'CancelTicket', ticketNo: 'C001' }, { kind: 'holder', ticketNo: 'C001' }))
    publisher.tick()
    pass(900)
    expect(sent()).toContain(mine)
  })

  it('SEND-5 SEND-7 unchanged, a screen is sent to once a heartbeat, a phone once in its own longer one', async () => {
    const { publisher, sent, pass, linkOf } = await watch(['c05'])
    const mine = `ticket:${linkOf('C001')}`
    const seconds = { lobby: 0, phone: 0 }
    for (let second = 0; second < 40; second += 1) {
      publisher.tick()
      pass(1000)
      const now = sent()
      seconds.lobby += now.filter((room) => room === 'lobby:').length
      seconds.phone += now.filter((room) => room === mine).length
    }
    // Every four seconds, and every ten, the first sooner.
    expect(seconds.lobby).toBe(10)
    expect(seconds.phone).toBeGreaterThanOrEqual(4)
    expect(seconds.phone).toBeLessThanOrEqual(5)
  })

  it('SEND-7 phones that came at once after a restart are not all sent to in the same second for ever', async () => {
    const { publisher, sent, pass } = await watch(Array.from({ length: 32 }, () => 'c05'))
    const sums: number[] = []
    for (let second = 0; second < 11; second += 1) {
      publisher.tick()
      pass(1000)
      sums.push(sent().filter((room) => room.startsWith('ticket:')).length)
    }
    expect(sums.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(32)
    expect(Math.max(...sums)).toBeLessThan(20)
  })

  it('SEND-7 with more than ten before it a phone is shown its place with the heartbeat, nearer ones within a second', async () => {
    const { floor, publisher, sent, pass, linkOf } = await watch(Array.from({ length: 14 }, () => 'c05'))
    const [near, far] = [`ticket:${linkOf('C011')}`, `ticket:${linkOf('C013')}`]
    await call(floor, 10)
    publisher.tick()
    pass(900)
    const soon = sent()
    expect(soon).toContain(near)
    expect(soon).not.toContain(far)
    pass(9000)
    publisher.tick()
    pass(900)
    expect(sent()).toContain(far)
  })

  it('SEND-7 hundreds of phones are served in slices, and a call does not wait for all of them', async () => {
    const { floor, publisher, sent, pass } = await watch(Array.from({ length: 300 }, () => 'c05'))
    pass(10_000)
    publisher.tick()
    const before = sent().length
    await call(floor, 11)
    pass(0)
    expect(sent()).toContain('lobby:')
    expect(before).toBeLessThan(60)
    pass(1000)
    expect(new Set(sent().filter((room) => room.startsWith('ticket:'))).size).toBeGreaterThan(200)
  })
})

describe('a screen that comes', () => {
  it('SEND-5 into a room that was empty is shown its view at once and not again while nothing changes', async () => {
    const { publisher, rooms, sent, pass } = await watch(['c05'])
    const room = `counter:${counterAt(12)}`
    rooms.push(room)
    expect(publisher.arrived(room)?.kind).toBe('counter')
    publisher.changed()
    pass(100)
    expect(sent()).not.toContain(room)
  })

  it('SEND-5 is shown its view at once and not a second time, and what others of its room are owed is not forgotten', async () => {
    const { floor, publisher, sent, pass, linkOf } = await watch(['c05', 'c05'])
    const mine = `ticket:${linkOf('C002')}`
    expect(publisher.arrived(mine)?.kind).toBe('ticket')
    publisher.tick()
    pass(900)
    expect(sent()).not.toContain(mine)
    await call(floor, 10)
    expect(publisher.arrived(mine)?.kind).toBe('ticket')
    publisher.tick()
    pass(900)
    expect(sent()).toContain(mine)
  })
})
