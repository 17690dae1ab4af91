/**
 * Suggestions through the running hall: kept, answered, told once; a phone number stands in one table and is erased
 * from it.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FEEDBACK_STREAM } from '../../../domain/feedback/state.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { HOUR, expectOk, kiosk, manager, openFloor } from '../hall/floor.ts'

const complaint = { type: 'SubmitSuggestion', kind: 'complaint', text: '等得太久', phone: '13900000000' } as const

it('FEED-1 the same press sent twice is one complaint, and it outlives a restart', async () => {
  const store = openMemoryStore()
  const floor = await openFloor(store)
  const first = await floor.give(complaint, kiosk, 'the-same-press')
  expect(first).toMatchObject({
    ok: true,
    result: { suggestion: { reference: expect.stringMatching(/^Y2026-\d{10}$/) } },
  })
  expect(await floor.give(complaint, kiosk, 'the-same-press')).toEqual(first)
  const again = await openFloor(store)
  expect([...again.hall.streams.state(FEEDBACK_STREAM).suggestions.keys()]).toEqual([
    expectOk(first).result.suggestion?.reference,
  ])
  expect(await store.contacts()).toHaveLength(1)
  expect(await store.verify(FEEDBACK_STREAM)).toMatchObject({ ok: true, events: 1 })
})

it('FEED-3 a kiosk answers nothing; the duty manager does', async () => {
  const floor = await openFloor(openMemoryStore())
  const { reference } = expectOk(await floor.give(complaint)).result.suggestion as { readonly reference: string }
  const answer = { type: 'AnswerSuggestion', reference, answer: '已受理' } as const
  expect(await floor.give(answer, kiosk)).toEqual({ ok: false, rejection: { code: 'NotAllowed' } })
  expect(await floor.give(answer, manager)).toMatchObject({ ok: true })
})

it('FEED-5 the phone number stands in its table alone, and after its time nowhere in the hall’s folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-feedback-'))
  const store = openSqliteStore(join(folder, 'hall.db'))
  try {
    const floor = await openFloor(store)
    const { reference } = expectOk(await floor.give(complaint)).result.suggestion as { readonly reference: string }
    expect(await store.contacts()).toEqual([{ reference, phone: complaint.phone }])
    expect(JSON.stringify(await store.rows(FEEDBACK_STREAM, 0, 9))).not.toContain(complaint.phone)
    expectOk(await floor.give({ type: 'AnswerSuggestion', reference, answer: '已受理' }, manager))
    const second = { kind: 'clerk', badgeNo: '0102', role: 'dutyManager' } as const
    expectOk(await floor.give({ type: 'CheckMatter', reference, isGood: true, words: '' }, second))
    expectOk(await floor.give({ type: 'CloseMatter', reference, outcome: 'explained', told: 'phone' }, manager))
    floor.nowMs += 48 * HOUR
    await floor.hall.tick()
    expect(await store.contacts()).toEqual([])
    expect(readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(complaint.phone))).toEqual([])
    expect(floor.troubles).toEqual([])
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
