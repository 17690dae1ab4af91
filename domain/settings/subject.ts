/** A hall's own settings, as a subject. */
import type { Subject } from '../plan/world.ts'
import { SETTINGS_MAY, type SettingsCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { SettingsEvent } from './events.ts'
import type { SettingsRejection } from './rejections.ts'
import { SETTINGS_STREAM, emptySettings, folds, type SettingsState } from './state.ts'

export interface SettingsAnswer {
  /** The version that is in force now. */
  readonly version?: number
}

export const settings: Subject<{
  kind: 'settings'
  command: SettingsCommand
  event: SettingsEvent
  state: SettingsState
  rejection: SettingsRejection
  answer: SettingsAnswer
}> = {
  kind: 'settings',
  standing: SETTINGS_STREAM,
  empty: emptySettings,
  folds,
  may: SETTINGS_MAY,
  decide: deciders,
  answer: (_command, events) => {
    const last = events.at(-1) as SettingsEvent | undefined
    return last ? { version: last.version } : {}
  },
}
