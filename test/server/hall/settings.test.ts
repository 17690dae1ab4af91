/** Settings and catalogue through the running hall: in force at once, after a restart, and on the right day. */
import { describe, expect, it } from 'vitest'
import { county } from '../../domain/calendar/sample-calendar.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { kiosk, manager, openFloor, settings } from './floor.ts'

const DAY = 86_400_000
const issueC = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const

describe('a hall that changes', () => {
  it('SET-4 a new counter plan is in force with the next command and after a restart', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    const before = floor.hall.index
    expect(
      await floor.give(
        { type: 'ChangeSettings', changes: { title: '新厅' }, expectedVersion: 0, note: '挂牌' },
        manager,
      ),
    ).toMatchObject({ ok: true, result: { version: 1 } })
    expect(floor.hall.index.settings.title).toBe('新厅')
    expect(floor.hall.index).not.toBe(before)
    expect((await openFloor(store)).hall.index.settings.title).toBe('新厅')
    expect(await store.verify('settings')).toMatchObject({ ok: true, events: 1 })
  })

  it('SET-2 the same change sent twice is one change', async () => {
    const floor = await openFloor(openMemoryStore())
    const change = { type: 'ChangeSettings', changes: { title: '新厅' }, expectedVersion: 0, note: '挂牌' } as const
    const first = await floor.give(change, manager, 'the-same-id')
    expect(await floor.give(change, manager, 'the-same-id')).toEqual(first)
  })

  it('CAT-2 ISSUE-3 an item approved for Thursday gives no number on Wednesday and gives one on Thursday', async () => {
    const floor = await openFloor(openMemoryStore())
    const item = { ...settings.items[0]!, id: 'z01', name: '新事项' }
    for (const command of [
      { type: 'DraftItem', item, note: '' },
      { type: 'ApproveItem', itemId: 'z01', version: 1, documentNo: '渭政发〔2026〕9号' },
      { type: 'FileItem', itemId: 'z01', version: 1, receiptNo: '备31' },
      { type: 'EnforceItem', itemId: 'z01', version: 1, fromDate: '2026-11-26' },
    ] as const)
      expect(await floor.give(command, manager)).toMatchObject({ ok: true })
    const issue = { type: 'IssueTicket', items: [{ item: 'z01' }], origin: 'kiosk' } as const
    expect(await floor.give(issue, kiosk)).toEqual({
      ok: false,
      rejection: { code: 'ItemNotInForce', item: 'z01', fromDate: '2026-11-26' },
    })
    floor.nowMs += DAY
    expect(await floor.give(issue, kiosk)).toMatchObject({ ok: true, result: { ticketNo: 'A001' } })
  })

  it('CAL-7 CAL-9 a kiosk at night is told when numbers are given again; a floor guide is not held up', async () => {
    const floor = await openFloor(openMemoryStore(), { ...settings, calendar: county })
    floor.nowMs = Date.UTC(2026, 10, 25, 14)
    expect(await floor.give(issueC, kiosk)).toEqual({
      ok: false,
      rejection: { code: 'NotOffered', queue: 'C', reason: 'afterClosing', againMs: Date.UTC(2026, 10, 26, 0, 10) },
    })
    expect(
      await floor.give({ ...issueC, origin: 'floorGuide' }, { kind: 'clerk', badgeNo: '0201', role: 'floorGuide' }),
    ).toMatchObject({ ok: true })
    expect(floor.hall.view('kiosk')).toMatchObject({
      hours: { isOpen: false, nextMs: Date.UTC(2026, 10, 26, 0, 30), dayKind: 'workday' },
    })
  })
})
