/** The settings in force and every version before them. */
import { nameOf } from '../words/actor.ts'
import type { Recorded } from '../words/recorded.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { EditableSettings } from './commands.ts'
import type { SettingsEvent } from './events.ts'

export interface SettingsVersion {
  readonly version: number
  readonly atMs: number
  /** Badge number of whoever changed it. */
  readonly by: string
  readonly note: string
  /** Everything that differs from the site file in this version. */
  readonly sections: Partial<EditableSettings>
}

export interface SettingsState {
  seq: number
  /** Oldest first; empty while the site file alone is in force. */
  versions: readonly SettingsVersion[]
}

/** Settings before their first change. */
export function emptySettings(): SettingsState {
  return { seq: 0, versions: [] }
}

/** Number of the version in force; 0 is the site file. */
export function versionOf(state: Readonly<SettingsState>): number {
  return state.versions.at(-1)?.version ?? 0
}

/** Everything that differs from the site file in a version; undefined for a version that never was. */
export function sectionsOf(
  state: Readonly<SettingsState>,
  version = versionOf(state),
): Partial<EditableSettings> | undefined {
  return version === 0 ? {} : state.versions.find((one) => one.version === version)?.sections
}

export const SETTINGS_STREAM = streamName<SettingsState, SettingsEvent>('settings')

export const folds: Folds<SettingsState, SettingsEvent> = {
  SettingsChanged: (state, event, record) => add(state, { ...sectionsOf(state), ...event.changes }, record),
  SettingsRolledBack: (state, event, record) => add(state, sectionsOf(state, event.toVersion) ?? {}, record),
}

function add(
  state: SettingsState,
  sections: Partial<EditableSettings>,
  { event: { version, note }, atMs, actor }: Recorded<SettingsEvent>,
): void {
  state.versions = [...state.versions, { version, atMs, by: nameOf(actor), note, sections }]
}
