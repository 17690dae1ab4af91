/** Shapes of orders about errands. */
import { z } from 'zod'
import { TELLING_WAYS, type ErrandCommand } from '../../../domain/errand/commands.ts'
import { ERRAND_OUTCOMES } from '../../../domain/site-link/errand-post.ts'
import { command, id, type ShapesOf } from './atoms.ts'

const ofErrand = { reference: z.string().regex(/^D\d{4}-\d{10}$/, 'a reference looks like D2026-4827195036') }

export const errandShapes: ShapesOf<ErrandCommand> = {
  AcceptErrand: command('AcceptErrand', { item: id, materials: z.number().int().min(0).max(99) }),
  HandOverErrand: command('HandOverErrand', ofErrand),
  TakeErrand: command('TakeErrand', ofErrand),
  FinishErrand: command('FinishErrand', {
    ...ofErrand,
    outcome: z.enum(ERRAND_OUTCOMES),
    words: z.string().min(1).max(300),
  }),
  TellErrand: command('TellErrand', { ...ofErrand, how: z.enum(TELLING_WAYS) }),
  ReceiveErrandPost: null,
}
