/** What must hold after every event of a hall: nobody forgotten, nobody made to wait beside a free window, no word broken in silence. */
import type { CounterIndex } from '../../domain/plan/settings-index.ts'
import type { Ticket } from '../../domain/queue-day/state.ts'
import { managerView } from '../../domain/views/floor.ts'
import { ticketView } from '../../domain/views/ticket.ts'
import { canCall, guaranteedMs, waitingOf, type Moment } from './fair-oracle.ts'

export type Fault = 'starved' | 'idleWhileWaiting' | 'brokenPromises' | 'untrueReasons'

/** Tells a fault of a ticket; the same kind of the same ticket counts once. */
export type Report = (fault: Fault, ticketNo: string, text: string) => void

/** Looks at everybody who waits. `idle`: open counters that have just asked for the next and were told that nobody waits. */
export function checkWaiting(moment: Moment, idle: readonly CounterIndex[], report: Report): void {
  const { day, index, nowMs } = moment
  const open = [...index.counters.values()].filter((one) => day.counters.get(one.counter.id)?.status === 'open')
  for (const ticket of waitingOf(day)) {
    const { no, leg } = ticket
    const free = idle.find((counter) => counter.skills.has(leg.queue))
    const callers = open.filter((counter) => canCall(moment, counter, ticket))
    if (callers.length === 0 && free)
      report('starved', no, `no open counter may call ${no} while counter ${free.counter.id} is free`)
    if (free && guaranteedMs(moment, ticket) <= nowMs)
      report('idleWhileWaiting', no, `${no} waits past the guarantee while counter ${free.counter.id} is free`)
    const ready = idle.find((counter) => callers.includes(counter) && ticket.behind.length === 0)
    if (ready)
      report('idleWhileWaiting', no, `counter ${ready.counter.id} may call ${no} and is told that nobody waits`)
    const missing = unsaid(moment, ticket, callers.length)
    if (missing !== null) report('brokenPromises', no, missing)
  }
}

/** A promise that is broken without an alert, or a phone that does not say that nobody is there; null: all is said. */
function unsaid(moment: Moment, ticket: Ticket, callers: number): string | null {
  const { day, index, nowMs } = moment
  const { no, leg, toldByMs, slot } = ticket
  const promiseMs = ticket.sinceMs + (index.queues.get(leg.queue)?.promiseMin ?? Infinity) * 60_000
  const isBroken: readonly (readonly [is: boolean, kinds: readonly string[], what: string])[] = [
    [callers === 0, ['noCounter'], 'nobody at work may call it'],
    [toldByMs !== null && toldByMs < nowMs, ['toldOver'], 'it waits longer than its slip said'],
    [slot !== null && slot.toMs < nowMs, ['slotOver'], 'the slot of its booking is over'],
    [promiseMs < nowMs, ['waitOver', 'noCounter'], 'it waits longer than the hall promises'],
  ]
  const broken = isBroken.filter(([is]) => is)
  if (broken.length === 0) return null
  const alerts = managerView(day, index, nowMs).alerts.filter((alert) => alert.place === leg.queue)
  const quiet = broken.find(([, kinds]) => !alerts.some((alert) => kinds.includes(alert.kind)))
  if (quiet) return `${no}: ${quiet[2]}, and the duty manager is not told`
  const phone = ticketView(day, index, ticket.link, nowMs)
  if (callers === 0 && phone?.unattended === null) return `${no}: nobody may call it, and the phone does not say so`
  return null
}
