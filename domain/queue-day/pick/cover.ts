/**
 * Who may serve what at this moment, by the people who sit there: whoever stands in for a colleague who is away has the
 * colleague's queues (AB 岗, article 22), and nobody has what they were not trained for (article 19).
 */
import type { CoverPair, ServiceRules } from '../../plan/service-rules.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { BadgeNo, CounterId, QueueId } from '../../words/ids.ts'
import type { DayState } from '../state.ts'

type Day = Readonly<DayState>

/** A pair whose first is away. `by`: the second, at an open window; null: neither is there. */
export interface Covering {
  readonly pair: CoverPair
  readonly by: { readonly badgeNo: BadgeNo; readonly counter: CounterId } | null
}

/** More names are no help. */
const NAMES_MOST = 3

const memos = new WeakMap<object, { staffing: number; date: string; index: SettingsIndex; now: SettingsIndex }>()

/**
 * The plan as it stands with the people at the windows (COVER-1, SKILL-1); the plan itself where the hall has neither
 * pairs nor training. Made anew when somebody comes, goes or makes a pause.
 */
export function planNow(day: Day, index: SettingsIndex): SettingsIndex {
  const rules = index.service
  if (rules.pairs.length === 0 && !isTrainingAsked(rules, day.serviceDate)) return index
  const memo = memos.get(day)
  if (memo && memo.staffing === day.staffing && memo.date === day.serviceDate && memo.index === index) return memo.now
  const now = madeNow(day, index, rules)
  memos.set(day, { staffing: day.staffing, date: day.serviceDate, index, now })
  return now
}

/** Pairs whose first is away now. */
export function coverings(day: Day, index: SettingsIndex): readonly Covering[] {
  return index.service.pairs.flatMap((pair): readonly Covering[] => {
    if (openAt(day, pair.a) !== null) return []
    const counter = openAt(day, pair.b)
    return [{ pair, by: counter === null ? null : { badgeNo: pair.b, counter } }]
  })
}

/** Whether the hall asks for training on this date (SKILL-2). */
function isTrainingAsked({ trainingFrom }: Pick<ServiceRules, 'trainingFrom'>, date: string): boolean {
  return trainingFrom !== null && trainingFrom <= date
}

/** Whether somebody may be given this queue on this date: trained, or nobody asks. */
export function isTrained(index: SettingsIndex, badgeNo: BadgeNo, queue: QueueId, date: string): boolean {
  const rules = index.service
  if (!isTrainingAsked(rules, date)) return true
  return rules.training.some(
    (one) =>
      one.badgeNo === badgeNo && one.queue === queue && one.from <= date && (one.until === null || one.until >= date),
  )
}

/** Queues of the window's plan that whoever sits there was not trained for. */
export function untrainedAt(day: Day, counter: CounterId, index: SettingsIndex): readonly QueueId[] {
  const badgeNo = day.counters.get(counter)?.badgeNo ?? null
  if (badgeNo === null) return []
  const skills = index.settings.counters.find(({ id }) => id === counter)?.skills ?? []
  return skills.map(({ queue }) => queue).filter((queue) => !isTrained(index, badgeNo, queue, day.serviceDate))
}

/** Clerks at open windows who may be given this queue, those with nobody before them first (COVER-2). */
function whoCouldCover(day: Day, queue: QueueId, index: SettingsIndex): readonly BadgeNo[] {
  const free = (counter: CounterId): number => Number(day.counters.get(counter)?.ticketNo !== null)
  return [...day.clerks]
    .filter(([badgeNo, counter]) => {
      const now = day.counters.get(counter)
      return now?.status === 'open' && isTrained(index, badgeNo, queue, day.serviceDate)
    })
    .sort(([, one], [, other]) => free(one) - free(other))
    .map(([badgeNo]) => badgeNo)
}

/** Names with their windows, as a duty manager is told them; `except`: badges that are known to be away (COVER-2, COVER-3). */
export function standInNames(
  day: Day,
  queue: QueueId,
  index: SettingsIndex,
  except: readonly BadgeNo[] = [],
): readonly string[] {
  return whoCouldCover(day, queue, index)
    .filter((badgeNo) => !except.includes(badgeNo))
    .slice(0, NAMES_MOST)
    .map((badgeNo) => `${index.clerks.get(badgeNo)?.name ?? badgeNo} ${day.clerks.get(badgeNo) ?? ''}`.trim())
}

/** The open window at which somebody sits. */
function openAt(day: Day, badgeNo: BadgeNo): CounterId | null {
  const counter = day.clerks.get(badgeNo)
  return counter !== undefined && day.counters.get(counter)?.status === 'open' ? counter : null
}

function madeNow(day: Day, index: SettingsIndex, rules: ServiceRules): SettingsIndex {
  const added = new Map<CounterId, QueueId[]>()
  const standIns = new Map<BadgeNo, BadgeNo>()
  for (const { pair, by } of coverings(day, index)) {
    if (by === null) continue
    standIns.set(pair.a, by.badgeNo)
    added.set(by.counter, [...(added.get(by.counter) ?? []), ...pair.queues])
  }
  const counters = new Map(
    [...index.counters].map(([id, one]) => [id, counterNow(day, one, added.get(id) ?? [], index, rules)] as const),
  )
  const countersOf = new Map(
    index.settings.queues.map((queue) => [
      queue.id,
      [...counters.values()].filter((counter) => counter.skills.has(queue.id)),
    ]),
  )
  return { ...index, counters, countersOf, standIns }
}

function counterNow(
  day: Day,
  counter: CounterIndex,
  added: readonly QueueId[],
  index: SettingsIndex,
  rules: ServiceRules,
): CounterIndex {
  const badgeNo = day.counters.get(counter.counter.id)?.badgeNo ?? null
  const asks = badgeNo !== null && isTrainingAsked(rules, day.serviceDate)
  if (added.length === 0 && !asks) return counter
  const all = [...new Set([...counter.skills, ...added])]
  const skills = asks ? all.filter((queue) => isTrained(index, badgeNo, queue, day.serviceDate)) : all
  const fromWaiting = new Map([...counter.fromWaiting].filter(([queue]) => !added.includes(queue)))
  return { ...counter, skills: new Set(skills), fromWaiting }
}
