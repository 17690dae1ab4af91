/** A screen's duty to its hall: what it reports, and when it starts anew. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import type { EffectScope } from 'vue'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { Welcome } from '../../../domain/contract/protocol.ts'
import { useDeviceReport } from '../../../renderer/app/device/device-report.ts'
import { deviceOrders } from '../../../renderer/app/server/page-state.ts'

let scope: EffectScope
let reports: DeviceReport[] = []
const welcome = shallowRef<Welcome | null>(null)
const isInUse = ref(false)
const restart = vi.fn<() => void>()
const orders = (restartNo: number): void => void (deviceOrders.value = { outOfUse: null, message: null, restartNo })

beforeEach(() => {
  localStorage.clear()
  deviceOrders.value = null
  welcome.value = null
  isInUse.value = false
  reports = []
  restart.mockClear()
  vi.stubGlobal('navigator', {
    storage: { estimate: () => Promise.resolve({ quota: 30_000_000_000, usage: 4_321_000_000 }) },
  })
  scope = effectScope()
  scope.run(() =>
    useDeviceReport({ welcome, report: (report) => void reports.push(report) }, () => isInUse.value, restart),
  )
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

it('DEV-2 tells its build, the room on its disk and whether somebody is here, the last at once', async () => {
  welcome.value = {
    protocol: 1,
    build: '0.9.0',
    planVersion: 'p',
    nowMs: 1,
    servers: [],
    deviceName: null,
    staff: null,
  }
  await vi.waitFor(() =>
    expect(reports.at(-1)).toEqual({ isInUse: false, restartNo: 0, storageFreeMb: 25_600, version: '0.9.0' }),
  )
  welcome.value = { ...welcome.value, build: '1.0.0' }
  await vi.waitFor(() => expect(reports).toHaveLength(3))
  expect(reports.at(-1)?.version, 'the page itself is still of the old build').toBe('0.9.0')
  isInUse.value = true
  await nextTick()
  expect(reports.at(-1)).toEqual({ isInUse: true })
})

it('DEV-7 the first number it hears is no order; a higher one is, once', async () => {
  orders(4)
  await nextTick()
  expect(restart).not.toHaveBeenCalled()
  orders(5)
  await nextTick()
  orders(5)
  await nextTick()
  expect(restart).toHaveBeenCalledTimes(1)
})

it('DEV-7 it waits while somebody is at the machine, and starts when they have gone', async () => {
  orders(0)
  isInUse.value = true
  await nextTick()
  orders(1)
  await nextTick()
  expect(restart).not.toHaveBeenCalled()
  isInUse.value = false
  await nextTick()
  expect(restart).toHaveBeenCalledTimes(1)
})
