/** The settings with their look-ups, made once per version of the settings. */
import {
  RULE_DEFAULTS,
  type CounterSettings,
  type Clerk,
  type HallSettings,
  type Queue,
  type ServiceItem,
  type Zone,
} from './settings.ts'
import { serviceRules, type ServiceRules } from './service-rules.ts'
import type { CounterId, BadgeNo, ItemId, QueueId, ZoneId } from '../words/ids.ts'

export interface CounterIndex {
  readonly counter: CounterSettings
  readonly skills: ReadonlySet<QueueId>
  /** How many must wait in a queue before this counter helps out there; absent: always. */
  readonly fromWaiting: ReadonlyMap<QueueId, number>
}

export interface SettingsIndex {
  readonly settings: HallSettings
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly items: ReadonlyMap<ItemId, ServiceItem>
  readonly counters: ReadonlyMap<CounterId, CounterIndex>
  readonly clerks: ReadonlyMap<BadgeNo, Clerk>
  readonly zones: ReadonlyMap<ZoneId, Zone>
  /** Counters that serve a queue at all, in the order of the plan. */
  readonly countersOf: ReadonlyMap<QueueId, readonly CounterIndex[]>
  /** The largest number of people waiting that any reserve or quick counter asks for. */
  readonly crowdMost: number
  /** Pairs, training, times of ratings: the hall's own, or the defaults. */
  readonly service: ServiceRules
  /** Who sits at the windows changes what they may serve: there are pairs that stand in, or training is asked for. */
  readonly isByPeople: boolean
  /** Who is away, and who stands in at an open window now; absent: nobody does. */
  readonly standIns?: ReadonlyMap<BadgeNo, BadgeNo>
}

/** Builds the look-ups. Expects settings that were checked on loading (unknown references do not occur). */
export function indexSettings(saved: HallSettings): SettingsIndex {
  const settings = { ...saved, rules: { ...RULE_DEFAULTS, ...saved.rules } }
  const counters = new Map(settings.counters.map((counter) => [counter.id, indexCounter(counter)]))
  const service = serviceRules(settings)
  return {
    settings,
    queues: new Map(settings.queues.map((queue) => [queue.id, queue])),
    items: new Map(settings.items.map((item) => [item.id, item])),
    counters,
    clerks: new Map(settings.clerks.map((clerk) => [clerk.badgeNo, clerk])),
    zones: new Map(settings.zones.map((zone) => [zone.id, zone])),
    countersOf: new Map(
      settings.queues.map((queue) => [
        queue.id,
        [...counters.values()].filter((counter) => counter.skills.has(queue.id)),
      ]),
    ),
    crowdMost: Math.max(
      settings.rules.quickHelpsFrom,
      ...[...counters.values()].flatMap((counter) => [...counter.fromWaiting.values()]),
    ),
    service,
    isByPeople: service.pairs.length > 0 || service.trainingFrom !== null,
  }
}

function indexCounter(counter: CounterSettings): CounterIndex {
  const fromWaiting = new Map<QueueId, number>()
  for (const skill of counter.skills)
    if (skill.fromWaiting !== undefined) fromWaiting.set(skill.queue, skill.fromWaiting)
  return { counter, skills: new Set(counter.skills.map((skill) => skill.queue)), fromWaiting }
}
