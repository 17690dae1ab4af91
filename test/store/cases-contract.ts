/** What every store promises of the table of cases. */
import { expect, it } from 'vitest'
import type { CaseRow, Store } from '../../server/store/port.ts'
import { caseRow } from './records.ts'

/** Declares the suite. */
export function casesContract(store: () => Store): void {
  const write = async (...cases: readonly CaseRow[]): Promise<void> => {
    expect(await store().append([{ stream: 'settings', records: [], cases }])).toBe('ok')
  }
  rowContract(store, write)
  listContract(store, write)
  clockContract(store, write)
}

type Write = (...cases: readonly CaseRow[]) => Promise<void>

function rowContract(store: () => Store, write: Write): void {
  it('CASE-9 a case has one row, which follows it; it is found by number, receipt, code and group', async () => {
    await write(caseRow({ caseNo: '261126-0001' }), caseRow({ caseNo: '261126-0002', receipt: 'other', group: 'g2' }))
    const ready = caseRow({ caseNo: '261126-0001', status: 'ready', rank: null, code: '407318', tickMs: null })
    await write(ready)
    expect(await store().caseRow('261126-0001')).toEqual(ready)
    expect(await store().caseRow('261126-0009')).toBeNull()
    expect((await store().casesOfReceipt('other')).map((one) => one.caseNo)).toEqual(['261126-0002'])
    expect((await store().casesOfCode('407318')).map((one) => one.caseNo)).toEqual(['261126-0001'])
    expect(await store().casesOfCode('000000')).toEqual([])
    expect(await store().knownCases('g2', ['407318', '111111'])).toEqual([
      { caseNo: '261126-0001', group: 'g1', status: 'ready', code: '407318' },
      { caseNo: '261126-0002', group: 'g2', status: 'review', code: null },
    ])
    expect(await store().knownCases(null, [])).toEqual([])
  })
}

function listContract(store: () => Store, write: Write): void {
  const list = async (query: Partial<Parameters<Store['listCases']>[0]>): Promise<readonly string[]> =>
    (await store().listCases({ department: null, which: 'work', limit: 10, offset: 0, ...query })).map(
      (one) => one.caseNo,
    )

  it('CASE-9 a list goes on behind any row of it, wherever that stands', async () => {
    await write(
      ...[3, 1, 2].map((at) => caseRow({ caseNo: String(at), rank: 1, dueMs: 7 })),
      caseRow({ caseNo: '4', rank: 1, dueMs: 8 }),
      caseRow({ caseNo: '5', rank: 2, dueMs: 1 }),
    )
    expect(await list({ after: { rank: 1, dueMs: 7, caseNo: '1' }, limit: 3 })).toEqual(['2', '3', '4'])
    expect(await list({ after: { rank: 1, dueMs: 8, caseNo: '4' } })).toEqual(['5'])
    expect(await list({ after: { rank: 2, dueMs: 1, caseNo: '5' } })).toEqual([])
  })

  it('CASE-9 lists come by lamp and then by limit, a page at a time, for a department, a holder, or what nobody has taken', async () => {
    await write(
      caseRow({ caseNo: '1', rank: 2, dueMs: 5 }),
      caseRow({ caseNo: '2', rank: 0, dueMs: 9 }),
      caseRow({ caseNo: '3', rank: 0, dueMs: 3, department: 'B' }),
      caseRow({ caseNo: '4', rank: 3, dueMs: 1, holder: null }),
      caseRow({ caseNo: '5', rank: null, status: 'collected', closedMs: 7, tickMs: null }),
      caseRow({ caseNo: '6', rank: null, status: 'withdrawn', closedMs: 8, tickMs: null }),
    )
    expect(await list({})).toEqual(['3', '2', '1', '4'])
    expect(await list({ limit: 2, offset: 1 })).toEqual(['2', '1'])
    expect(await list({ department: 'A' })).toEqual(['2', '1', '4'])
    expect(await list({ department: 'A', rank: 0 })).toEqual(['2'])
    expect(await list({ holder: '0701', department: 'B' })).toEqual(['3'])
    expect(await list({ isFree: true })).toEqual(['4'])
    expect(await list({ which: 'closed' })).toEqual(['6', '5'])
    expect(await list({ which: 'ready' })).toEqual([])
    expect((await store().countCases('B')).map((one) => one.count)).toEqual([1])
    const counts = await store().countCases(null)
    expect(counts.reduce((sum, one) => sum + one.count, 0)).toBe(4)
    expect(counts.find((one) => one.department === 'B')).toEqual({
      department: 'B',
      holder: '0701',
      status: 'review',
      rank: 0,
      count: 1,
    })
  })
}

function clockContract(store: () => Store, write: Write): void {
  it('CLOCK-7 what is due is found by its moment, the earliest first, and no more than asked for', async () => {
    await write(
      caseRow({ caseNo: '1', tickMs: 30 }),
      caseRow({ caseNo: '2', tickMs: 10 }),
      caseRow({ caseNo: '3', tickMs: 20 }),
      caseRow({ caseNo: '4', tickMs: null }),
    )
    expect(await store().casesDue(9, 10)).toEqual([])
    expect(await store().casesDue(30, 10)).toEqual(['2', '3', '1'])
    expect(await store().casesDue(30, 1)).toEqual(['2'])
  })

  it('TELL-3 second notices are counted per item, of cases opened since a moment', async () => {
    await write(
      caseRow({ caseNo: '1', item: 'a01', notices: 1, openedMs: 10 }),
      caseRow({ caseNo: '2', item: 'a01', notices: 2, openedMs: 10 }),
      caseRow({ caseNo: '3', item: 'a02', openedMs: 10 }),
      caseRow({ caseNo: '4', item: 'a02', openedMs: 9 }),
      caseRow({ caseNo: '5', item: 'a02', openedMs: 10, status: 'voided', rank: null, tickMs: null }),
    )
    expect(await store().countItems(10)).toEqual([
      { item: 'a01', cases: 2, noticed: 2, again: 1 },
      { item: 'a02', cases: 1, noticed: 0, again: 0 },
    ])
  })
}
