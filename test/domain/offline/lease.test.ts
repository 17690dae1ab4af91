/** Who gets which letters, for how long, and when they are somebody else's. */
import { describe, expect, it } from 'vitest'
import { freeSeries, queueInTheWay } from '../../../domain/offline/series.ts'
import { emptyOffline } from '../../../domain/offline/state.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { clerk, NINE } from '../queue-day/hall.ts'
import { JOURNAL, Journals, openJournals as open, slip } from './hall-of-journals.ts'
import { DAY, HOUR } from './kiosk.ts'

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
    const every = [...'ABCDEFGHJLMNPQRSTUVWXYZ', 'CK'].map(queue)
    const state = emptyOffline()
    // CK is a queue: C with K would be its twin, and so would C with KA be the twin of CK with A.
    expect(freeSeries(state, every, NINE)).toBe('A')
    state.leases.set('A', { journalId: JOURNAL, series: 'A', atMs: NINE })
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
    expect(hall.give({ type: 'LeaseSeries', journalId: JOURNAL }, clerk('k1')).ok).toBe(false)
  })

  it('OFF-5 a hand-in is use: half a day after the last renewal it renews the series, by its name, before that not', () => {
    const hall = open()
    hall.nowMs += HOUR
    hall.handIn([slip(1)])
    expect(hall.standing.map((event) => event.type)).toEqual(['SeriesLeased', 'SeriesLeased'])
    hall.nowMs += DAY
    hall.handIn([slip(2, { issuedAtMs: NINE + HOUR })])
    expect(hall.standing.at(-1)).toEqual({ type: 'SeriesRenewed', journalId: JOURNAL, series: 'F' })
    expect(hall.lease()).toEqual({ series: 'F', leaseUntilMs: hall.nowMs + 6 * DAY })
  })

  it('OFF-5 a hand-in of which nothing is taken is no use', () => {
    const hall = open()
    hall.handIn([slip(1)])
    hall.nowMs += DAY
    const count = hall.standing.length
    hall.handIn([slip(1)])
    expect(hall.standing).toHaveLength(count)
  })

  it('OFF-6 OFF-5 a restored hall reads a label of two letters behind a queue’s as queue and series', () => {
    const hall = new Journals()
    const long = slip(1, { ticketNo: 'CFG001', prefix: 'CFG' })
    expect(hall.handIn([long]).taken).toEqual(['CFG001'])
    expect(hall.standing.at(-1)).toEqual({ type: 'SeriesLeased', journalId: JOURNAL, series: 'FG' })
    const other = new Journals({
      queues: [{ id: 'C', prefix: 'CF', name: 'c', nameEn: 'c', zone: 'Z', promiseMin: 30, serviceMin: 10 }],
    })
    expect(other.handIn([long]).taken).toEqual(['CFG001'])
    expect(other.standing.at(-1)).toMatchObject({ series: 'G' })
  })
})
