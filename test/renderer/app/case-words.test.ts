/** The state of a case in one sentence, as phone and kiosk say it. */
import { expect, it } from 'vitest'
import type { PublicCase } from '../../../domain/views/case.ts'
import { stateText, thenText } from '../../../renderer/app/text/case-words.ts'

const said = (change: Partial<PublicCase>): readonly string[] => {
  const one = { status: 'decided', verdict: 'granted', daysLeft: 3, pausedUntil: null, missing: [], ...change }
  const asked = { pickup: null, dueDate: '2026-12-03', holderName: '周敏', ...one } as unknown as PublicCase
  return [stateText(asked, (key) => key), thenText(asked, (key) => key)]
}

it('PAPER-7 whoever was refused is not told that a licence is being made, but that it was not granted', () => {
  expect(said({ verdict: 'granted' })).toEqual(['say.decided', 'then.due'])
  expect(said({ verdict: 'refused' })).toEqual(['say.refused', 'then.refused'])
  expect(said({ verdict: 'refused', status: 'ready' })).toEqual(['say.ready', 'then.refused'])
  expect(said({ verdict: 'refused', daysLeft: -2 })[0]).toBe('say.late')
})
