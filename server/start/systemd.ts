/**
 * Tells systemd that the hall is open, alive, closing. Node has no datagram to a Unix socket, so the words go through
 * systemd-notify, which comes with systemd.
 */
import { spawn } from 'node:child_process'

export interface ServiceManager {
  ready(): void
  alive(): void
  stopping(): void
  /** How often it wants to hear that the hall is alive; null: never. */
  readonly aliveEveryMs: number | null
}

/**
 * The service manager that has started this process; null when none listens (NOTIFY_SOCKET is not set). `onMissing` is
 * told once when systemd-notify cannot be run.
 */
export function serviceManager(
  environment: Readonly<Record<string, string | undefined>>,
  onMissing: (error: Error) => void,
): ServiceManager | null {
  if (!environment.NOTIFY_SOCKET) return null
  let isTold = false
  const say = (...words: readonly string[]): void => {
    spawn('systemd-notify', words, { stdio: 'ignore' }).on('error', (error) => {
      if (!isTold) onMissing(error)
      isTold = true
    })
  }
  const usec = Number(environment.WATCHDOG_USEC ?? 0)
  return {
    ready: () => say('--ready', '--status=The hall is open.'),
    alive: () => say('WATCHDOG=1'),
    stopping: () => say('STOPPING=1'),
    // Twice within the time allowed, and once more for a machine that is slow.
    aliveEveryMs: usec > 0 ? usec / 3000 : null,
  }
}
