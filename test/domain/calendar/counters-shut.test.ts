/** Why counters are shut and when they open again, by the sample county's calendar. */
import { expect, it } from 'vitest'
import { countersShut } from '../../../domain/calendar/counters-shut.ts'
import { loadSite } from '../../support/site.ts'

const { calendar } = loadSite('county').settings
const ZONE = 'Asia/Shanghai'
const at = (time: string): number => Date.parse(`${time}+08:00`)
const shut = (time: string, queues: readonly string[] = ['C', 'D']): unknown =>
  countersShut(calendar, queues, at(`${time}:00`), ZONE)

it.each([
  ['2026-12-01T07:50', 'early', '2026-12-01T08:30'],
  ['2026-12-01T00:20', 'early', '2026-12-01T08:30'],
  ['2026-12-01T12:30', 'noon', '2026-12-01T14:00'],
  ['2026-12-01T18:30', 'night', '2026-12-02T08:30'],
  ['2026-12-06T10:00', 'rest', '2026-12-07T08:30'],
])('SHOW-10 at %s: %s, until %s', (time, why, opens) => {
  expect(shut(time)).toEqual({ why, opensMs: at(`${opens}:00`) })
})

it('SHOW-10 a window goes by the sessions of its own queues', () => {
  expect(shut('2026-12-01T10:00')).toBeNull()
  // Medical insurance is served until 18:30, property until 17:30.
  expect(shut('2026-12-01T17:45', ['C', 'D'])).toBeNull()
  expect(shut('2026-12-01T17:45', ['E'])).toEqual({ why: 'night', opensMs: at('2026-12-02T08:30:00') })
  expect(countersShut(null, ['C'], at('2026-12-01T03:00:00'), ZONE)).toBeNull()
})
