/** Who begins under a badge number with a change of the roster (SETUP-10, SETUP-13). */
import type { Clerk } from '../plan/settings.ts'
import type { World } from '../plan/world.ts'
import { dayStream } from '../queue-day/state.ts'
import type { BadgeNo, CounterId } from '../words/ids.ts'
import type { EditableSettings, PersonUnder } from './commands.ts'
import { reject } from './rejections.ts'

/** People of `after` who have a badge number under another name than in `before`. */
export function renamed(
  before: readonly Clerk[],
  after: readonly Clerk[],
): readonly { readonly badgeNo: BadgeNo; readonly before: string; readonly after: string }[] {
  const names = new Map(before.map(({ badgeNo, name }) => [badgeNo, name.trim()]))
  return after.flatMap(({ badgeNo, name }) => {
    const was = names.get(badgeNo)
    return was === undefined || was === name.trim() ? [] : [{ badgeNo, before: was, after: name.trim() }]
  })
}

/** Badge numbers whose holder is another person from now on; refused where a name changed and nobody said why. */
export function newcomersOf(
  { clerks, service }: Partial<EditableSettings>,
  people: readonly PersonUnder[],
  { plan, actor, state, today }: World,
): readonly BadgeNo[] {
  if (clerks === undefined) return []
  const said = new Map(people.map((one) => [one.badgeNo, one.is]))
  const others = renamed(plan.settings.clerks, clerks).filter((one) => {
    const is = said.get(one.badgeNo) ?? reject({ code: 'WhoseBadge', ...one })
    return is === 'another'
  })
  const own = others.find(({ badgeNo }) => actor.kind === 'clerk' && actor.badgeNo === badgeNo)
  if (own) reject({ code: 'OwnBadge', badgeNo: own.badgeNo })
  const { clerks: seats } = state(dayStream(today))
  const busy = others.find(({ badgeNo }) => seats.has(badgeNo))
  if (busy)
    reject({ code: 'StillAtCounter', name: busy.before, counter: labelOfSeat(seats.get(busy.badgeNo) ?? '', plan) })
  keepTrainingApart(new Set(others.map(({ badgeNo }) => badgeNo)), service, plan.settings.service)
  const added = clerks.filter(({ badgeNo }) => !plan.clerks.has(badgeNo))
  return [...added, ...others].map(({ badgeNo }) => badgeNo)
}

function labelOfSeat(counter: CounterId, { counters }: World['plan']): string {
  return counters.get(counter)?.counter.label ?? counter
}

/** The same settings without the training of those who had these badge numbers before (article 19). */
export function withoutOldTraining<S extends Pick<EditableSettings, 'service'>>(
  settings: S,
  before: Pick<EditableSettings, 'service'>,
  others: ReadonlySet<BadgeNo>,
): S {
  const { service } = settings
  if (service === undefined || others.size === 0) return settings
  const old = new Set(before.service?.training.map((one) => JSON.stringify(one)))
  const training = service.training.filter((one) => !others.has(one.badgeNo) || !old.has(JSON.stringify(one)))
  return training.length === service.training.length ? settings : { ...settings, service: { ...service, training } }
}

/** What somebody else was trained for trains nobody who has the badge number now. */
function keepTrainingApart(
  others: ReadonlySet<BadgeNo>,
  service: EditableSettings['service'],
  before: EditableSettings['service'],
): void {
  const kept = { service: service ?? before }
  const left = withoutOldTraining(kept, { service: before }, others)
  if (left === kept) return
  const at = kept.service?.training.findIndex((one) => !left.service?.training.includes(one)) ?? 0
  const value = kept.service?.training[at]?.badgeNo ?? ''
  reject({ code: 'SettingsRefused', path: `service.training.${at}`, fault: 'OldTraining', value })
}
