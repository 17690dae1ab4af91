/** What the settings were before each change: the rules of those days (article 31), and who was on the roster. */
import { reportRules, type PastRules } from '../plan/past-rules.ts'
import type { HallSettings } from '../plan/settings.ts'
import { addDays, wallTime } from '../words/wall-time.ts'
import type { BadgeNo } from '../words/ids.ts'
import { sectionsOf, type SettingsState, type SettingsVersion } from './state.ts'

/** Oldest first; nothing while no change has touched what reports count by. Of several changes a day the last counts. */
export function pastRules(base: HallSettings, state: Readonly<SettingsState>): Pick<HallSettings, 'pastRules'> {
  const rulesOf = (version: number): Omit<PastRules, 'untilDate'> =>
    reportRules({ ...base, ...sectionsOf(state, version) })
  const found: PastRules[] = []
  for (const { version, atMs } of state.versions) {
    const before = rulesOf(version - 1)
    const untilDate = addDays(wallTime(atMs, base.timeZone).date, -1)
    const last = found.at(-1)
    if (isSame(before, rulesOf(version)) || (last !== undefined && last.untilDate >= untilDate)) continue
    found.push({ untilDate, ...before })
  }
  return found.length === 0 ? {} : { pastRules: found }
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const rosters = new WeakMap<readonly SettingsVersion[], ReadonlySet<BadgeNo>>()

/** Badge numbers of everybody who is or ever was on the roster: records of those who left name them too. */
export function badgesEver(
  base: Pick<HallSettings, 'clerks'>,
  { versions }: Pick<Readonly<SettingsState>, 'versions'>,
): ReadonlySet<BadgeNo> {
  const known = rosters.get(versions)
  if (known !== undefined) return known
  const all = [base.clerks, ...versions.map(({ sections }) => sections.clerks ?? [])].flat()
  const badges = new Set(all.map(({ badgeNo }) => badgeNo))
  rosters.set(versions, badges)
  return badges
}
