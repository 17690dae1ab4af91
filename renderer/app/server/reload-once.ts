/** Loads the page again when it is older than its server, without ever turning in circles. */
import { watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { Welcome } from '../../../domain/contract/protocol.ts'

const KEY = 'yichuang.reloadedAtMs'
const NOT_WITHIN_MS = 30_000

/**
 * Reloads, unless it did so within the last half minute: then the server is the older one, and a loop would blank the
 * screen.
 */
export async function reloadOnce(): Promise<void> {
  const lastMs = Number(sessionStorage.getItem(KEY) ?? 0)
  if (Date.now() - lastMs < NOT_WITHIN_MS) return
  if (!(await canLoad())) return
  sessionStorage.setItem(KEY, String(Date.now()))
  location.reload()
}

/** For screens that nobody touches: a server with another version than the first one brings its own pages. */
export function reloadWithServer(welcome: ShallowRef<Welcome | null>): void {
  watch(welcome, (now, before) => {
    if (now && before && now.build !== before.build) void reloadOnce()
  })
}

/** A page loaded while its address does not answer would become the browser's error page, and stay one. */
async function canLoad(): Promise<boolean> {
  try {
    return (await fetch(location.href, { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
