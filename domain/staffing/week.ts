/** From the advice for the days of a week to what its roster needs: half-days, kinds of counters, who can sit where. */
import type { HallSettings } from '../plan/settings.ts'
import { minuteOf } from '../words/wall-time.ts'
import { NOON_MIN } from './planned.ts'
import type { AdviceLines } from './advice-lines.ts'
import type { CounterKind, RosterCell, RosterPerson, RosterProblem } from './roster.ts'

/** There everybody eats for half an hour between these, one in four at a time. */
const MEALS = { fromMin: 690, toMin: 810, share: 4 / 3 }
const HALF_DAYS_MOST = 10

/** Queues that each clerk has served lately: what somebody does is what they can. */
export type ServedQueues = ReadonlyMap<string, ReadonlySet<string>>

/** What the week asks for. */
export function weekProblem(
  settings: HallSettings,
  days: readonly { readonly date: string; readonly advice: AdviceLines }[],
  served: ServedQueues,
  wishes: Pick<RosterProblem, 'away' | 'pairs'>,
): RosterProblem {
  const kinds = kindsOf(settings)
  const hasNoon = days.some(({ advice }) => isBroken(advice))
  const cells = days.flatMap(({ date, advice }) =>
    (['am', 'pm'] as const).map((part): RosterCell => ({ date, part, needs: needsOf(kinds, advice, part, hasNoon) })),
  )
  return { kinds, people: peopleOf(settings, kinds, served), cells, halfDaysMost: HALF_DAYS_MOST, ...wishes }
}

/** Counters by what they serve, in the order of the plan. */
export function kindsOf({ counters }: HallSettings): readonly CounterKind[] {
  const kinds = new Map<string, { readonly counters: string[]; readonly queues: readonly string[] }>()
  for (const { id, skills } of counters) {
    const queues = skills.map(({ queue }) => queue).sort()
    const kind = kinds.get(queues.join(' ')) ?? { counters: [], queues }
    kind.counters.push(id)
    kinds.set(queues.join(' '), kind)
  }
  return [...kinds.values()]
}

/** Half-hours that do not follow on each other: the hall shuts at noon. */
function isBroken({ halves }: AdviceLines): boolean {
  return halves.some(({ from }, at) => at > 0 && minuteOf(from) - minuteOf(halves[at - 1]?.from ?? from) > 30)
}

function needsOf(
  kinds: readonly CounterKind[],
  { halves }: AdviceLines,
  part: RosterCell['part'],
  hasNoon: boolean,
): readonly number[] {
  const own = halves.filter(({ from }) => minuteOf(from) < NOON_MIN === (part === 'am'))
  return kinds.map(({ counters }) =>
    Math.min(
      counters.length,
      Math.max(
        0,
        ...own.map((half) => {
          const open = half.counters.filter((counter) => counters.includes(counter)).length
          const at = minuteOf(half.from)
          const isMeal = !hasNoon && at >= MEALS.fromMin && at < MEALS.toMin
          return isMeal ? Math.ceil(open * MEALS.share) : open
        }),
      ),
    ),
  )
}

/**
 * Who can sit where: whoever has served all queues of a kind; who has served nothing yet sits where others of the same
 * post sit by the order of the plan.
 */
function peopleOf(
  { clerks, counters }: HallSettings,
  kinds: readonly CounterKind[],
  served: ServedQueues,
): readonly RosterPerson[] {
  const own = clerks.filter(({ role }) => role === 'clerk')
  const kindAt = counters.map(({ id }) => kinds.findIndex((kind) => kind.counters.includes(id)))
  const ofPost = new Map<string, Set<number>>()
  for (const [at, { post }] of own.entries()) {
    const kind = kindAt[at]
    if (kind !== undefined) ofPost.set(post, (ofPost.get(post) ?? new Set()).add(kind))
  }
  return own.map(({ badgeNo, post }) => {
    const known = served.get(badgeNo)
    const shown = known
      ? kinds.flatMap(({ queues }, kind) => (queues.every((queue) => known.has(queue)) ? [kind] : []))
      : []
    return { badgeNo, kinds: shown.length > 0 ? shown : [...(ofPost.get(post) ?? [])] }
  })
}
