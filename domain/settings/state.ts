/** The settings in force and every version before them. */
import type { Recorded } from '../words/recorded.ts'
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

/** Folds one event. */
export function evolveSettings(state: SettingsState, record: Recorded<SettingsEvent>): void {
  const { event, actor } = record
  const base =
    event.type === 'SettingsChanged'
      ? { ...sectionsOf(state), ...event.changes }
      : (sectionsOf(state, event.toVersion) ?? {})
  state.versions = [
    ...state.versions,
    {
      version: event.version,
      atMs: record.atMs,
      by: actor.kind === 'clerk' ? actor.badgeNo : actor.kind,
      note: event.note,
      sections: base,
    },
  ]
  state.seq = record.seq
}
