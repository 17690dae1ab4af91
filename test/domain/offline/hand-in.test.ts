/** The journal comes home: leases, lines, days that are over, labels that are somebody else's. */
import { describe, expect, it } from 'vitest'
import { refusalAlerts } from '../../../domain/offline/alerts.ts'
import { utteranceText } from '../../../domain/announcement/phrase.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import { county } from '../calendar/sample-calendar.ts'
import { Hall, MINUTE, NINE, settingsWith } from '../queue-day/hall.ts'
import { JOURNAL, Journals, opened, openJournals as open, slip } from './hall-of-journals.ts'
import { DAY, HOUR } from './kiosk.ts'

describe('handing in', () => {
  it('OFF-6 takes each ticket once, with its label, its link and its moment, however often it comes', () => {
    const hall = open()
    hall.nowMs += 2 * HOUR
    const slips = [slip(1, { isElder: true }), slip(2, { issuedAtMs: NINE + MINUTE })]
    expect(hall.handIn(slips)).toEqual({ taken: ['CF001', 'CF002'], refused: [] })
    const count = hall.events.length
    expect(hall.handIn([...slips, slip(2, { issuedAtMs: NINE + MINUTE })])).toEqual({
      taken: ['CF001', 'CF002', 'CF002'],
      refused: [],
    })
    expect(hall.events).toHaveLength(count)
    expect(hall.day().tickets.get('CF001')).toMatchObject({
      no: 'CF001',
      link: 'link-of-slip-1-of-f',
      origin: 'kiosk',
      priorityClass: 'ordinary',
      isElder: true,
      sinceMs: NINE,
      issuedAtMs: NINE,
      status: 'waiting',
    })
    expect(hall.events).toContainEqual(
      expect.objectContaining({
        type: 'TicketIssued',
        ticketNo: 'CF002',
        offline: { deviceId: 'kiosk-1', issuedAtMs: NINE + MINUTE },
      }),
    )
  })

  it('OFF-6 NUM-2 numbers of a series come in any order, and the next number of no queue is touched by them', () => {
    const hall = open()
    expect(hall.handIn([slip(7), slip(3)]).taken).toEqual(['CF007', 'CF003'])
    expect([hall.day().lastNumber.get('CF'), hall.day().lastNumber.get('C')]).toEqual([7, undefined])
  })

  it('OFF-7 stands in line by its time of issue; who was called stays called', () => {
    const floor = new Hall().staff('1')
    floor.wait(10).issue('c')
    floor.wait(10).issue('c')
    expect(floor.call('1')).toBe('C001')
    const made = floor.giveAny(
      {
        type: 'HandInTickets',
        journalId: JOURNAL,
        serviceDate: '2026-11-24',
        tickets: [slip(1, { issuedAtMs: NINE + 5 * MINUTE }), slip(2, { issuedAtMs: NINE + 15 * MINUTE })],
      },
      { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' },
    )
    expect(made.ok).toBe(true)
    expect(floor.ticket('C001').status).toBe('called')
    expect(ticketView(floor.day, floor.index, 'link-of-slip-2-of-f', floor.nowMs)).toMatchObject({
      ticketNo: 'CF002',
      ahead: 1,
      issuedAtMs: NINE + 15 * MINUTE,
    })
    floor.start('1').finish('1', 0)
    const order: (string | null)[] = []
    for (let n = 0; n < 3; n += 1) {
      order.push(floor.call('1'))
      floor.start('1').finish('1', 0)
    }
    expect(order).toEqual(['CF001', 'CF002', 'C002'])
  })

  it('OFF-7 a wrong clock gets nobody ahead: not before the first numbers of the date, not after now', () => {
    const calendar = {
      seasons: [
        {
          name: 'year',
          from: '01-01',
          to: '12-31',
          workday: [
            { kind: 'regular' as const, from: '09:00', to: '17:00', queues: null, items: null, isBookedOnly: false },
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
    const hall = new Journals({ calendar })
    hall.write('2026-11-24', [opened])
    hall.nowMs += HOUR
    hall.handIn([slip(1, { issuedAtMs: NINE - 5 * HOUR }), slip(2, { issuedAtMs: NINE + 3 * HOUR })])
    expect(hall.day().tickets.get('CF001')?.sinceMs).toBe(NINE - 20 * MINUTE)
    expect(hall.day().tickets.get('CF002')?.sinceMs).toBe(NINE + HOUR)
  })

  it('OFF-7 self-service around the clock gives nobody a place before the first numbers; without a calendar the date’s first minute does', () => {
    const withNight = new Journals({ calendar: county })
    withNight.nowMs += HOUR
    withNight.handIn([slip(1, { issuedAtMs: NINE - 8 * HOUR })])
    expect(withNight.day().tickets.get('CF001')?.sinceMs).toBe(NINE - 50 * MINUTE)
    const without = open()
    without.handIn([slip(1, { issuedAtMs: NINE - 20 * HOUR })])
    expect(without.day().tickets.get('CF001')?.sinceMs).toBe(NINE - 9 * HOUR)
  })

  it('OFF-7 a slip of yesterday waits from within its own date, whatever its clock said', () => {
    const hall = open()
    hall.nowMs += DAY
    hall.handIn([slip(1, { issuedAtMs: NINE + 20 * HOUR })])
    expect(hall.day().closed.get('CF001')?.ticket.sinceMs).toBe(NINE + 15 * HOUR - 1)
  })

  it('OFF-6 a hand-in of which nothing is taken opens no day', () => {
    const hall = open()
    hall.nowMs += 2 * DAY
    expect(hall.faultOf(slip(1, { serviceDate: '2026-11-25', ticketNo: 'CB001', prefix: 'CB' }))).toBe('wrongSeries')
    expect(hall.day('2026-11-25').status).toBe('new')
  })

  it('OFF-7 of a day that is over it is recorded and closed with the reason, also where the server never ran', () => {
    const hall = open()
    hall.nowMs += DAY
    expect(hall.handIn([slip(1)]).taken).toEqual(['CF001'])
    const never = slip(1, { serviceDate: '2026-11-23', issuedAtMs: NINE - DAY })
    expect(hall.handIn([never]).taken).toEqual(['CF001'])
    for (const date of ['2026-11-24', '2026-11-23'])
      expect(hall.day(date).closed.get('CF001')).toMatchObject({
        as: 'abandoned',
        ticket: { link: 'link-of-slip-1-of-f' },
      })
    expect(hall.day('2026-11-23')).toMatchObject({ serviceDate: '2026-11-23', status: 'open' })
    expect(hall.events.filter((event) => event.type === 'TicketClosed')).toEqual([
      { type: 'TicketClosed', ticketNo: 'CF001', as: 'abandoned', because: 'handedInLate', reason: '' },
      { type: 'TicketClosed', ticketNo: 'CF001', as: 'abandoned', because: 'handedInLate', reason: '' },
    ])
  })

  it('OFF-7 DAY-2 of a day that was closed likewise, and nobody waits in it', () => {
    const hall = open()
    hall.write('2026-11-24', [{ type: 'DayClosed', reason: 'end' }])
    expect(hall.handIn([slip(1)]).taken).toEqual(['CF001'])
    expect([hall.day().tickets.size, hall.day().closed.get('CF001')?.as]).toEqual([0, 'abandoned'])
  })

  it('OFF-8 a label that stands for another ticket is refused once and for all, and the duty manager is told until the day ends', () => {
    const hall = open()
    hall.handIn([slip(1)])
    const twin = slip(1, { link: 'link-of-another-slip' })
    expect([hall.faultOf(twin), hall.faultOf(twin)]).toEqual(['labelTaken', 'labelTaken'])
    expect(hall.events.filter((event) => event.type === 'OfflineTicketRefused')).toHaveLength(1)
    expect(refusalAlerts(hall.state, NINE - HOUR)).toEqual([
      {
        level: 'red',
        kind: 'slipRefused',
        zone: null,
        counter: null,
        place: 'CF001',
        helpNo: null,
        sinceMs: NINE,
        value: 0,
      },
    ])
    expect(refusalAlerts(hall.state, NINE + DAY)).toEqual([])
  })

  it('OFF-8 a link that opens another ticket is refused under any label', () => {
    const hall = open()
    hall.handIn([slip(1)])
    expect(hall.faultOf(slip(2, { link: slip(1).link }))).toBe('labelTaken')
  })

  it('OFF-8 two tickets with one label in one hand-in: the first is taken', () => {
    expect(open().handIn([slip(1), slip(1, { link: 'link-of-another-slip' })])).toEqual({
      taken: ['CF001'],
      refused: [{ ticketNo: 'CF001', fault: 'labelTaken' }],
    })
  })

  it('OFF-8 letters of another journal, a number that is none of the label’s, a date that is none: each by its name', () => {
    const hall = open()
    expect(hall.faultOf(slip(1, { ticketNo: 'CB001', prefix: 'CB' }))).toBe('wrongSeries')
    expect(hall.faultOf(slip(2, { ticketNo: 'CF003' }))).toBe('wrongSeries')
    expect(hall.faultOf(slip(3, { serviceDate: '2026-02-30' }))).toBe('wrongDate')
    expect(hall.faultOf(slip(4, { serviceDate: '2020-01-01' }))).toBe('wrongDate')
  })

  it('OFF-6 a ticket of tomorrow is not lost: it is taken when that day has come', () => {
    const hall = open()
    const early = slip(1, { serviceDate: '2026-11-25', issuedAtMs: NINE + DAY })
    expect(hall.faultOf(early)).toBe('fromTheFuture')
    hall.nowMs += DAY
    expect(hall.handIn([early]).taken).toEqual(['CF001'])
    expect(hall.day('2026-11-25').tickets.get('CF001')?.status).toBe('waiting')
  })

  it('OFF-6 a hall that was restored from before the lease takes the slips all the same, and learns whose letters they are', () => {
    const hall = new Journals()
    hall.write('2026-11-24', [opened])
    expect(hall.handIn([slip(1)]).taken).toEqual(['CF001'])
    expect(hall.lease().series).toBe('F')
  })

  it('OFF-9 neither a closed queue nor a changed catalogue refuses a slip', () => {
    const hall = open()
    hall.write('2026-11-24', [{ type: 'QueueClosed', queue: 'C', reason: 'full' }])
    const gone = slip(2, {
      items: [
        { item: 'gone', queue: 'C', serviceMin: 9 },
        { item: 'd', queue: 'GONE', serviceMin: 9 },
      ],
    })
    const queueless = slip(3, { items: [{ item: 'gone', queue: 'GONE', serviceMin: 9 }] })
    expect(hall.handIn([slip(1), gone, queueless]).taken).toHaveLength(3)
    expect(['CF001', 'CF002', 'CF003'].map((no) => hall.day().tickets.get(no)?.leg)).toEqual([
      { queue: 'C', skills: ['C'], isQuick: false },
      { queue: 'C', skills: ['C', 'D'], isQuick: false },
      { queue: 'C', skills: ['C'], isQuick: false },
    ])
  })

  it('OFF-9 a slip whose matter, queue and letters the plan has all lost stands in the first queue', () => {
    const hall = new Journals()
    const lost = slip(1, {
      ticketNo: 'ZF001',
      prefix: 'ZF',
      items: [{ item: 'gone', queue: 'GONE', serviceMin: 9 }],
    })
    expect(hall.handIn([lost]).taken).toEqual(['ZF001'])
    expect(hall.day().tickets.get('ZF001')?.leg.queue).toBe('A')
  })

  it('OFF-10 the number of the same press that was never heard of is taken out with the slip’s coming in', () => {
    const hall = open()
    hall.write(
      '2026-11-24',
      [
        {
          type: 'TicketIssued',
          ticketNo: 'C001',
          prefix: 'C',
          number: 1,
          items: [{ item: 'c', queue: 'C', outcome: null, missing: null, serviceMin: 9 }],
          leg: { queue: 'C', skills: ['C'], isQuick: false },
          priorityClass: 'ordinary',
          origin: 'kiosk',
          isElder: false,
          link: 'never-heard',
          sinceMs: NINE,
        },
      ],
      'the-press-without-answer',
    )
    hall.handIn([slip(1, { insteadOf: 'the-press-without-answer' })])
    expect(hall.day().closed.get('C001')).toMatchObject({ as: 'voided' })
    expect(hall.day().tickets.get('CF001')?.status).toBe('waiting')
    expect(hall.state.replaced.get('the-press-without-answer')).toMatchObject({ ticketNo: 'CF001' })
  })

  it('OFF-1 VOICE-1 its label is spoken as it is printed', () => {
    expect(utteranceText({ ticketNo: 'CF001', counterLabel: '24' }, 'zh', { readsOneAs: 'yao' })).toBe(
      '请CF零零幺号，到二十四号窗口',
    )
    expect(settingsWith().queues.some((queue) => queue.prefix === 'CF')).toBe(false)
  })
})
