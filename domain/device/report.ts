/** What a machine says of itself. */
/** What a device says of itself, every ten seconds and on change. */
export interface DeviceReport {
  readonly paper?: 'ok' | 'low' | 'out' | 'unknown'
  readonly printer?: 'ok' | 'coverOpen' | 'offline' | 'none'
  readonly voice?: 'ok' | 'muted' | 'missingClip' | 'blocked' | 'failed'
  readonly lastSpokenCallNo?: number
  /** Kiosk: tickets of its journal that are not handed in yet, and since when it has been without a server, UTC ms. */
  readonly offlineTickets?: number
  readonly offlineSinceMs?: number
  readonly detail?: string
  readonly reader?: 'ok' | 'offline' | 'none'
  /** Room that the browser still has for the page's own store. */
  readonly storageFreeMb?: number
  /** The machine's own clock when it sent this, UTC ms; the server keeps the difference only. */
  readonly clockMs?: number
  /** Somebody is at the machine. */
  readonly isInUse?: boolean
  /** Build of the page that runs. */
  readonly version?: string
  /** The last restart that it knows of. */
  readonly restartNo?: number
}
