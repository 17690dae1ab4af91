/** Suggestions through the running hall: kept, answered, told once, and no phone number for those who ask by reference. */
import { expect, it } from 'vitest'
import { FEEDBACK_STREAM } from '../../server/decide-any.ts'
import { openMemoryStore } from '../../server/store/memory.ts'
import { kiosk, manager, openFloor } from './floor.ts'

const complaint = { type: 'SubmitSuggestion', kind: 'complaint', text: '等得太久', phone: '13900000000' } as const

it('FEED-1 the same press sent twice is one complaint, and it outlives a restart', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store)
  const first = await floor.give(complaint, kiosk, 'the-same-press')
  expect(first).toMatchObject({ ok: true, result: { suggestion: { reference: 'Y2026-0001' } } })
  expect(await floor.give(complaint, kiosk, 'the-same-press')).toEqual(first)
  const again = await openFloor(store)
  expect([...again.hall.streams.state('feedback', FEEDBACK_STREAM).suggestions.keys()]).toEqual(['Y2026-0001'])
  expect(await store.verify(FEEDBACK_STREAM)).toMatchObject({ ok: true, events: 1 })
})

it('FEED-3 a kiosk answers nothing; the duty manager does', async () => {
  const floor = await openFloor(openMemoryStore())
  await floor.give(complaint)
  const answer = { type: 'AnswerSuggestion', reference: 'Y2026-0001', answer: '已受理' } as const
  expect(await floor.give(answer, kiosk)).toEqual({ ok: false, rejection: { code: 'NotAllowed' } })
  expect(await floor.give(answer, manager)).toMatchObject({ ok: true })
})
