/** What has happened to a hall's settings. Version 0 is the site file it was set up with. */
import type { EditableSettings } from './commands.ts'

export type SettingsEvent =
  | {
      readonly type: 'SettingsChanged'
      readonly version: number
      readonly changes: Partial<EditableSettings>
      readonly note: string
    }
  | { readonly type: 'SettingsRolledBack'; readonly version: number; readonly toVersion: number; readonly note: string }
