/** A device is paired once, by the code on its own screen; its token can end. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createPairing, type Pairing } from '../../../server/gateway/pairing.ts'
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

  it('ACCESS-3 a code is six digits; until it is typed the screen waits, afterwards it has its token, of which only a hash is kept', async () => {
    const { code, secret } = pairing.request('kiosk')
    expect(code).toMatch(/^\d{6}$/)
    expect(pairing.outcome(secret)).toEqual({ state: 'waiting' })
    expect(await pairing.approve(code, { name: '3 号机' })).toMatchObject({ kind: 'kiosk', name: '3 号机' })
    const outcome = pairing.outcome(secret)
    if (outcome?.state !== 'paired') throw new Error(JSON.stringify(outcome))
    expect(await store.findDevice(hashOf(outcome.token))).toMatchObject({ name: '3 号机' })
    expect(JSON.stringify(await store.devices())).not.toContain(outcome.token)
  })

  it('ACCESS-3 a code serves once, runs out after five minutes, and a wrong one pairs nothing', async () => {
    const used = pairing.request('kiosk')
    await pairing.approve(used.code, { name: 'A' })
    expect(await pairing.approve(used.code, { name: 'B' })).toBeNull()
    const late = pairing.request('display')
    expect(await pairing.approve(late.code === '000000' ? '000001' : '000000', { name: 'C' })).toBeNull()
    nowMs += 5 * MINUTE
    expect(await pairing.approve(late.code, { name: 'C' })).toBeNull()
    expect(pairing.outcome(late.secret)).toBeNull()
    expect(pairing.outcome('made-up')).toBeNull()
    expect((await store.devices()).map((device) => device.name)).toEqual(['A'])
  })

  it('ACCESS-3 somebody on the Wi-Fi asks for codes without end: the code on the real screen still counts', async () => {
    const real = pairing.request('kiosk', 'kiosk-1')
    for (let count = 0; count < 1000; count += 1) pairing.request('kiosk', 'stranger')
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
    const { code, secret } = pairing.request('kiosk')
    await Promise.all([pairing.approve(code, { name: '3 号机' }), pairing.approve(code, { name: '3 号机' })])
    expect((await store.devices()).map((device) => device.name)).toEqual(['3 号机'])
    const outcome = pairing.outcome(secret)
    expect(outcome?.state === 'paired' && (await store.findDevice(hashOf(outcome.token)))).toMatchObject({
      name: '3 号机',
    })
  })

  it('SEND-6 no flood of requests fills the memory: the oldest codes give way', () => {
    const first = pairing.request('kiosk')
    for (let count = 0; count < 500; count += 1) pairing.request('kiosk')
    expect(pairing.outcome(first.secret)).toBeNull()
  })
})
