/** A device is paired once, by the code on its own screen; its token can end. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createPairing, type DeviceKind, type Opened, type Pairing } from '../../../server/gateway/pairing.ts'
import { hashOf } from '../../../server/people/tokens.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { MINUTE } from '../hall/floor.ts'

describe('pairing a device', () => {
  let store: Store
  let pairing: Pairing
  let nowMs = 0
  let revoked: string[] = []
  beforeEach(() => {
    nowMs = 1_000_000
    revoked = []
    store = openMemoryStore()
    pairing = createPairing(
      store,
      () => nowMs,
      (deviceId) => revoked.push(deviceId),
    )
  })

  async function asked(kind: DeviceKind, network?: string): Promise<Opened> {
    const opened = await pairing.request(kind, network)
    if (opened === null) throw new Error('no code')
    return opened
  }

  it('ACCESS-3 a code is six digits; until it is typed the screen waits, afterwards it has its token, of which only a hash is kept', async () => {
    const { code, secret } = await asked('kiosk')
    expect(code).toMatch(/^\d{6}$/)
    expect(await pairing.outcome(secret)).toEqual({ state: 'waiting' })
    expect(await pairing.approve(code, { name: '3 号机' })).toMatchObject({ kind: 'kiosk', name: '3 号机' })
    const outcome = await pairing.outcome(secret)
    if (outcome?.state !== 'paired') throw new Error(JSON.stringify(outcome))
    expect(await store.findDevice(hashOf(outcome.token))).toMatchObject({ name: '3 号机' })
    expect(JSON.stringify(await store.devices())).not.toContain(outcome.token)
  })

  it('ACCESS-3 a code serves once, runs out after five minutes, and a wrong one pairs nothing', async () => {
    const used = await asked('kiosk')
    await pairing.approve(used.code, { name: 'A' })
    expect(await pairing.approve(used.code, { name: 'B' })).toBeNull()
    const late = await asked('display')
    expect(await pairing.approve(late.code === '000000' ? '000001' : '000000', { name: 'C' })).toBeNull()
    nowMs += 5 * MINUTE
    expect(await pairing.approve(late.code, { name: 'C' })).toBeNull()
    expect(await pairing.outcome(late.secret)).toBeNull()
    expect(await pairing.outcome('made-up')).toBeNull()
    expect((await store.devices()).map((device) => device.name)).toEqual(['A'])
  })

  it('ACCESS-3 somebody on the Wi-Fi asks for codes without end: the code on the real screen still counts', async () => {
    const real = await asked('kiosk', 'kiosk-1')
    for (let count = 0; count < 300; count += 1) await pairing.request('kiosk', 'stranger')
    expect(await pairing.approve(real.code, { name: '3 号机' })).toMatchObject({ name: '3 号机' })
  })

  it('ACCESS-3 a kiosk paired twice under one name: the new token counts, the old one has ended and its screen is told', async () => {
    const first = await pairing.pairNow('kiosk', { name: '1 号机' })
    const second = await pairing.pairNow('kiosk', { name: '1 号机' })
    expect(await store.findDevice(hashOf(first.token))).toBeNull()
    expect(await store.findDevice(hashOf(second.token))).toMatchObject({ name: '1 号机' })
    expect(revoked).toEqual([first.device.deviceId])
  })

  it('ACCESS-3 a display of the same name is another thing and stays', async () => {
    const display = await pairing.pairNow('display', { name: '大厅' })
    await pairing.pairNow('kiosk', { name: '大厅' })
    expect(await store.findDevice(hashOf(display.token))).not.toBeNull()
    expect(revoked).toEqual([])
  })

  it('ACCESS-3 twenty kiosks switched on together get twenty names, and every token counts', async () => {
    const paired = await Promise.all(Array.from({ length: 20 }, () => pairing.pairNow('kiosk', {})))
    expect(new Set(paired.map((one) => one.device.name)).size).toBe(20)
    for (const one of paired)
      expect(await store.findDevice(hashOf(one.token))).toMatchObject({ deviceId: one.device.deviceId })
    expect(revoked).toEqual([])
  })

  it('ACCESS-3 a duty manager who presses twice pairs one device, and the screen gets a token that counts', async () => {
    const { code, secret } = await asked('kiosk')
    await Promise.all([pairing.approve(code, { name: '3 号机' }), pairing.approve(code, { name: '3 号机' })])
    expect((await store.devices()).map((device) => device.name)).toEqual(['3 号机'])
    const outcome = await pairing.outcome(secret)
    expect(outcome?.state === 'paired' && (await store.findDevice(hashOf(outcome.token)))).toMatchObject({
      name: '3 号机',
    })
  })

  it('SEND-6 ACCESS-3 no flood of requests pushes a code off a screen: from one network, or from hundreds', async () => {
    const first = await asked('kiosk', 'hall')
    let refused = 0
    for (let count = 0; count < 100; count += 1) if ((await pairing.request('kiosk', 'hall')) === null) refused += 1
    expect(refused).toBeGreaterThan(30)
    for (let count = 0; count < 300; count += 1) await pairing.request('kiosk', `stranger ${count}`)
    expect(await pairing.outcome(first.secret)).toEqual({ state: 'waiting' })
    expect(await pairing.approve(first.code, { name: '1 号机' })).toMatchObject({ name: '1 号机' })
  })

  it('ACCESS-3 SERVER-1 a code that one server shows is typed at another, and the screen asks a third', async () => {
    const [other, third] = [1, 2].map(() =>
      createPairing(
        store,
        () => nowMs,
        () => undefined,
      ),
    )
    const { code, secret } = await asked('display')
    expect(await other?.approve(code, { name: '大厅' })).toMatchObject({ kind: 'display' })
    expect(await third?.outcome(secret)).toMatchObject({ state: 'paired', device: { name: '大厅' } })
    expect(await third?.approve(code, { name: '再来' }), 'a code serves once').toBeNull()
  })
})
