/**
 * The way of a visit: which items one counter can finish together, and where the ticket walks next (article 8, one
 * ticket to the end).
 */
import type { Leg, TicketItem } from '../events.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { QueueId } from '../../words/ids.ts'

/**
 * The next leg of a visit (LEG-1): it waits in the queue of its first open item, together with every other open item
 * that the best suited counter of the plan serves too. `lead` overrides the queue, for a transfer.
 * Returns null when no item is open and no lead is given.
 */
export function nextLeg(items: readonly TicketItem[], index: SettingsIndex, lead?: QueueId): Leg | null {
  const open = items.filter((item) => item.outcome === null)
  const queue = lead ?? open[0]?.queue
  if (queue === undefined) return null
  if (open.every((item) => item.queue === queue)) return aloneLeg(queue, isQuickVisit(open, index))
  const wanted = new Set(open.map((item) => item.queue)).add(queue)
  let best: readonly QueueId[] = [queue]
  for (const counter of index.countersOf.get(queue) ?? []) {
    if (counter.counter.kind === 'quick') continue
    const both = [...wanted].filter((skill) => counter.skills.has(skill))
    if (both.length > best.length) best = both
  }
  const skills = [...best].sort()
  const together = open.filter((item) => skills.includes(item.queue))
  return { queue, skills, isQuick: isQuickVisit(together, index) }
}

/** Nearly every leg: one queue and nothing else; each is made once. */
const alone = new Map<QueueId, readonly [slow: Leg, quick: Leg]>()
const ALONE_MOST = 500

function aloneLeg(queue: QueueId, isQuick: boolean): Leg {
  const known = alone.get(queue)
  if (known) return known[isQuick ? 1 : 0]
  if (alone.size >= ALONE_MOST) alone.clear()
  const skills = [queue]
  const both = [
    { queue, skills, isQuick: false },
    { queue, skills, isQuick: true },
  ] as const
  alone.set(queue, both)
  return both[isQuick ? 1 : 0]
}

/** Whether these matters together are short enough for a quick counter (PICK-10). */
export function isQuickVisit(items: readonly TicketItem[], index: SettingsIndex): boolean {
  const minutes = items.reduce((sum, item) => sum + item.serviceMin, 0)
  return items.length > 0 && minutes <= index.settings.rules.quickItemMin
}

/** All legs of a visit in walking order, for the way shown before the ticket is taken. */
export function routeOf(items: readonly TicketItem[], index: SettingsIndex): readonly Leg[] {
  const route: Leg[] = []
  let rest = items.map((item) => ({ ...item, outcome: null as TicketItem['outcome'] }))
  for (let leg = nextLeg(rest, index); leg !== null; leg = nextLeg(rest, index)) {
    route.push(leg)
    const served = leg.skills
    rest = rest.map((item) => (served.includes(item.queue) ? { ...item, outcome: 'done' } : item))
  }
  return route
}

/**
 * Which open items this counter settles (LEG-2): those of its skills; a ticket sent here for none of its skills
 * is settled here whole, so that nothing travels in circles.
 */
export function itemsHere(items: readonly TicketItem[], counter: CounterIndex): readonly number[] {
  const open = items.flatMap((item, at) => (item.outcome === null ? [at] : []))
  const skilled = open.filter((at) => counter.skills.has((items[at] as TicketItem).queue))
  return skilled.length > 0 ? skilled : open
}
