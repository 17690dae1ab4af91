/** Settings that take somebody’s seat away in the middle of a day: nobody is forgotten, and every window says what is true. */
import { describe, expect, it } from 'vitest'
import { seatEnd } from '../../../domain/queue-day/decide/seats.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { counterView } from '../../../domain/views/counter.ts'
import { clerk, Hall, settingsWith } from './hall.ts'

const base = settingsWith()
const timekeeper = { kind: 'timekeeper' } as const
const withoutClerk = settingsWith({ clerks: base.clerks.filter((one) => one.badgeNo !== 'k1') })
const withoutCounter = settingsWith({ counters: base.counters.filter((one) => one.id !== '1') })

/** The same day under other settings. */
function now(hall: Hall, settings = base): Hall {
  hall.index = indexSettings(settings)
  return hall
}
function release(hall: Hall): void {
  hall.do({ type: 'ReleaseSeat', counter: '1' }, timekeeper)
}
const shown = (hall: Hall) => counterView(hall.day, hall.index, '1', hall.nowMs)

describe('whoever leaves the roster while at work', () => {
  it('STAFF-6 is signed out, and the window is closed on every screen', () => {
    const hall = now(new Hall().staff('1', '2'), withoutClerk)
    expect(seatEnd(hall.day, hall.index, '1')).toBe('clerkLeft')
    release(hall)
    expect(shown(hall)).toMatchObject({ status: 'closed', clerk: null })
    expect(hall.day.clerks.has('k1')).toBe(false)
    expect(hall.day.counters.get('2')).toMatchObject({ status: 'open', badgeNo: 'k2' })
    const before = hall.day.seq
    release(hall)
    expect(hall.day.seq, 'once').toBe(before)
  })

  it.each(['called', 'serving'] as const)(
    'STAFF-6 a visitor who is %s there waits again with number and clock',
    (status) => {
      const hall = new Hall().staff('1', '2')
      hall.issue('c')
      hall.wait(7).call('1')
      if (status === 'serving') hall.start('1')
      const { sinceMs } = hall.ticket('C001')
      release(now(hall, withoutClerk))
      expect(hall.ticket('C001')).toMatchObject({ status: 'waiting', sinceMs, counter: null })
      expect(shown(hall)).toMatchObject({ status: 'closed', ticketNo: null })
      expect(hall.call('2')).toBe('C001')
    },
  )

  it('STAFF-6 what was settled stays settled, and a visit of which everything is settled has ended', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c', 'd')
    hall.call('1')
    hall.start('1').do({ type: 'SettleItem', counter: '1', index: 0, outcome: 'done' }, clerk('k1'))
    release(now(hall, withoutClerk))
    expect(hall.ticket('C001')).toMatchObject({ status: 'waiting', leg: { queue: 'D' } })
    const other = now(new Hall().staff('1'))
    other.issue('c')
    other.call('1')
    other.start('1').do({ type: 'SettleItem', counter: '1', index: 0, outcome: 'done' }, clerk('k1'))
    release(now(other, withoutClerk))
    expect(other.day.closed.get('C001')?.as).toBe('finished')
  })

  it('STAFF-6 so is whoever is a floor guide from now on', () => {
    const guide = base.clerks.map((one) => (one.badgeNo === 'k1' ? { ...one, role: 'floorGuide' as const } : one))
    const hall = now(new Hall().staff('1'), settingsWith({ clerks: guide }))
    release(hall)
    expect(shown(hall)).toMatchObject({ status: 'closed' })
  })
})

describe('a counter that leaves the plan', () => {
  it('STAFF-5 lets its clerk go by itself, once nobody stands there', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.call('1')
    hall.start('1')
    now(hall, withoutCounter)
    expect(seatEnd(hall.day, hall.index, '1'), 'somebody stands there').toBeNull()
    release(hall)
    expect(hall.ticket('C001').status).toBe('serving')
    hall.finish('1', 0)
    release(hall)
    expect(hall.day.clerks.has('k1')).toBe(false)
    hall.do({ type: 'SignIn', counter: '3' }, clerk('k1'))
    expect(hall.day.clerks.get('k1')).toBe('3')
  })

  it('STAFF-5 whoever sits where nothing has changed stays', () => {
    const hall = now(new Hall().staff('1'))
    release(hall)
    expect(hall.day.clerks.get('k1')).toBe('1')
  })
})
