/**
 * What the server does once a second: the hall's own clock, the post between sites, screens that fell behind or may no
 * longer watch, upkeep.
 */
import type { Hall } from '../hall/compose.ts'
import type { SocketGate } from '../gateway/socket.ts'
import type { Logger } from '../start/log.ts'

export interface SecondParts {
  readonly hall: Pick<Hall, 'tick'>
  readonly sockets: Pick<SocketGate, 'planChanged' | 'publisher' | 'catchUp' | 'tellOrders'>
  readonly planVersion: () => string
  readonly linkClock: () => Promise<void>
  readonly upkeep: { tick(): void }
  readonly log: Pick<Logger, 'error'>
}

/** Starts; returns the way to stop. */
export function everySecond({ hall, sockets, planVersion, linkClock, upkeep, log }: SecondParts): () => void {
  let plan = planVersion()
  const timer = setInterval(() => {
    upkeep.tick()
    if (plan !== (plan = planVersion())) sockets.planChanged()
    void hall.tick().catch((error: unknown) => log.error({ err: error }, 'the timekeeper failed'))
    void linkClock().catch((error: unknown) => log.error({ err: error }, 'the post between sites failed'))
    sockets.publisher.tick()
    void sockets.catchUp().catch((error: unknown) => log.error({ err: error }, 'open screens could not be checked'))
    sockets.tellOrders()
  }, 1000)
  return () => clearInterval(timer)
}
