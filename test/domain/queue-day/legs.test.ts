/** The way of a visit: what is finished together, what walks on, which counters a leg binds. */
import { describe, expect, it } from 'vitest'
import { nextLeg, routeOf } from '../../../domain/queue-day/pick/legs.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { clerk, Hall, settingsWith } from './hall.ts'

/** Counter 6 is one more quick one, for both C and D. */
const [first] = settingsWith().counters
const withQuickForBoth: HallSettings = settingsWith({
  counters: [
    ...settingsWith().counters.filter((one) => one.id !== '1' && one.id !== '2' && one.id !== '4'),
    { ...first!, id: '6', label: '6', kind: 'quick', skills: [{ queue: 'C' }, { queue: 'D' }] },
  ],
})

describe('a leg', () => {
  it('LEG-1 LEG-2 one matter is served here and one elsewhere: finishing the one is enough, the other walks on', () => {
    const hall = new Hall().staff('1', '3')
    hall.issue('c', 'e')
    hall.call('1')
    hall.start('1').finish('1', 0)
    expect(hall.ticket('C001')).toMatchObject({
      status: 'waiting',
      leg: { queue: 'E' },
      items: [{ outcome: 'done' }, { outcome: null }],
    })
    hall.call('3')
    hall.start('3').finish('3', 1)
    expect(hall.day.closed.get('C001')?.as).toBe('finished')
  })

  it('LEG-2 SERVE-2 a ticket sent to a counter for none of its skills is not let go without an outcome for all of it', () => {
    const hall = new Hall().staff('1', '3')
    hall.issue('c', 'd')
    hall.call('1')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '3' } }, clerk('k1'))
    hall.call('3')
    hall.start('3')
    const finish = (...indexes: readonly number[]) =>
      ({
        type: 'FinishService',
        counter: '3',
        outcomes: indexes.map((index) => ({ index, outcome: 'done' as const })),
      }) as const
    expect(hall.refuse(finish(), clerk('k3'))).toEqual({ code: 'OutcomeMissing', index: 0 })
    expect(hall.refuse(finish(0), clerk('k3'))).toEqual({ code: 'OutcomeMissing', index: 1 })
    hall.do(finish(0, 1), clerk('k3'))
    expect(hall.day.closed.get('C001')?.as).toBe('finished')
  })

  it('PICK-10 a visit of one quick and one long matter at the same counters is not called by a quick counter', () => {
    const hall = new Hall().staff('1', '5')
    hall.issue('c-quick', 'c')
    expect(hall.ticket('C001').leg).toEqual({ queue: 'C', skills: ['C'], isQuick: false })
    expect(hall.call('5')).toBeNull()
  })

  it('PICK-5 a quick matter first and a long one elsewhere: the first leg is quick', () => {
    const hall = new Hall().staff('5')
    hall.issue('c-quick', 'e')
    expect(hall.ticket('C001').leg).toEqual({ queue: 'C', skills: ['C'], isQuick: true })
    expect(hall.call('5')).toBe('C001')
  })

  it('PICK-5 a matter that takes exactly as long as a quick one may is quick, a minute more is not', () => {
    const hall = new Hall()
    expect(hall.ticket(hall.issue('e')).leg.isQuick).toBe(true)
    expect(hall.ticket(hall.issue('d')).leg.isQuick).toBe(false)
  })

  it('LEG-1 PICK-5 a quick counter that serves both queues does not bind two long matters together', () => {
    const hall = new Hall(withQuickForBoth)
    expect(hall.ticket(hall.issue('c', 'd')).leg).toEqual({ queue: 'C', skills: ['C'], isQuick: false })
  })

  it('LEG-1 a queue that no counter serves any more is a leg of its own', () => {
    const hall = new Hall(settingsWith({ counters: settingsWith().counters.filter((one) => one.id !== '3') }))
    expect(hall.ticket(hall.issue('e')).leg).toMatchObject({ queue: 'E', skills: ['E'] })
  })

  it('LEG-1 the way of a visit names each leg once, in order, and ends', () => {
    const hall = new Hall()
    const items = ['c', 'e', 'd', 'a'].map((id) => hall.index.items.get(id)!)
    const asked = items.map(({ id, queue, serviceMin }) => ({
      item: id,
      queue,
      serviceMin,
      outcome: null,
      missing: null,
    }))
    expect(routeOf(asked, hall.index).map((leg) => [leg.queue, leg.skills])).toEqual([
      ['C', ['A', 'C', 'D']],
      ['E', ['E']],
    ])
    expect(nextLeg([], hall.index)).toBeNull()
    expect(routeOf([], hall.index)).toEqual([])
  })
})
