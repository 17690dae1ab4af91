/** What every store promises of people and devices; part of the suite in contract.ts. */
import { expect, it } from 'vitest'
import type { Store } from '../../server/store/port.ts'
import { device } from './records.ts'

/** Declares what is kept of sessions. */
export function peopleContract(store: () => Store): void {
  it('STORE-7 ACCESS-4 a session is found by its hash until it is ended', async () => {
    const row = { tokenHash: 'h', badgeNo: '0312', expiresAtMs: 5_000 }
    await store().saveSession(row)
    expect(await store().findSession('h')).toEqual(row)
    expect(await store().findSession('other')).toBeNull()
    expect(await store().sessionsAmong(['other', 'h'])).toEqual([row])
    expect(await store().sessionsAmong([])).toEqual([])
    await store().deleteSession('h')
    await store().deleteSession('h')
    expect(await store().findSession('h')).toBeNull()
  })

  it('ACCESS-4 sessions that have ended are forgotten, those that last are kept', async () => {
    for (const [tokenHash, expiresAtMs] of [
      ['old', 5000],
      ['just', 6000],
      ['young', 6001],
    ] as const)
      await store().saveSession({ tokenHash, badgeNo: '0312', expiresAtMs })
    await store().forgetSessions(6000)
    expect([await store().findSession('old'), await store().findSession('just')]).toEqual([null, null])
    expect(await store().findSession('young')).toMatchObject({ expiresAtMs: 6001 })
  })

  it("ACCESS-4 SETUP-2 a new PIN ends every session that the old one has opened, and nobody else's", async () => {
    await store().saveSession({ tokenHash: 'thief', badgeNo: '0312', expiresAtMs: 5_000 })
    await store().saveSession({ tokenHash: 'colleague', badgeNo: '0311', expiresAtMs: 5_000 })
    await store().savePin('0312', 'new-hash')
    expect(await store().findSession('thief')).toBeNull()
    expect(await store().findSession('colleague')).toMatchObject({ badgeNo: '0311' })
  })
}

/** Declares what is kept of devices and PINs. */
export function deviceContract(store: () => Store): void {
  it('ACCESS-3 devices are kept, found by token and taken away', async () => {
    await store().saveDevice(device())
    await store().saveDevice(
      device({ deviceId: 'd2', kind: 'display', name: '1 号综合屏', zone: 'C', tokenHash: 'hash-2', pairedAtMs: 2 }),
    )
    expect((await store().devices()).map((one) => one.deviceId)).toEqual(['d1', 'd2'])
    expect(await store().findDevice('hash-2')).toMatchObject({ deviceId: 'd2', zone: 'C', counter: null })
    await store().deleteDevice('d2')
    expect(await store().findDevice('hash-2')).toBeNull()
    expect(await store().findDevice('nobody')).toBeNull()
    expect((await store().devices()).map((one) => one.deviceId)).toEqual(['d1'])
  })

  it('STORE-7 a PIN’s hash is replaced, and an unknown badge has none', async () => {
    expect(await store().pinOf('0312')).toBeNull()
    await store().savePin('0312', 'first')
    await store().savePin('0312', 'second')
    expect(await store().pinOf('0312')).toBe('second')
  })
}
