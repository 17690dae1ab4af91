/** The state of a case in one sentence, as phone and kiosk say it. */
import { expect, it } from 'vitest'
import type { PublicCase } from '../../../domain/views/case.ts'
import { stateText, thenText } from '../../../renderer/app/text/case-words.ts'

const DECIDED: PublicCase = {
  item: 'a01',
  caseNo: '261125-0001',
  itemName: '食品经营许可新办',
  itemNameEn: '',
  department: '市场监管',
  departmentEn: '',
  status: 'decided',
  verdict: 'granted',
  reasons: '',
  remedies: '',
  holderName: '周敏',
  phone: '',
  above: null,
  acceptedAtMs: 0,
  counter: '24',
  dueDate: '2026-12-03',
  pausedUntil: null,
  daysLeft: 3,
  missing: [],
  present: 1,
  noticeNo: null,
  deferredDate: null,
  steps: [],
  endedDate: null,
  result: null,
  pickup: null,
}

const said = (change: Partial<PublicCase>): readonly string[] => {
  const asked = { ...DECIDED, ...change }
  return [stateText(asked, (key) => key), thenText(asked, (key) => key)]
}

it('PAPER-7 whoever was refused is not told that a licence is being made, but that it was not granted', () => {
  expect(said({ verdict: 'granted' })).toEqual(['say.decided', 'then.due'])
  expect(said({ verdict: 'refused' })).toEqual(['say.refused', 'then.refused'])
  expect(said({ verdict: 'refused', status: 'ready' })).toEqual(['say.ready', 'then.refused'])
  expect(said({ verdict: 'refused', daysLeft: -2 })[0]).toBe('say.late')
})
