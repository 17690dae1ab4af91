/** What has happened to a hall's settings. Version 0 is the site file it was set up with. */
import type { BadgeNo } from '../words/ids.ts'
import type { EditableSettings } from './commands.ts'

export type SettingsEvent =
  | {
      readonly type: 'SettingsChanged'
      readonly version: number
      readonly changes: Partial<EditableSettings>
      readonly note: string
      /** Who begins under a badge number with this version (SETUP-10, SETUP-13); left out where nobody does. */
      readonly newcomers?: readonly BadgeNo[]
    }
  | { readonly type: 'SettingsRolledBack'; readonly version: number; readonly toVersion: number; readonly note: string }
