/** Decides changes of a hall's settings (SET-1 … SET-4). */
import { reject } from '../rejected.ts'
import type { Actor } from '../queue-day/commands.ts'
import type { HallSettings, ItemId } from '../queue-day/settings.ts'
import { settingsFaults } from './check.ts'
import type { SettingsCommand } from './commands.ts'
import type { SettingsEvent } from './events.ts'
import { sectionsOf, versionOf, type SettingsState } from './state.ts'

export interface SettingsContext {
  readonly actor: Actor
  /** The site file. */
  readonly base: HallSettings
  /** Items that the catalogue knows besides, in force or not. */
  readonly catalogue: Iterable<ItemId>
}

/** The event of a change that fits together; throws Rejected otherwise. */
export function decideSettings(state: Readonly<SettingsState>, command: SettingsCommand, context: SettingsContext): readonly SettingsEvent[] {
  if (context.actor.kind !== 'clerk' || context.actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  const note = command.note.trim()
  if (note === '') reject({ code: 'ReasonMissing' })
  const version = versionOf(state) + 1
  if (command.type === 'RollBackSettings') {
    const sections = sectionsOf(state, command.toVersion) ?? reject({ code: 'UnknownVersion', version: command.toVersion })
    check(context, sections)
    return [{ type: 'SettingsRolledBack', version, toVersion: command.toVersion, note }]
  }
  if (command.expectedVersion !== version - 1) reject({ code: 'SettingsMoved', version: version - 1 })
  check(context, { ...sectionsOf(state), ...command.changes })
  return [{ type: 'SettingsChanged', version, changes: command.changes, note }]
}

function check({ base, catalogue }: SettingsContext, sections: Partial<HallSettings>): void {
  const [fault] = settingsFaults({ ...base, ...sections }, catalogue)
  if (fault?.code === 'Calendar') reject({ code: 'CalendarRefused', fault: fault.fault })
  if (fault) reject({ code: 'SettingsRefused', path: fault.path, fault: fault.code, value: fault.value })
}
