/** Name and number of an applicant in the dialog that ends a visit, by keyboard alone. */
import { afterEach, expect, it, vi } from 'vitest'
import { called, dialog, field, openBench, serving, type } from './clerk-bench.ts'
import type { Bench } from './clerk-bench.ts'

let bench: Bench
afterEach(() => {
  bench.close()
  vi.unstubAllGlobals()
})

it('APPLICANT-4 APPLICANT-6 where a matter is accepted, key 0 leads to name and number; they go out after the acceptance, and a wrong number sends nothing', async () => {
  bench = openBench(serving())
  await bench.press('Enter')
  expect(field('applicant')).toBeNull()
  await bench.press('5')
  await bench.press('0')
  expect(document.activeElement).toBe(field('applicant'))
  type('applicant', '钱多余')
  type('phone', '137')
  await bench.press('Enter')
  expect([bench.sent.length, dialog().includes('电话不对')]).toEqual([0, true])
  type('phone', '１３７ 1111 2222')
  await bench.press('Enter')
  await bench.answer({ ok: true, seq: 0, result: { cases: ['261126-0007'] } }, called({ ticketNo: 'C027' }))
  expect(bench.sent.map((one) => one.type)).toEqual(['FinishService', 'NoteApplicant'])
  expect(bench.sent[1]).toEqual({
    type: 'NoteApplicant',
    caseNo: '261126-0007',
    name: '钱多余',
    phone: '13711112222',
  })
})

it('APPLICANT-4 name and number come before the outcome as well; without an acceptance they go nowhere, and the clerk is told', async () => {
  bench = openBench(serving())
  await bench.press('Enter')
  await bench.press('0')
  type('applicant', '钱多余')
  await bench.press('Enter')
  expect([bench.sent.length, dialog().includes('按 5 受理')]).toEqual([0, true])
  await bench.press('1')
  await bench.press('5')
  await bench.answer({ ok: true, seq: 0, result: { cases: ['261126-0007'] } }, called({ ticketNo: 'C027' }))
  expect(bench.sent).toMatchObject([
    { type: 'FinishService', outcomes: [{ outcome: 'done' }, { outcome: 'accepted' }] },
    { type: 'NoteApplicant', name: '钱多余', phone: '' },
  ])
})

it('APPLICANT-4 whoever leaves nothing is asked for nothing more', async () => {
  bench = openBench(serving())
  await bench.press('Enter')
  await bench.press('5')
  await bench.press('Enter')
  await bench.answer({ ok: true, seq: 0, result: { cases: ['261126-0007'] } }, called({ ticketNo: 'C027' }))
  expect(bench.sent.map((one) => one.type)).toEqual(['FinishService'])
})
