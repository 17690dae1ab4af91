/** What a kiosk gives by itself, and where it stops. */
import { describe, expect, it } from 'vitest'
import { afterContact, afterHandIn, afterLease, handIns, isLeaseDue } from '../../../domain/offline/contact.ts'
import { newJournal } from '../../../domain/offline/journal.ts'
import type { HallCalendar } from '../../../domain/plan/calendar-tables.ts'
import { MINUTE, NINE, settingsWith } from '../queue-day/hall.ts'
import { DAY, HOUR, Kiosk } from './kiosk.ts'

const nineToFive: HallCalendar = {
  seasons: [
    {
      name: 'year',
      from: '01-01',
      to: '12-31',
      workday: [
        { kind: 'regular', from: '09:00', to: '17:00', queues: ['A', 'C', 'D', 'E'], items: null, isBookedOnly: false },
      ],
      saturday: [],
      sunday: [],
    },
  ],
  holiday: [],
  selfService: [],
  tables: [],
  exceptions: [],
  earlyTicketMin: 20,
  cutoffMostMin: 30,
}

describe('a number of the kiosk’s own', () => {
  it('OFF-1 is queue prefix, series and at least three digits, runs per queue, and stands in the journal with its moment', () => {
    const kiosk = new Kiosk()
    expect(kiosk.wait(MINUTE).issue('c', 'd')).toEqual({
      ticketNo: 'CS001',
      prefix: 'CS',
      number: 1,
      link: 'journal-of-kiosk-1-link-1',
      isElder: false,
      issuedAtMs: NINE + MINUTE,
      serviceDate: '2026-11-24',
      items: [
        { item: 'c', queue: 'C', serviceMin: 9 },
        { item: 'd', queue: 'D', serviceMin: 6 },
      ],
    })
    expect([kiosk.issue('c-quick'), kiosk.issue('d'), kiosk.issue('c')].map((ticket) => ticket.ticketNo)).toEqual([
      'CS002',
      'DS001',
      'CS003',
    ])
    expect(kiosk.journal.open.map((ticket) => ticket.ticketNo)).toEqual(['CS001', 'CS002', 'DS001', 'CS003'])
  })

  it('KIOSK-5 OFF-4 keeps the materials that were touched as missing, on the matter that lacks them', () => {
    const kiosk = new Kiosk()
    const issue = kiosk.askFor({ items: [{ item: 'c', missing: 3 }, { item: 'd' }], isElder: true })
    expect(issue).toMatchObject({ ok: true, ticket: { isElder: true } })
    expect(issue.ok && issue.ticket.items).toEqual([
      { item: 'c', queue: 'C', serviceMin: 9, missing: 3 },
      { item: 'd', queue: 'D', serviceMin: 6 },
    ])
  })

  it('OFF-10 names the press that got no answer, and nothing where there was none', () => {
    const kiosk = new Kiosk()
    const wish = { items: [{ item: 'c' }], isElder: false }
    expect(kiosk.askFor({ ...wish, insteadOf: 'press-1' })).toMatchObject({ ticket: { insteadOf: 'press-1' } })
    const plain = kiosk.askFor(wish)
    expect(plain.ok && 'insteadOf' in plain.ticket).toBe(false)
  })

  it('OFF-1 begins anew on the next date, and no number comes twice when a clock brings a date back', () => {
    const kiosk = new Kiosk()
    kiosk.issue('c')
    expect(kiosk.wait(20 * HOUR).issue('c')).toMatchObject({ ticketNo: 'CS001', serviceDate: '2026-11-25' })
    // The kiosk’s clock had run ahead: the server says it is still the day before.
    kiosk.journal = { ...afterContact(kiosk.journal, NINE + HOUR, kiosk.machineNowMs), open: [] }
    expect(kiosk.issue('c')).toMatchObject({ ticketNo: 'CS002', serviceDate: '2026-11-24' })
  })

  it('OFF-4 is refused for what the server would refuse as well, by name', () => {
    const kiosk = new Kiosk()
    expect(kiosk.refuse('nothing')).toEqual({ code: 'UnknownItem', item: 'nothing' })
    expect(kiosk.refuse('agency')).toEqual({ code: 'ItemNotForTickets', item: 'agency' })
    expect(kiosk.refuse()).toEqual({ code: 'NoItems' })
    expect(kiosk.refuse('c', 'c', 'c', 'c', 'c', 'c', 'c')).toEqual({ code: 'TooManyItems', most: 6 })
    expect(kiosk.journal.open).toEqual([])
  })

  it('OFF-4 obeys the calendar of the plan it keeps; numbers end half an hour before the end', () => {
    const kiosk = new Kiosk({ calendar: nineToFive })
    expect(kiosk.wait(7 * HOUR + 29 * MINUTE).issue('c').ticketNo).toBe('CS001')
    expect(kiosk.wait(MINUTE).refuse('c')).toMatchObject({
      code: 'NotOffered',
      reason: 'afterCutoff',
      againMs: NINE + DAY - 20 * MINUTE,
    })
  })
})

describe('the bounds of a kiosk alone', () => {
  it('OFF-2 at most so many tickets that are not handed in; after handing in it goes on', () => {
    const kiosk = new Kiosk({ offline: { ticketsMost: 2, hoursMost: 24 } })
    kiosk.issue('c')
    kiosk.issue('c')
    expect(kiosk.refuse('c')).toEqual({ code: 'JournalFull', most: 2 })
    for (const command of handIns(kiosk.journal))
      kiosk.journal = afterHandIn(kiosk.journal, command, { taken: ['CS001', 'CS002'], refused: [] })
    expect(kiosk.issue('c').ticketNo).toBe('CS003')
  })

  it('OFF-2 at most so many hours since the last contact; not at all where the hall wants none', () => {
    const kiosk = new Kiosk()
    expect(kiosk.wait(24 * HOUR).issue('c').ticketNo).toBe('CS001')
    expect(kiosk.wait(MINUTE).refuse('c')).toEqual({ code: 'TooLongAlone', hours: 24 })
    expect(new Kiosk({ offline: null }).refuse('c')).toEqual({ code: 'OfflineOff' })
  })

  it('OFF-2 none without a lease, none after it, none with letters that a queue has taken since', () => {
    const kiosk = new Kiosk({ offline: { ticketsMost: 200, hoursMost: 120 } })
    kiosk.journal = { ...kiosk.journal, leaseUntilMs: NINE + HOUR }
    expect(kiosk.issue('c').ticketNo).toBe('CS001')
    expect(kiosk.wait(HOUR).refuse('c')).toEqual({ code: 'NoSeries' })
    const fresh = new Kiosk()
    fresh.journal = afterContact(newJournal('a-journal-without-lease'), NINE, NINE)
    expect(fresh.refuse('c')).toEqual({ code: 'NoSeries' })
    const queues = [
      ...settingsWith().queues,
      { id: 'X', prefix: 'CS', name: 'x', nameEn: 'x', zone: 'Z', promiseMin: 30, serviceMin: 10 },
    ]
    expect(new Kiosk({ queues }).refuse('c')).toEqual({ code: 'NoSeries' })
  })

  it('OFF-2 a lease is asked for at the first contact and renewed after a day', () => {
    const { journal } = new Kiosk()
    expect(isLeaseDue(newJournal('a-journal-without-lease'), NINE)).toBe(true)
    expect(isLeaseDue({ ...newJournal('a-journal-without-lease'), leaseUntilMs: NINE + 30 * DAY }, NINE)).toBe(true)
    expect(newJournal('a-journal-without-lease')).toEqual({
      journalId: 'a-journal-without-lease',
      series: null,
      leaseUntilMs: 0,
      aheadMs: 0,
      contactAtMs: 0,
      open: [],
      refused: [],
      lastNumbers: {},
    })
    expect([0, 23, 25].map((hours) => isLeaseDue(journal, NINE + hours * HOUR))).toEqual([false, false, true])
    expect(afterLease(journal, { series: 'T', leaseUntilMs: NINE + 9 * DAY })).toMatchObject({
      series: 'T',
      leaseUntilMs: NINE + 9 * DAY,
    })
  })
})

describe('the clock of a kiosk alone', () => {
  it('OFF-3 is put right by the last known offset', () => {
    const kiosk = new Kiosk()
    kiosk.journal = afterContact(kiosk.journal, NINE, NINE + 3 * HOUR)
    expect(kiosk.wait(3 * HOUR + MINUTE).issue('c').issuedAtMs).toBe(NINE + MINUTE)
  })

  it('OFF-3 stands still while it is set back a little, so that the order of the slips is the order of their times', () => {
    const kiosk = new Kiosk()
    kiosk.wait(MINUTE).issue('c')
    expect(kiosk.wait(-5 * MINUTE).issue('c').issuedAtMs).toBe(NINE + MINUTE + 1)
    expect(kiosk.wait(10 * MINUTE).issue('c').issuedAtMs).toBe(NINE + 6 * MINUTE)
  })

  it('OFF-3 set back far, it says that it does not know the day and gives nothing', () => {
    const kiosk = new Kiosk()
    kiosk.machineNowMs = Date.UTC(2001, 0, 1)
    expect(kiosk.refuse('c')).toEqual({ code: 'ClockUnsure' })
  })
})

describe('handing in', () => {
  it('OFF-6 goes by date and by time, in messages that the line carries', () => {
    const kiosk = new Kiosk()
    for (let n = 0; n < 60; n += 1) kiosk.wait(MINUTE).issue('c', 'd')
    kiosk.wait(20 * HOUR).issue('c')
    const commands = handIns(kiosk.journal)
    expect(commands.flatMap((command) => command.tickets)).toEqual(kiosk.journal.open)
    expect([...new Set(commands.map((command) => command.serviceDate))]).toEqual(['2026-11-24', '2026-11-25'])
    for (const command of commands) {
      expect(JSON.stringify(command).length).toBeLessThan(12_000)
      expect(command.tickets.every((ticket) => ticket.serviceDate === command.serviceDate)).toBe(true)
    }
  })

  it('OFF-6 counts bytes, not characters: ids may be Chinese', () => {
    const kiosk = new Kiosk()
    for (let n = 0; n < 40; n += 1) kiosk.issue('c')
    const open = kiosk.journal.open.map((ticket) => ({
      ...ticket,
      items: [{ item: '企业职工基本养老保险关系转移接续（城乡居民）'.repeat(2), queue: '人社', serviceMin: 9 }],
    }))
    const commands = handIns({ ...kiosk.journal, open })
    expect(commands.flatMap((command) => command.tickets)).toEqual(open)
    for (const command of commands)
      expect(new TextEncoder().encode(JSON.stringify(command)).length).toBeLessThan(12_000)
  })

  it('OFF-6 takes out of the journal only what the server has; what it refuses for good is put aside, what lies in its future stays', () => {
    const kiosk = new Kiosk()
    const [first, second, third, fourth] = [kiosk.issue('c'), kiosk.issue('c'), kiosk.issue('c'), kiosk.issue('c')]
    const [command] = handIns(kiosk.journal)
    if (!command) throw new Error('nothing to hand in')
    // Given while the hand-in was under way: not among what was sent.
    const fifth = kiosk.issue('c')
    const journal = afterHandIn(kiosk.journal, command, {
      taken: ['CS001', 'CS005'],
      refused: [
        { ticketNo: 'CS002', fault: 'labelTaken' },
        { ticketNo: 'CS003', fault: 'fromTheFuture' },
      ],
    })
    expect(journal.open).toEqual([third, fourth, fifth])
    expect(journal.refused).toEqual([{ ticket: second, fault: 'labelTaken' }])
    expect(first.ticketNo).toBe('CS001')
  })
})
