/** Hours kept of a day so far: sessions by the calendar against what the day's records say of its counters. */
import { expect, it } from 'vitest'
import { watchHours } from '../../../domain/site-link/kept-hours.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import { loadSite } from '../../support/site.ts'

const { settings } = loadSite('county')
const DATE = '2026-11-25'
const at = (clock: string): number => Date.parse(`${DATE}T${clock}:00+08:00`)

function watched(...events: readonly (readonly [clock: string, event: Partial<DayEvent>])[]) {
  const watch = watchHours(settings)
  events.forEach(([clock, event], nth) =>
    watch.take({
      seq: nth + 1,
      atMs: at(clock),
      actor: { kind: 'timekeeper' },
      commandId: `c-${nth}`,
      event: event as DayEvent,
    }),
  )
  return watch
}
const open = (counter: string): Partial<DayEvent> => ({ type: 'CounterOpened', counter }) as Partial<DayEvent>
const close = (counter: string): Partial<DayEvent> => ({ type: 'CounterClosed', counter }) as Partial<DayEvent>

it('LINK-15 minutes with any counter open count, those before the session and at noon do not', () => {
  const watch = watched(['08:10', open('1')], ['09:00', open('2')], ['11:00', close('1')], ['11:40', close('2')])
  expect(watch.until(at('10:30'), DATE)).toEqual({ keptMin: 190 - 70, dueMin: 120 })
  expect(watch.until(at('13:00'), DATE)).toEqual({ keptMin: 190, dueMin: 210 })
})

it('LINK-15 before the first session there is nothing to keep; a counter that is still open counts until now', () => {
  const watch = watched(['08:35', open('1')])
  expect(watch.until(at('08:20'), DATE)).toBeNull()
  expect(watch.until(at('09:00'), DATE)).toEqual({ keptMin: 25, dueMin: 30 })
})
