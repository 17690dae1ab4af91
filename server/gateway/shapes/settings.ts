/** Shapes of orders about a hall's own settings. */
import type { SettingsCommand } from '../../../domain/settings/commands.ts'
import { editableSchema } from '../../site-file/config-schema.ts'
import { command, text, version, type ShapesOf } from './atoms.ts'

export const settingsShapes: ShapesOf<SettingsCommand> = {
  ChangeSettings: command('ChangeSettings', { changes: editableSchema, note: text, expectedVersion: version }),
  RollBackSettings: command('RollBackSettings', { toVersion: version, note: text }),
}
