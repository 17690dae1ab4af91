/** How often a screen that is served hears from its server, and when each side takes the other for gone. */

/** Even an unchanged view is sent anew after this long. */
export const HEARTBEAT_MS = 4000

/**
 * A page that has heard nothing for this long has lost its server: two heartbeats, for with the publisher's tick of a
 * second none that is served waits longer than five seconds.
 */
export const LOST_AFTER_MS = 2 * HEARTBEAT_MS

/** A display or a standby that has given no sign for this long is silent: three heartbeats and the way. */
export const SILENT_AFTER_MS = 4 * HEARTBEAT_MS - 1000

/**
 * The same of a phone: thousands follow a busy hall, and what is new reaches each within a second.
 */
export const PHONE_HEARTBEAT_MS = 27_000

/**
 * A hall's screen renews its line when no view has come for so long: sooner than the ping finds out that the line is
 * dead.
 */
export const RENEW_AFTER_MS = 3 * HEARTBEAT_MS + 2000

/** A phone that has heard nothing for this long has lost its server: a heartbeat, a tick, a pass over all phones. */
export const PHONE_LOST_AFTER_MS = PHONE_HEARTBEAT_MS + 6000

/** A phone says that it is updating a second later: its line is slower than the hall's. */
export const UPDATING_AFTER_MS = PHONE_LOST_AFTER_MS + 1000
