/** What has been done with alerts; which there are follows from the hall itself and is not recorded. */
import type { Cause, Seen } from './cause.ts'
import type { Ending } from './commands.ts'

export type AlertEvent =
  | { readonly type: 'AlertTaken'; readonly cause: Cause; readonly seen: Seen }
  | { readonly type: 'AlertSilenced'; readonly cause: Cause; readonly seen: Seen; readonly untilMs: number }
  | { readonly type: 'AlertMarkEnded'; readonly cause: Cause; readonly why: Ending }
