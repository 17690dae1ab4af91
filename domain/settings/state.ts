/** The settings in force and every version before them. */
import { nameOf } from '../words/actor.ts'
import type { BadgeNo } from '../words/ids.ts'
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
  /** Who began under a badge number with this very version. */
  readonly newcomers: readonly BadgeNo[]
  /** The version with which whoever has a badge number in this one began under it; a badge that is left out: 0. */
  readonly begun: Readonly<Record<BadgeNo, number>>
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

/**
 * The version with which whoever has this badge number now began under it; 0: before anything was changed. A PIN that
 * somebody else set under it is none of theirs (SETUP-10).
 */
export function begunIn(state: Readonly<SettingsState>, badgeNo: BadgeNo): number {
  return state.versions.at(-1)?.begun[badgeNo] ?? 0
}

export const SETTINGS_STREAM = streamName<SettingsState, SettingsEvent>('settings')

export const folds: Folds<SettingsState, SettingsEvent> = {
  SettingsChanged: (state, event, record) => {
    const begun = Object.fromEntries((event.newcomers ?? []).map((badgeNo) => [badgeNo, event.version]))
    const sections = { ...sectionsOf(state), ...event.changes }
    const before = state.versions.at(-1)?.begun
    add(state, { sections, newcomers: event.newcomers ?? [], begun: { ...before, ...begun } }, record)
  },
  SettingsRolledBack: (state, { toVersion }, record) => {
    const { begun = {} } = state.versions.find((one) => one.version === toVersion) ?? {}
    add(state, { sections: sectionsOf(state, toVersion) ?? {}, newcomers: [], begun }, record)
  },
}

function add(
  state: SettingsState,
  what: Pick<SettingsVersion, 'sections' | 'newcomers' | 'begun'>,
  { event: { version, note }, atMs, actor }: Recorded<SettingsEvent>,
): void {
  state.versions = [...state.versions, { version, atMs, by: nameOf(actor), note, ...what }]
}
