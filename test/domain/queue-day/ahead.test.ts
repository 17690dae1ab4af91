/** Who counts as ahead of somebody who waits, and what is said where the plan has no window for a queue. */
import { describe, expect, it } from 'vitest'
import { ticketView } from '../../../domain/views/ticket.ts'
import { clerk, Hall, rules, settingsWith } from './hall.ts'

const phone = (hall: Hall, no: string) => ticketView(hall.day, hall.index, hall.ticket(no).link, hall.nowMs)

describe('people ahead', () => {
  it('WAIT-2 are those of the same queue alone: who waits for other matters at the same windows is not counted', () => {
    const hall = new Hall().staff('1')
    hall.issue('d')
    hall.issue('d')
    const no = hall.issue('c')
    expect(hall.last('TicketIssued').told?.ahead).toBe(0)
    expect(phone(hall, no)?.ahead).toBe(0)
    expect(phone(hall, hall.issue('c'))?.ahead).toBe(1)
  })

  it('WAIT-2 PICK-6 who was sent to another window counts only once the bound has given it to this one, too', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '2' } }, clerk('k1'))
    const no = hall.issue('c')
    hall.wait(rules.coverMin - 1)
    expect(phone(hall, no)?.ahead).toBe(0)
    hall.wait(1)
    expect(phone(hall, no)?.ahead).toBe(1)
  })
})

it('NOBODY-1 SET-4 a queue that has left the plan while people wait in it: nobody is back at a known time, no window is named', () => {
  const hall = new Hall().staff('3')
  const { link } = hall.ticket(hall.issue('e'))
  const { queues, counters, items } = settingsWith()
  const without = settingsWith({
    queues: queues.filter(({ id }) => id !== 'E'),
    counters: counters.filter(({ id }) => id !== '3'),
    items: items.filter(({ id }) => id !== 'e'),
  })
  const view = ticketView(hall.day, new Hall(without).index, link, hall.nowMs)
  expect(view).toMatchObject({ unattended: { backMs: null }, counters: [], span: null })
})
