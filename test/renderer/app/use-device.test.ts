/** A screen becomes a known device by itself, whatever its address asks for and whatever the server answers. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { EffectScope } from 'vue'
import { useDevice } from '../../../renderer/app/device/use-device.ts'
import type { Device } from '../../../renderer/app/device/use-device.ts'

const asked: unknown[] = []
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  asked.length = 0
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Opens the display of counter 98 before a server that gives these answers, the last one for ever. */
function open(...answers: readonly { readonly status?: number; readonly body: unknown }[]): Device {
  vi.stubGlobal('fetch', async (_path: string, init?: { readonly body?: string }) => {
    asked.push(JSON.parse(init?.body ?? 'null'))
    const { status = 200, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { body: null }
    return new Response(JSON.stringify(body), { status })
  })
  return scope.run(() => useDevice('counter-display', { counter: '98' })) as Device
}

it('ACCESS-3 SHOW-4 a display of a counter that the hall no longer has still gets a code; the duty manager names its place', async () => {
  const device = open(
    { status: 400, body: { code: 'malformed', field: 'wish.counter' } },
    { body: { code: '123456', secret: 's', expiresAtMs: 1 } },
    { body: { state: 'paired', token: 'T', deviceName: '1 号窗口屏', zone: null, counter: '24' } },
  )
  await vi.advanceTimersByTimeAsync(5000)
  expect(device.code.value).toBe('123456')
  await vi.advanceTimersByTimeAsync(3000)
  expect([device.token.value, device.counter.value]).toEqual(['T', '24'])
  expect(asked).toEqual([
    { deviceKind: 'counter-display', wish: { counter: '98' } },
    { deviceKind: 'counter-display', wish: {} },
    null,
  ])
})

it('SHOW-3 a server that answers with nonsense is asked again, for ever and one question at a time', async () => {
  const device = open(
    { body: null },
    { body: 'hello' },
    { status: 502, body: [] },
    { body: 7 },
    { body: { code: '654321', secret: 's', expiresAtMs: 1 } },
    { body: { state: 'waiting' } },
  )
  await vi.advanceTimersByTimeAsync(17_000)
  expect(device.code.value).toBe('654321')
  expect(vi.getTimerCount()).toBe(1)
})
