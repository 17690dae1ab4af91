/** What every store promises of its log and of the chains in it; part of the suite in contract.ts. */
import { expect, it } from 'vitest'
import type { Store } from '../../server/store/port.ts'
import { startOf } from '../../server/store/hash-chain.ts'
import { DAY, record, run } from './records.ts'

/** Declares what is read of what was written. */
export function logContract(store: () => Store): void {
  it('STORE-1 an empty stream reads as nothing, with the head that its first record follows', async () => {
    expect([...(await store().read(DAY, 0))]).toEqual([])
    expect(await store().head(DAY)).toEqual({ seq: 0, hash: startOf(DAY) })
    expect(await store().streams()).toEqual([])
    expect(await store().verify(DAY)).toEqual({ ok: true, events: 0 })
    expect(await store().check()).toBeNull()
  })

  it('STORE-1 what was written is read again, whole and in order, from any place', async () => {
    expect(await store().append([run(1, 3)])).toBe('ok')
    expect(await store().append([run(4, 5)])).toBe('ok')
    expect([...(await store().read(DAY, 0))]).toEqual([1, 2, 3, 4, 5].map((seq) => record(seq)))
    expect([...(await store().read(DAY, 3))].map((one) => one.seq)).toEqual([4, 5])
    expect([...(await store().read(DAY, 9))]).toEqual([])
    expect((await store().head(DAY)).seq).toBe(5)
  })

  it('STORE-3 the last commands of the day before are known, in order and no more than asked for', async () => {
    await store().append([
      run(1, 5),
      run(1, 2, 'day/2026-11-25'),
      run(1, 3, 'devices'),
      run(1, 1, 'booking/2026-11-26'),
    ])
    expect(await store().commandsBefore('day/2026-11-26', 9)).toEqual({
      stream: 'day/2026-11-25',
      commands: [1, 2].map((seq) => ({ seq, commandId: `command-${seq}` })),
    })
    expect(await store().commandsBefore('day/2026-11-25', 2)).toEqual({
      stream: DAY,
      commands: [4, 5].map((seq) => ({ seq, commandId: `command-${seq}` })),
    })
    expect(await store().commandsBefore(DAY, 9)).toEqual({ stream: '', commands: [] })
  })
}

/** Declares what is found of cases without walking over all of them. */
export function caseRecordsContract(store: () => Store): void {
  it('HOOK-4 cases written to since a time are found, each from its first record of that time to its last', async () => {
    const at = (seq: number, atMs: number) => ({ ...record(seq), atMs })
    const ofCase = (no: string, ...records: readonly ReturnType<typeof at>[]) => ({ stream: `case/${no}`, records })
    await store().append([ofCase('261124-0002', at(1, 10), at(2, 20)), ofCase('261124-0001', at(1, 10), at(2, 30))])
    await store().append([ofCase('261124-0002', at(3, 30)), ofCase('261124-0003', at(1, 10)), run(1, 1)])
    expect(await store().casesWritten(20)).toEqual([
      { stream: 'case/261124-0001', first: 2, last: 2 },
      { stream: 'case/261124-0002', first: 2, last: 3 },
    ])
    expect(await store().casesWritten(31)).toEqual([])
    expect((await store().casesWritten(0)).map((one) => one.stream)).toHaveLength(3)
  })
}

/** Declares what the chains say. */
export function chainContract(store: () => Store): void {
  it('STORE-4 CASE-9 the chain of every stream is its own, and an untouched one verifies; the streams of a kind are found alone', async () => {
    await store().append([run(1, 3), run(1, 2, 'day/2026-11-25')])
    expect(await store().verify(DAY)).toEqual({ ok: true, events: 3 })
    expect(await store().verify('day/2026-11-25')).toEqual({ ok: true, events: 2 })
    expect((await store().head(DAY)).hash).not.toBe((await store().head('day/2026-11-25')).hash)
    expect(await store().streams()).toEqual([DAY, 'day/2026-11-25'])
    await store().append([run(1, 1, 'devices'), run(1, 1, 'case/261124-0001'), run(1, 1, 'days')])
    expect(await store().streams('day')).toEqual([DAY, 'day/2026-11-25'])
    expect(await store().streams('case')).toEqual(['case/261124-0001'])
    expect(await store().streams('booking')).toEqual([])
    const all = await store().streams()
    const [first = '', second = ''] = all
    expect(await store().streams(undefined, { after: '', limit: 2 })).toEqual([first, second])
    expect(await store().streams(undefined, { after: second, limit: 9 })).toEqual(all.slice(2))
    expect(await store().streams('day', { after: DAY, limit: 9 })).toEqual(['day/2026-11-25'])
  })

  it('STORE-1 what a reader does with a record does not change what is kept', async () => {
    await store().append([run(1, 1)])
    const [first] = [...(await store().read(DAY, 0))]
    Object.assign(first?.event ?? {}, { place: 'elsewhere' })
    expect([...(await store().read(DAY, 0))]).toEqual([record(1)])
  })
}
