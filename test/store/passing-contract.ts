/** What every store promises of what is known for a while; part of the suite in contract.ts. */
import { expect, it } from 'vitest'
import type { Store } from '../../server/store/port.ts'
import { DAY, run } from './records.ts'

/** Declares that part for one store. */
export function sharedContract(store: () => Store): void {
  it('STORE-8 ACCESS-2 tries that come at the same moment are counted one by one; a count ends with its window, from its first or its last try', async () => {
    const first = { ms: 1000, since: 'first' } as const
    const counted = await Promise.all(Array.from({ length: 20 }, () => store().tally('k', 5000, first)))
    expect(counted.map((one) => one.count).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(await store().tally('k', 5900, first)).toEqual({ count: 21, firstMs: 5000, lastMs: 5900 })
    expect(await store().tallyOf('k', 6000, first)).toMatchObject({ count: 21 })
    expect(await store().tallyOf('k', 6001, first)).toMatchObject({ count: 0 })
    expect(await store().tallyOf('k', 6001, { ms: 1000, since: 'last' })).toMatchObject({ count: 21 })
    expect(await store().tally('k', 6001, first)).toMatchObject({ count: 1, firstMs: 6001 })
    await store().forgetTally('k')
    expect(await store().tallyOf('k', 6001, first)).toMatchObject({ count: 0 })
  })

  it('STORE-8 what is shared is found by the beginning of its key until its time is up, and is replaced whole', async () => {
    const row = (key: string, value: string, untilMs: number) => ({ key, value, untilMs })
    await store().keepShared([row('sign/b', '1', 100), row('sign/a', '2', 200), row('sigo', '3', 200)])
    await store().keepShared([row('sign/b', '4', 300)])
    await store().keepShared([])
    expect(await store().sharedUnder('sign/', 150)).toEqual([row('sign/a', '2', 200), row('sign/b', '4', 300)])
    expect(await store().sharedUnder('sign/', 200)).toEqual([row('sign/b', '4', 300)])
    await store().dropShared('sign/b')
    expect(await store().sharedUnder('sign/', 0)).toEqual([row('sign/a', '2', 200)])
    await store().forgetShared(200)
    expect(await store().sharedUnder('sig', 0)).toEqual([])
  })
}

/** Declares what is promised of probes. */
export function probeContract(store: () => Store): void {
  it('STORE-9 a probe with a stream tries a record there and leaves none', async () => {
    await store().append([run(1, 3)])
    await store().probe(5000, DAY)
    await store().probe(5000, 'day/2026-11-26')
    expect((await store().head(DAY)).seq).toBe(3)
    expect(await store().streams()).toEqual([DAY])
    expect(await store().append([run(4, 4)])).toBe('ok')
  })
}
