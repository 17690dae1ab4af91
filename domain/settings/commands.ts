/**
 * Orders about a hall's own settings: the duty manager changes them while the hall runs, and can take a change back.
 */
import type { HallSettings } from '../plan/settings.ts'
import { MANAGER, type Access } from '../words/who.ts'

/** The parts of the settings that a hall changes itself; items change through the catalogue only. */
export type EditableSettings = Pick<
  HallSettings,
  | 'title'
  | 'titleEn'
  | 'calendar'
  | 'booking'
  | 'offline'
  | 'site'
  | 'zones'
  | 'queues'
  | 'categories'
  | 'counters'
  | 'clerks'
  | 'notices'
  | 'rules'
>

export type SettingsCommand =
  | {
      readonly type: 'ChangeSettings'
      readonly changes: Partial<EditableSettings>
      readonly note: string
      /** The version that the editor saw; another one in force means that somebody else was faster. */
      readonly expectedVersion: number
    }
  | { readonly type: 'RollBackSettings'; readonly toVersion: number; readonly note: string }

export const SETTINGS_MAY: Access<SettingsCommand> = { ChangeSettings: MANAGER, RollBackSettings: MANAGER }
