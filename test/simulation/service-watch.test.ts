/** The watch over ratings and errands finds what must never be. */
import { expect, it } from 'vitest'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { Append } from '../../server/store/port.ts'
import { createServiceWatch } from './service-watch.ts'

const append = (stream: string, seq: number, event: object): Append => ({
  stream,
  records: [{ seq, atMs: 0, actor: { kind: 'visitor' }, commandId: `c${seq}`, event: event as HallEvent }],
})
const rated = (level: number, rectification: string | null) => ({ type: 'Rated', about: 'C001', level, rectification })
const finish = { type: 'ServiceFinished', ticketNo: 'C001', next: null }

function faultsOf(...batches: readonly (readonly Append[])[]): readonly string[] {
  const faults: string[] = []
  const watch = createServiceWatch((what) => void faults.push(what))
  for (const batch of batches) watch.take(batch)
  return faults
}

it('RATE-2 RATE-3 RECT-1 the simulator’s watch finds a rating of an unfinished visit, a second one, and a poor one without its record', () => {
  const [day, rating] = ['day/2026-11-25', 'rating/2026-11-25']
  expect(faultsOf([append(day, 1, finish)], [append(rating, 1, rated(5, null))])).toEqual([])
  expect(faultsOf([append(rating, 1, rated(5, null))])).toHaveLength(1)
  expect(
    faultsOf([append(day, 1, finish)], [append(rating, 1, rated(5, null))], [append(rating, 2, rated(4, null))]),
  ).toHaveLength(1)
  expect(faultsOf([append(day, 1, finish)], [append(rating, 1, rated(1, 'P1'))])).toHaveLength(1)
})

it('ERRAND-1 the simulator’s watch finds a step that an errand may not take', () => {
  const holder = { site: 's', badgeNo: '1', name: '吴' }
  const taken = { type: 'ErrandAccepted', reference: 'D1', item: 'a', itemName: 'a', materials: 1, holder, date: 'x' }
  const told = { type: 'ErrandTold', reference: 'D1', how: 'phone', date: 'x', by: holder }
  expect(faultsOf([append('errands', 1, taken)])).toEqual([])
  expect(faultsOf([append('errands', 1, taken)], [append('errands', 2, told)])).toHaveLength(1)
})
