/**
 * The orders of this kiosk on its own disk: one that is out of use stays so through a restart without a server (DEV-5).
 */
import { watch } from 'vue'
import type { DeviceOrders } from '../../../domain/device/orders.ts'
import { deviceOrders, deviceToken } from '../../app/server/page-state.ts'

const KEY = 'yichuang.kiosk.outOfUse'

/**
 * Takes up what was kept until the server says better, and keeps what it says from then on; released with the calling
 * scope.
 */
export function keepOrders(): void {
  if (deviceOrders.value === null && localStorage.getItem(KEY) !== null)
    deviceOrders.value = {
      outOfUse: { cause: 'disabled', others: [] },
      message: null,
      restartNo: 0,
    } satisfies DeviceOrders
  watch(deviceOrders, (orders) => keep(orders?.outOfUse?.cause === 'disabled'))
  // Taken back and paired anew, it is another device.
  watch(deviceToken, () => keep(false))
}

function keep(isOut: boolean): void {
  if (isOut) localStorage.setItem(KEY, '1')
  else localStorage.removeItem(KEY)
}
