/** Shapes of orders about errands. */
import { z } from 'zod'
import { TELLING_WAYS, type ErrandCommand } from '../../../domain/errand/commands.ts'
import { ERRAND_OUTCOMES, MANDATES } from '../../../domain/site-link/errand-post.ts'
import { command, id, text, type ShapesOf } from './atoms.ts'

const ofErrand = { reference: z.string().regex(/^D\d{4}-\d{10}$/, 'a reference looks like D2026-4827195036') }

const pieces = z.number().int().min(0).max(99)
export const papers = z.array(z.strictObject({ name: z.string().min(1).max(40), isOriginal: z.boolean() })).max(99)

export const errandShapes: ShapesOf<ErrandCommand> = {
  AcceptErrand: command('AcceptErrand', {
    item: id,
    materials: pieces,
    papers: papers.exactOptional(),
    mandate: z.enum(MANDATES).exactOptional(),
  }),
  TicketForErrands: command('TicketForErrands', { references: z.array(ofErrand.reference).min(1).max(20) }),
  MarkErrandFiled: null,
  MarkErrandUnfiled: null,
  NoteVillage: null,
  HandOverErrand: command('HandOverErrand', ofErrand),
  TakeErrand: command('TakeErrand', { ...ofErrand, counted: pieces.exactOptional() }),
  ReturnErrand: command('ReturnErrand', { ...ofErrand, words: z.string().min(1).max(300) }),
  AmendErrandPapers: command('AmendErrandPapers', { ...ofErrand, papers }),
  FinishErrand: command('FinishErrand', {
    ...ofErrand,
    outcome: z.enum(ERRAND_OUTCOMES),
    words: z.string().min(1).max(300),
  }),
  TellErrand: command('TellErrand', { ...ofErrand, how: z.enum(TELLING_WAYS) }),
  UrgeErrand: command('UrgeErrand', { ...ofErrand, words: text }),
  AnswerErrandUrge: command('AnswerErrandUrge', { ...ofErrand, answer: text }),
  ReceiveErrandPost: null,
}
