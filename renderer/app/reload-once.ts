/** Loads the page again when it is too old for its server, without ever turning in circles. */

const KEY = 'yichuang.reloadedAtMs'
const NOT_WITHIN_MS = 30_000

/** Reloads, unless it did so within the last half minute: then the server is the older one, and a loop would blank the screen. */
export function reloadOnce(): void {
  const lastMs = Number(sessionStorage.getItem(KEY) ?? 0)
  if (Date.now() - lastMs < NOT_WITHIN_MS) return
  sessionStorage.setItem(KEY, String(Date.now()))
  location.reload()
}
