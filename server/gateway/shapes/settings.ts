/** Shapes of orders about a hall's own settings. */
import { z } from 'zod'
import type { SettingsCommand } from '../../../domain/settings/commands.ts'
import { editableSchema } from '../../site-file/config-schema.ts'
import { command, id, text, version, type ShapesOf } from './atoms.ts'

export const settingsShapes: ShapesOf<SettingsCommand> = {
  ChangeSettings: command('ChangeSettings', {
    changes: editableSchema,
    note: text,
    expectedVersion: version,
    people: z
      .array(z.strictObject({ badgeNo: id, is: z.enum(['same', 'another']) }))
      .max(2000)
      .exactOptional(),
  }),
  RollBackSettings: command('RollBackSettings', { toVersion: version, note: text }),
}
