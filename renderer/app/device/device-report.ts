/**
 * What every paired screen does for its hall besides its page: tells how the machine is, and starts anew when it is
 * told to.
 */
import { onScopeDispose, watch, watchEffect } from 'vue'
import type { ShellBridge } from '../../../domain/contract/bridge.ts'
import type { View } from '../../../domain/views/view.ts'
import type { Connection } from '../server/connection.ts'
import { deviceOrders } from '../server/page-state.ts'

const KEY = 'yichuang.restartNo'
const LOOK_EVERY_MS = 60_000
const MB = 1_000_000
/** Rounded, so that a page's own small writing is no news. */
const STEP_MB = 100

/**
 * Reports version, room on the disk and whether somebody is here; makes a restart that was ordered, once, and never
 * under a visitor's hands (DEV-7).
 * @param restart only tests pass their own
 */
export function useDeviceReport<V extends View>(
  connection: Pick<Connection<V>, 'report' | 'welcome'>,
  isInUse: () => boolean,
  restart: () => void = restartHere,
): void {
  let version: string | null = null
  const look = async (): Promise<void> => {
    const free = await freeMb()
    connection.report({
      isInUse: isInUse(),
      restartNo: knownNo() ?? 0,
      ...(free === null ? {} : { storageFreeMb: free }),
      ...(version === null ? {} : { version }),
    })
  }
  watch(
    connection.welcome,
    (said) => {
      // Whatever the server becomes later, this page is of the build that sent it.
      version ??= said?.build ?? null
      void look()
    },
    { immediate: true },
  )
  watch(isInUse, (now) => connection.report({ isInUse: now }))
  watchEffect(() => {
    const ordered = deviceOrders.value?.restartNo
    if (ordered === undefined) return
    const known = knownNo()
    if (known !== null && ordered > known && isInUse()) return
    localStorage.setItem(KEY, String(ordered))
    if (known !== null && ordered > known) restart()
  })
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
}

/** null: this machine has not been told any number yet, so the first one is no order. */
function knownNo(): number | null {
  const kept = localStorage.getItem(KEY)
  return kept === null ? null : Number(kept)
}

async function freeMb(): Promise<number | null> {
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate()
    return quota === 0 ? null : Math.floor((quota - usage) / MB / STEP_MB) * STEP_MB
  } catch {
    // Over plain http, or in a browser without it, nothing is known.
    return null
  }
}

function restartHere(): void {
  const bridge: ShellBridge | undefined = Reflect.get(window, 'yichuang')
  if (bridge?.restart) bridge.restart()
  else location.reload()
}
