/** Shapes of what machines are ordered. */
import { z } from 'zod'
import { MESSAGE_STYLES, type DeviceCommand } from '../../../domain/device/commands.ts'
import type { NamingCommand } from '../../../domain/device/naming.ts'
import { command, id, text, type ShapesOf } from './atoms.ts'

const ofDevice = { deviceId: id }

export const deviceShapes: ShapesOf<DeviceCommand | NamingCommand> = {
  NoteDevice: null,
  DisableDevice: command('DisableDevice', { ...ofDevice, reason: text }),
  EnableDevice: command('EnableDevice', ofDevice),
  MessageDevice: command('MessageDevice', {
    ...ofDevice,
    text: z.string().max(80),
    textEn: z.string().max(160),
    style: z.enum(MESSAGE_STYLES),
    minutes: z.number().int().min(1).max(1440).nullable(),
  }),
  ClearDeviceMessage: command('ClearDeviceMessage', ofDevice),
  RestartDevice: command('RestartDevice', ofDevice),
}
