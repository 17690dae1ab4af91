/** Shapes of what sends staff to windows. */
import { z } from 'zod'
import { POSTED_MIN_MOST, TIDES, type PostingCommand } from '../../../domain/posting/commands.ts'
import { command, id, type ShapesOf } from './atoms.ts'

export const postingShapes: ShapesOf<PostingCommand> = {
  SendToCounters: command('SendToCounters', {
    queue: id,
    who: z
      .array(z.strictObject({ counter: id, badgeNo: id }))
      .min(1)
      .max(10),
    minutes: z.number().int().min(5).max(POSTED_MIN_MOST),
  }),
  CallBack: command('CallBack', { counter: id }),
  SetTide: command('SetTide', { queue: id, tide: z.enum(TIDES) }),
  NotePosting: null,
}
