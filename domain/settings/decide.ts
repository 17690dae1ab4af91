/** Decides changes of a hall's settings (SET-1 … SET-4). */
import { CATALOGUE_STREAM } from '../catalogue/state.ts'
import { LOCKER_STREAM } from '../locker/state.ts'
import { queueInTheWay } from '../offline/series.ts'
import { OFFLINE_STREAM } from '../offline/state.ts'
import type { HallSettings, Queue } from '../plan/settings.ts'
import type { World } from '../plan/world.ts'
import { dayStream } from '../queue-day/state.ts'
import type { QueueId } from '../words/ids.ts'
import { reasonIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import { isSlip, settingsFaults, type SettingsFault } from './check.ts'
import type { EditableSettings, PersonUnder, SettingsCommand } from './commands.ts'
import { newcomersOf } from './newcomers.ts'
import { reject } from './rejections.ts'
import { SETTINGS_STREAM, sectionsOf, versionOf, type SettingsState } from './state.ts'

export const deciders: Deciders<SettingsCommand, World> = {
  ChangeSettings: ({ changes, note, expectedVersion, people = [] }, world) => {
    const written = changeSettings(changes, note, world, expectedVersion, people)
    keepLabelsApart(changes.queues, world)
    return written
  },
  RollBackSettings: ({ toVersion, note: said }, world) => {
    const { settings, note } = settingsFor(said, world)
    const sections = sectionsOf(settings, toVersion) ?? reject({ code: 'UnknownVersion', version: toVersion })
    check(sections, settings, world)
    keepLabelsApart(sections.queues ?? world.base.queues, world)
    return [onto(SETTINGS_STREAM, { type: 'SettingsRolledBack', version: versionOf(settings) + 1, toVersion, note })]
  },
}

/** A change of some sections, over the version that its maker saw; the newest unless told otherwise. */
export function changeSettings(
  changes: Partial<EditableSettings>,
  why: string,
  world: World,
  expectedVersion?: number,
  people: readonly PersonUnder[] = [],
): readonly Written[] {
  const { settings, note } = settingsFor(why, world)
  const now = versionOf(settings)
  if ((expectedVersion ?? now) !== now) reject({ code: 'SettingsMoved', version: now })
  check({ ...sectionsOf(settings), ...changes }, settings, world)
  const newcomers = newcomersOf(changes, people, world)
  const said = newcomers.length === 0 ? {} : { newcomers }
  return [onto(SETTINGS_STREAM, { type: 'SettingsChanged', version: now + 1, changes, note, ...said })]
}

/** Only a duty manager changes them, and says why. */
function settingsFor(
  note: string,
  { actor, state }: World,
): { readonly settings: Readonly<SettingsState>; readonly note: string } {
  if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  return { settings: state(SETTINGS_STREAM), note: reasonIn(note) }
}

function check(sections: Partial<HallSettings>, settings: Readonly<SettingsState>, world: World): void {
  const { base, plan, state } = world
  const next = { ...base, ...sections }
  const busy = busyQueues(world)
  const gone = (sectionsOf(settings)?.queues ?? base.queues).find(
    (queue) => busy.has(queue.id) && !next.queues.some((one) => one.id === queue.id),
  )
  if (gone) reject({ code: 'SettingsRefused', path: 'queues', fault: 'InUse', value: gone.name })
  const filled = filledDoorGone(next, world)
  if (filled !== null) reject({ code: 'SettingsRefused', path: 'locker', fault: 'DoorFilled', value: filled })
  const listed = [...base.items.map((item) => item.id), ...state(CATALOGUE_STREAM).items.keys()]
  const wordOf = (of: HallSettings, fault: SettingsFault): string => JSON.stringify([fault, valueAt(of, fault.path)])
  const stood = new Set(
    settingsFaults(plan.settings, listed).flatMap((one) => (isSlip(one) ? [wordOf(plan.settings, one)] : [])),
  )
  const fault = settingsFaults({ ...next, items: plan.settings.items }, listed).find(
    (one) => !stood.has(wordOf(next, one)),
  )
  if (fault?.code === 'Calendar') reject({ code: 'CalendarRefused', fault: fault.fault })
  if (fault) reject({ code: 'SettingsRefused', path: fault.path, fault: fault.code, value: fault.value })
}

/** What stands at "counters.3.label". */
function valueAt(settings: HallSettings, path: string): unknown {
  return path.split('.').reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], settings)
}

/** A door that a result lies in is emptied before it goes (PICKUP-12); one that was gone already is no matter of this. */
function filledDoorGone({ locker = [] }: Pick<HallSettings, 'locker'>, { plan, state }: World): string | null {
  const { filled } = state(LOCKER_STREAM)
  const gone = (plan.settings.locker ?? []).filter(({ id }) => !locker.some((one) => one.id === id))
  return gone.find(({ id }) => filled.has(id))?.id ?? null
}

/** Queues that numbers of today still stand in or will walk on to. */
function busyQueues({ state, today }: World): ReadonlySet<QueueId> {
  const tickets = [...state(dayStream(today)).tickets.values()]
  return new Set(tickets.flatMap((ticket) => [ticket.leg.queue, ...ticket.items.map((item) => item.queue)]))
}

/** Stops a plan with a queue whose numbers would look like those of a leased series (OFF-5). */
function keepLabelsApart(queues: readonly Queue[] | undefined, { state, nowMs }: World): void {
  const at = queues === undefined ? -1 : queueInTheWay(state(OFFLINE_STREAM), queues, nowMs)
  if (at >= 0)
    reject({ code: 'SettingsRefused', path: `queues.${at}.prefix`, fault: 'Twice', value: queues?.[at]?.prefix ?? '' })
}
