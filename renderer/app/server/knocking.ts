/**
 * How often a page knocks at a server that does not answer: nearly twice a second as long as it may be a restart, so that
 * all are back as soon as it is over; later seldom, for an outage may last and a phone has a battery.
 */
import type { Manager, ManagerOptions } from 'socket.io-client'

const FIRST_MS = 350
/** Each page has a pace of its own, so that thousands do not come in one moment. */
const SOON_MS = [450, 750] as const
const LATER_MS = [2500, 7500] as const
/** Some ten seconds: whoever restarts a server is through by then. */
const SOON_KNOCKS = 16

/** Options of a manager that knocks so, for `knockAt` to keep to. */
export function knockOptions(random: () => number = Math.random): Partial<ManagerOptions> {
  return {
    reconnectionAttempts: Infinity,
    reconnectionDelay: FIRST_MS,
    reconnectionDelayMax: between(SOON_MS, random),
    randomizationFactor: 0.5,
    timeout: 5000,
  }
}

/** Lets the manager's pauses grow once many knocks in a row were not heard. */
export function knockAt(
  manager: Pick<Manager, 'on' | 'reconnectionDelayMax'>,
  random: () => number = Math.random,
): void {
  const soonMs = between(SOON_MS, random)
  const laterMs = between(LATER_MS, random)
  manager.on('reconnect_attempt', (knocks) => {
    manager.reconnectionDelayMax(knocks < SOON_KNOCKS ? soonMs : laterMs)
  })
}

function between([least, most]: readonly [number, number], random: () => number): number {
  return least + random() * (most - least)
}
