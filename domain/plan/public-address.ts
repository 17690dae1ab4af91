/** The address behind a code that a visitor's phone scans: one that the phone can open, or none. */

/** The machine itself, by any of its names: nobody else can open it. */
const LOOPBACK =
  /^https?:\/\/(?:localhost|[\w.-]+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])(?::\d+)?(?:\/|$)/i

/**
 * The whole address of a path or of another site's address, for a phone; null where only this machine could open it.
 * `publicAddress` is the hall's own, reachable from mobile data; `origin` is what the page or request came by.
 */
export function phoneAddress(path: string, publicAddress: string | null | undefined, origin: string): string | null {
  const whole = /^https?:\/\//i.test(path) ? path : (publicAddress ?? origin).replace(/\/+$/, '') + path
  return LOOPBACK.test(whole) ? null : whole
}
