/** Shapes of orders about the doors of the locker. */
import { z } from 'zod'
import type { LockerCommand } from '../../../domain/locker/commands.ts'
import { command, id, text, type ShapesOf } from './atoms.ts'

export const lockerShapes: ShapesOf<LockerCommand> = {
  MarkDoor: command('MarkDoor', { door: id, isOut: z.boolean(), reason: text }),
  FindDoorFilled: null,
}
