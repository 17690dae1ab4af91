/**
 * Orders about a hall's own settings: the duty manager changes them while the hall runs, and can take a change back.
 */
import type { Section } from '../plan/sections.ts'
import type { HallSettings } from '../plan/settings.ts'
import type { BadgeNo } from '../words/ids.ts'
import { MANAGER, type Access } from '../words/who.ts'

/** The parts of the settings that a hall changes itself; items change through the catalogue only. */
export type EditableSettings = Pick<HallSettings, Section>

/** Whether whoever has a badge number now is the one who had it before. */
export interface PersonUnder {
  readonly badgeNo: BadgeNo
  readonly is: 'same' | 'another'
}

export type SettingsCommand =
  | {
      readonly type: 'ChangeSettings'
      readonly changes: Partial<EditableSettings>
      readonly note: string
      /** The version that the editor saw; another one in force means that somebody else was faster. */
      readonly expectedVersion: number
      /** Of each badge number with another name than before: a spelling mended, or somebody else (SETUP-13). */
      readonly people?: readonly PersonUnder[]
    }
  | { readonly type: 'RollBackSettings'; readonly toVersion: number; readonly note: string }

export const SETTINGS_MAY: Access<SettingsCommand> = { ChangeSettings: MANAGER, RollBackSettings: MANAGER }
