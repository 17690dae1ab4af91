/** What each role's screen receives, and what it never receives. */
import { rounded } from '../../../domain/forecast/wait-span.ts'
import { describe, expect, it } from 'vitest'
import { ticketView } from '../../../domain/views/ticket.ts'
import { counterView } from '../../../domain/views/counter.ts'
import { lobbyView } from '../../../domain/views/lobby.ts'
import { ratingPadView } from '../../../domain/views/rating-pad.ts'
import { kioskView } from '../../../domain/views/kiosk.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { managerView } from '../../../domain/views/floor.ts'
import { clerkView } from '../../../domain/views/clerk.ts'
import { clerk, Hall, MINUTE, settingsWith } from './hall.ts'

/** Forty counters and seventeen queues, busy: the size the budgets speak of. */
function bigHall(): Hall {
  const small = settingsWith()
  const ids = [...'ABCDEFGHJKLMNPQRS']
  const queues = ids.map((id) => ({ ...small.queues[0]!, id, prefix: id, name: id }))
  const counters = Array.from({ length: 40 }, (_, at) => ({
    ...small.counters[0]!,
    id: String(at + 1),
    label: String(at + 1),
    skills: [{ queue: ids[at % 17] as string }, { queue: ids[(at + 1) % 17] as string }],
  }))
  const clerks = counters.map((one) => ({
    badgeNo: `k${one.id}`,
    name: '赵敏',
    post: '综合岗',
    role: 'clerk' as const,
  }))
  const items = ids.map((id) => ({ ...small.items[0]!, id: `item-${id}`, queue: id }))
  return new Hall({ ...small, queues, counters, clerks, items })
}

function busy(waiting: number): Hall {
  const hall = bigHall()
  hall.staff(...Array.from({ length: 40 }, (_, at) => String(at + 1)))
  for (let n = 0; n < waiting; n += 1) hall.issue(`item-${[...'ABCDEFGHJKLMNPQRS'][n % 17]}`)
  for (let counter = 1; counter <= 40; counter += 1) hall.wait(0.1).call(String(counter))
  return hall
}

describe('views', () => {
  it('VIEW-2 a lobby view stays under 2 kB with forty counters', () => {
    const hall = busy(900)
    const view = lobbyView(hall.day, hall.index, null, hall.nowMs)
    expect(view.calls).toHaveLength(9)
    expect(JSON.stringify(view).length).toBeLessThan(2000)
  })

  it('VIEW-5 a clerk’s view does not grow with the queue', () => {
    const size = (waiting: number) => {
      const hall = busy(waiting)
      return JSON.stringify(clerkView(hall.day, hall.index, '1', hall.nowMs)).length
    }
    expect(size(3000)).toBeLessThan(size(300) * 1.1)
  })

  it('VIEW-6 no view for citizens holds a class, a reason or a link', () => {
    const hall = new Hall().staff('1')
    hall.issueAs('priority', 'c')
    hall.issue('c')
    hall.do({ type: 'CallByNumber', counter: '1', ticketNo: 'C002', reason: 'a reason of theirs' }, clerk('k1'))
    const link = hall.ticket('C002').link
    const seen = JSON.stringify([
      kioskView(hall.day, hall.index, hall.nowMs),
      lobbyView(hall.day, hall.index, null, hall.nowMs),
      counterView(hall.day, hall.index, '1', hall.nowMs),
      ticketView(hall.day, hall.index, link, hall.nowMs),
    ])
    expect(seen).toContain('C002')
    expect(seen).not.toMatch(/priority|headStart|link-|a reason of theirs/)
    expect(JSON.stringify(sitePlan(hall.index.settings))).not.toContain('name k1')
  })

  it('VIEW-1 a kiosk sees the people of every queue and whether numbers are given', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.do({ type: 'CloseQueue', queue: 'E', reason: 'x' }, clerk('k6'))
    const lines = kioskView(hall.day, hall.index, hall.nowMs).queues
    expect(lines.find(([id]) => id === 'C')?.[1]).toBe(1)
    expect(lines.find(([id]) => id === 'E')?.[3]).toBe(0)
  })

  it('VIEW-3 a counter display is closed and nameless until a clerk signs in, and names nobody after', () => {
    const hall = new Hall()
    expect(counterView(hall.day, hall.index, '1', hall.nowMs)).toMatchObject({ status: 'closed', clerk: null })
    hall.staff('1')
    expect(counterView(hall.day, hall.index, '1', hall.nowMs)).toMatchObject({
      status: 'free',
      clerk: { name: 'name k1' },
    })
    hall.do({ type: 'SignOut', counter: '1' }, clerk('k1'))
    expect(counterView(hall.day, hall.index, '1', hall.nowMs)).toMatchObject({ status: 'closed', clerk: null })
  })

  it('VIEW-3 RATE-8 window screen and rating tablet show name, badge, post and window of whoever sits there, and of nobody else', () => {
    const hall = new Hall().staff('1', '2')
    const shown = { name: 'name k1', badgeNo: 'k1', post: 'post' }
    const pad = ratingPadView(hall.day, { rated: new Map(), skipped: new Map() }, hall.index, '1', hall.nowMs)
    expect(counterView(hall.day, hall.index, '1', hall.nowMs)).toMatchObject({ counter: '1', clerk: shown })
    expect(pad).toMatchObject({ counter: '1', now: { counter: '1', clerk: shown } })
    expect(JSON.stringify(pad)).not.toContain('k2')
  })

  it('VIEW-3 PEERS-40 a counter that was deleted from the plan still has a calm view', () => {
    const hall = new Hall()
    expect(counterView(hall.day, hall.index, 'gone', hall.nowMs).status).toBe('closed')
    expect(lobbyView(hall.day, hall.index, 'gone', hall.nowMs)).toMatchObject({ calls: [], queues: [] })
  })

  it('VIEW-4 a phone sees its own ticket and the counters that may call it', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.issue('c', 'd')
    const view = ticketView(hall.day, hall.index, hall.ticket('C002').link, hall.nowMs)
    expect(view).toMatchObject({ ticketNo: 'C002', ahead: 1, status: 'waiting', counters: ['1'] })
    expect(JSON.stringify(view)).not.toContain('C001')
    expect(ticketView(hall.day, hall.index, 'guessed', hall.nowMs)).toBeNull()
  })

  it('WAIT-1 a span is in whole fives and no number is shown while no counter is open', () => {
    const hall = new Hall()
    hall.issue('c')
    const span = () => kioskView(hall.day, hall.index, hall.nowMs).queues.find(([id]) => id === 'C')?.[2]
    expect(span()).toBeNull()
    hall.staff('1')
    const [from, to] = span() ?? [1, 1]
    expect([from % 5, to % 5, to > from]).toEqual([0, 0, true])
  })

  it.each([
    { minutes: [5, 5], said: [5, 10] },
    { minutes: [0, 0], said: [0, 5] },
    { minutes: [6.1, 9.9], said: [5, 10] },
    { minutes: [14.9, 15.1], said: [10, 20] },
  ] as const)(
    'WAIT-1 $minutes minutes are said as $said: outward, and never a point',
    ({ minutes: [from, to], said }) => {
      expect(rounded(from, to)).toEqual(said)
    },
  )

  it('WAIT-2 parked and missed tickets are nobody’s people ahead; a priority ticket is', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '' }, clerk('k1'))
    const ahead = () => ticketView(hall.day, hall.index, hall.ticket('C002').link, hall.nowMs)?.ahead
    expect(ahead()).toBe(0)
    hall.wait(1).issueAs('priority', 'c')
    expect(ahead()).toBe(1)
  })

  it('CALL-5 a recall of a number still on the list has its own call number', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    const before = lobbyView(hall.day, hall.index, null, hall.nowMs).calls[0]
    hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    const after = lobbyView(hall.day, hall.index, null, hall.nowMs).calls
    expect(after).toHaveLength(1)
    expect(after[0]?.[0]).toBeGreaterThan(before?.[0] ?? 0)
    expect(after[0]?.[3]).toBe(2)
  })

  it('PICK-7 the manager reads who was passed over, by which rule', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.wait(1).issueAs('priority', 'c')
    hall.call('1')
    expect(managerView(hall.day, hall.index, hall.nowMs).calls[0]).toMatchObject({
      ticketNo: 'C002',
      why: 'headStart',
      overtook: 1,
      overtaken: 'C001',
    })
  })

  it('an alert names the zone whose wait will break the promise, and a queue nobody serves', () => {
    const hall = new Hall().staff('1')
    for (let n = 0; n < 20; n += 1) hall.issue('c')
    hall.issue('e')
    const alerts = managerView(hall.day, hall.index, hall.nowMs + MINUTE).alerts
    expect(alerts.map((one) => [one.kind, one.place])).toEqual(
      expect.arrayContaining([
        ['waitOver', 'C'],
        ['noCounter', 'E'],
      ]),
    )
  })
})
