/** The journal comes home: leases, lines, days that are over, labels that are somebody else's. */
import { describe, expect, it } from 'vitest'
import { refusalAlerts } from '../../../domain/offline/alerts.ts'
import { decideOffline } from '../../../domain/offline/decide.ts'
import { freeSeries, queueInTheWay } from '../../../domain/offline/series.ts'
import { emptyOffline } from '../../../domain/offline/state.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { utteranceText } from '../../../domain/announcement/phrase.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import { clerk, Hall, MINUTE, NINE, settingsWith } from '../queue-day/hall.ts'
import { JOURNAL, Journals, slip } from './hall-of-journals.ts'
import { DAY, HOUR } from './kiosk.ts'

const opened = { type: 'DayOpened', siteId: 'hall', serviceDate: '2026-11-24', timeZone: 'Asia/Shanghai' } as const

/** A hall whose day is open and whose journal has the series F; A, C, D and E are queues, B is left to journal B. */
function open(): Journals {
  const hall = new Journals()
  hall.write('2026-11-24', [opened])
  hall.lease('journal-of-kiosk-2')
  hall.lease()
  return hall
}

describe('the lease of a series', () => {
  it('OFF-5 a journal gets letters that are no queue’s, keeps them, and another journal gets others', () => {
    const hall = new Journals()
    expect(hall.lease('journal-of-kiosk-2')).toEqual({ series: 'B', leaseUntilMs: NINE + 6 * DAY })
    expect(hall.lease()).toEqual({ series: 'F', leaseUntilMs: NINE + 6 * DAY })
    hall.nowMs += HOUR
    expect(hall.lease().leaseUntilMs).toBe(NINE + 6 * DAY)
    hall.nowMs += DAY
    expect(hall.lease()).toEqual({ series: 'F', leaseUntilMs: NINE + HOUR + 7 * DAY })
    expect(hall.events.map((event) => event.type)).toEqual(['SeriesLeased', 'SeriesLeased', 'SeriesRenewed'])
  })

  it('OFF-5 is given to another journal only seven days after its last use, and then the first gets another', () => {
    const hall = open()
    hall.nowMs += 7 * DAY - 1
    expect(hall.lease('journal-of-kiosk-3').series).toBe('G')
    hall.nowMs += 1
    expect(hall.lease('journal-of-kiosk-4').series).toBe('B')
    expect(hall.lease('journal-of-kiosk-2').series).toBe('F')
    expect(hall.lease().series).toBe('H')
  })

  it('OFF-5 no label is ever a queue’s or another series’: letters of queues and pairs are told apart', () => {
    const queue = (prefix: string) => ({ prefix })
    const state = emptyOffline()
    // CK is a queue: C with K would be its twin, and so would C with KA be the twin of CK with A.
    expect(
      freeSeries(
        state,
        [
          'A',
          'B',
          'C',
          'CK',
          'D',
          'E',
          'F',
          'G',
          'H',
          'J',
          'L',
          'M',
          'N',
          'P',
          'Q',
          'R',
          'S',
          'T',
          'U',
          'V',
          'W',
          'X',
          'Y',
          'Z',
        ].map(queue),
        NINE,
      ),
    ).toBe('A')
    state.leases.set('A', { journalId: JOURNAL, series: 'A', atMs: NINE })
    const every = [
      'A',
      'B',
      'C',
      'CK',
      'D',
      'E',
      'F',
      'G',
      'H',
      'J',
      'L',
      'M',
      'N',
      'P',
      'Q',
      'R',
      'S',
      'T',
      'U',
      'V',
      'W',
      'X',
      'Y',
      'Z',
    ].map(queue)
    expect(freeSeries(state, every, NINE)).toBe('B')
    expect(queueInTheWay(state, [queue('C'), queue('D'), queue('CA')], NINE)).toBe(2)
    expect(queueInTheWay(state, [queue('C'), queue('D'), queue('CB')], NINE)).toBe(-1)
  })

  it('OFF-5 a series whose letters a queue has taken all the same is given up at the next contact', () => {
    const hall = open()
    const { settings } = hall.index
    hall.index = indexSettings({
      ...settings,
      queues: [
        ...settings.queues,
        { id: 'X', prefix: 'CF', name: 'x', nameEn: 'x', zone: 'Z', promiseMin: 30, serviceMin: 10 },
      ],
    })
    expect(hall.lease().series).toBe('G')
  })

  it('OFF-5 only a kiosk asks', () => {
    const hall = open()
    const context = { nowMs: NINE, actor: clerk('k1'), index: hall.index, serviceDate: '2026-11-24' }
    expect(() => decideOffline({ type: 'LeaseSeries', journalId: JOURNAL }, hall.day(), hall.state, context)).toThrow()
  })
})

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
    const made = decideOffline(
      {
        type: 'HandInTickets',
        journalId: JOURNAL,
        serviceDate: '2026-11-24',
        tickets: [slip(1, { issuedAtMs: NINE + 5 * MINUTE }), slip(2, { issuedAtMs: NINE + 15 * MINUTE })],
      },
      floor.day,
      emptyOffline(),
      {
        nowMs: floor.nowMs,
        actor: { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' },
        index: floor.index,
        serviceDate: '2026-11-24',
      },
    )
    floor.take(made.day)
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
      { type: 'TicketClosed', ticketNo: 'CF001', as: 'abandoned', reason: 'handedInLate' },
      { type: 'TicketClosed', ticketNo: 'CF001', as: 'abandoned', reason: 'handedInLate' },
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
      expect.objectContaining({ level: 'red', kind: 'slipRefused', place: 'CF001' }),
    ])
    expect(refusalAlerts(hall.state, NINE + DAY)).toEqual([])
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
