/** A page that is older than its server is loaded again: once, and only when its address answers. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { Welcome } from '../../../domain/contract/protocol.ts'
import { reloadOnce, reloadWithServer } from '../../../renderer/app/server/reload-once.ts'

const reload = vi.fn<() => void>()
let isThere = true
const welcomed = (build: string): Welcome => ({
  protocol: 1,
  build,
  planVersion: 'p',
  nowMs: 0,
  deviceName: null,
  staff: null,
  servers: [],
})

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  reload.mockClear()
  isThere = true
  vi.spyOn(location, 'reload').mockImplementation(reload)
  vi.stubGlobal('fetch', () =>
    isThere ? Promise.resolve(new Response('')) : Promise.reject(new TypeError('Failed to fetch')),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('ACCESS-5 SHOW-3 it is loaded again once; a server that goes on asking is the older one', async () => {
  await reloadOnce()
  await reloadOnce()
  expect(reload).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 31_000)
  await reloadOnce()
  expect(reload).toHaveBeenCalledTimes(2)
})

it('SHOW-3 while its own address does not answer the page stays as it is: no browser error on the wall', async () => {
  isThere = false
  await reloadOnce()
  expect(reload).not.toHaveBeenCalled()
  isThere = true
  await reloadOnce()
  expect(reload).toHaveBeenCalledTimes(1)
})

it('SHOW-3 a display takes up another version of its server, and not every restart', async () => {
  const scope = effectScope()
  const welcome = shallowRef<Welcome | null>(null)
  scope.run(() => reloadWithServer(welcome))
  for (const build of ['1.0', '1.0', '1.1']) {
    expect(reload).not.toHaveBeenCalled()
    welcome.value = welcomed(build)
    await nextTick()
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(reload).toHaveBeenCalledTimes(1)
  scope.stop()
})
