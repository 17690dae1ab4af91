/** Shapes of orders about cases. */
import { z } from 'zod'
import { FINDINGS, SIGNED_BY, STOPPED_FOR, TAKERS, VERDICTS, type CaseCommand } from '../../../domain/case/commands.ts'
import { DOOR_SIZES } from '../../../domain/plan/locker.ts'
import { command, date, id, place, text, type ShapesOf } from './atoms.ts'
import { phone } from './rating.ts'

const caseNo = z.string().regex(/^\d{6}-\d{4,6}$/, 'a case number looks like 261126-0147')
const ofCase = { caseNo }
const code = z.string().regex(/^\d{6}$/, 'a pick-up code has six digits')
const places = z.array(place).max(50)
/** What is told to the citizen. */
const words = z.string().max(1000)
const short = z.string().min(1).max(60)

export const caseShapes: ShapesOf<CaseCommand> = {
  OpenCase: command('OpenCase', { item: id, deferred: places, reason: text }),
  FileCase: null,
  TakeCase: command('TakeCase', ofCase),
  HandOverCase: command('HandOverCase', { ...ofCase, to: id, reason: text }),
  FinishStage: command('FinishStage', { ...ofCase, to: id.nullable() }),
  AskSupplement: command('AskSupplement', {
    ...ofCase,
    judged: z.array(z.strictObject({ finding: z.enum(FINDINGS), mend: z.string().max(300) })).max(50),
    basis: z.string().max(300),
    days: z.number().int().min(1).max(60),
  }),
  ReceiveMaterials: command('ReceiveMaterials', { ...ofCase, places }),
  StopClock: command('StopClock', { ...ofCase, why: z.enum(STOPPED_FOR), reason: text, untilDate: date }),
  ResumeClock: command('ResumeClock', ofCase),
  DecideCase: command('DecideCase', { ...ofCase, verdict: z.enum(VERDICTS), reasons: words, remedies: words }),
  WithdrawCase: command('WithdrawCase', { ...ofCase, reason: text }),
  ReadyResult: command('ReadyResult', { ...ofCase, result: short, place: short }),
  HandOutResult: command('HandOutResult', {
    ...ofCase,
    counter: id,
    code: code.nullable(),
    reason: text,
    taker: z.enum(TAKERS),
    signed: z.enum(SIGNED_BY),
    note: text.exactOptional(),
  }),
  MailResult: command('MailResult', { ...ofCase, trackingNo: short }),
  PutInLocker: command('PutInLocker', { ...ofCase, door: id.nullable(), size: z.enum(DOOR_SIZES) }),
  TakeFromLocker: command('TakeFromLocker', { ...ofCase, place: short, reason: text }),
  TakePickupTicket: command('TakePickupTicket', { code, isElder: z.boolean().exactOptional() }),
  TakeReentryTicket: command('TakeReentryTicket', { ...ofCase, isElder: z.boolean().exactOptional() }),
  NoteApplicant: command('NoteApplicant', { ...ofCase, name: z.string().max(40), phone: phone.or(z.literal('')) }),
  NoteCase: command('NoteCase', { ...ofCase, note: text }),
  HandUpCase: command('HandUpCase', { ...ofCase, to: id, reason: text }),
  RecallCase: command('RecallCase', { ...ofCase, reason: text }),
  SendBackCase: command('SendBackCase', { ...ofCase, reason: text }),
  ReceiveCasePost: null,
  UrgeCase: command('UrgeCase', { ...ofCase, words: text }),
  AnswerUrge: command('AnswerUrge', { ...ofCase, answer: words }),
  LockerEmptied: null,
  TickCase: null,
}
