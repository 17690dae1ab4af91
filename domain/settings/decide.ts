/** Decides changes of a hall's settings (SET-1 … SET-4). */
import { reject } from '../words/rejected.ts'
import type { Actor } from '../words/actor.ts'
import type { HallSettings, ServiceItem } from '../plan/settings.ts'
import type { ItemId, QueueId } from '../words/ids.ts'
import { settingsFaults } from './check.ts'
import type { SettingsCommand } from './commands.ts'
import type { SettingsEvent } from './events.ts'
import { sectionsOf, versionOf, type SettingsState } from './state.ts'

export interface SettingsContext {
  readonly actor: Actor
  /** The site file alone. */
  readonly base: HallSettings
  /** In force today. */
  readonly items: readonly ServiceItem[]
  /** Items that the catalogue knows besides, in force or not. */
  readonly catalogue: Iterable<ItemId>
  /** Queues that numbers of today still stand in or will walk on to. */
  readonly busyQueues: ReadonlySet<QueueId>
}

/** The event of a change that fits together; throws Rejected otherwise. */
export function decideSettings(
  state: Readonly<SettingsState>,
  command: SettingsCommand,
  context: SettingsContext,
): readonly SettingsEvent[] {
  if (context.actor.kind !== 'clerk' || context.actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  const note = command.note.trim()
  if (note === '') reject({ code: 'ReasonMissing' })
  const version = versionOf(state) + 1
  if (command.type === 'RollBackSettings') {
    const sections =
      sectionsOf(state, command.toVersion) ?? reject({ code: 'UnknownVersion', version: command.toVersion })
    check(state, sections, context)
    return [{ type: 'SettingsRolledBack', version, toVersion: command.toVersion, note }]
  }
  if (command.expectedVersion !== version - 1) reject({ code: 'SettingsMoved', version: version - 1 })
  check(state, { ...sectionsOf(state), ...command.changes }, context)
  return [{ type: 'SettingsChanged', version, changes: command.changes, note }]
}

function check(
  state: Readonly<SettingsState>,
  sections: Partial<HallSettings>,
  { base, items, catalogue, busyQueues }: SettingsContext,
): void {
  const next = { ...base, ...sections }
  const gone = (sectionsOf(state)?.queues ?? base.queues).find(
    (queue) => busyQueues.has(queue.id) && !next.queues.some((one) => one.id === queue.id),
  )
  if (gone) reject({ code: 'SettingsRefused', path: 'queues', fault: 'InUse', value: gone.name })
  const [fault] = settingsFaults({ ...next, items }, [...base.items.map((item) => item.id), ...catalogue])
  if (fault?.code === 'Calendar') reject({ code: 'CalendarRefused', fault: fault.fault })
  if (fault) reject({ code: 'SettingsRefused', path: fault.path, fault: fault.code, value: fault.value })
}
