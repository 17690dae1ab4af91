/** Unknown → command: every message is checked here before anything looks at it; what does not fit is named. */
import { z } from 'zod'
import type { Envelope } from '../../../domain/contract/protocol.ts'
import { editableSchema } from '../../site-file/config-schema.ts'
import { itemSchema } from '../../site-file/item-schema.ts'

z.config({ jitless: true })

const id = z.string().min(1).max(64)
const ticketNo = z.string().regex(/^[A-Z]{1,4}\d{3,6}$/, 'a ticket number looks like C032')
const text = z.string().max(200)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date looks like 2026-10-01')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time looks like "09:00"')
const time = z.number().int().nonnegative()
const items = z.array(z.strictObject({ item: id, missing: z.number().int().min(0).max(50).optional() })).max(20)
const errandReference = z.string().regex(/^D\d{4}-\d{10}$/, 'a reference looks like D2026-4827195036')
const outcome = z.enum(['done', 'noticed', 'referred', 'notDone'])
const priorityClass = z.enum(['ordinary', 'priority', 'booked', 'reentry'])
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queue'), queue: id }),
  z.strictObject({ kind: z.literal('counter'), counter: id }),
  z.strictObject({ kind: z.literal('clerk'), badgeNo: id }),
])

const journalId = z.string().min(16).max(64)
/**
 * As wide as whatever a kiosk may have printed: a ticket that is turned away here would stay in its journal for ever.
 */
const offlineTicket = z.strictObject({
  ticketNo,
  prefix: z.string().regex(/^[A-Z]{2,4}$/, 'queue letters and series letters'),
  number: z.number().int().min(1).max(999_999),
  link: z.string().regex(/^[\w-]{16,64}$/, 'an unguessable link'),
  items: z
    .array(
      z.strictObject({
        item: id,
        queue: id,
        serviceMin: z.number().min(0),
        missing: z.number().int().min(0).max(50).optional(),
      }),
    )
    .min(1)
    .max(50),
  isElder: z.boolean(),
  issuedAtMs: time,
  serviceDate: date,
  insteadOf: z.string().min(8).max(64).optional(),
})

function order<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), ...shape })
}

const atCounter = { counter: id }
const ofTicket = { ticketNo }

const command = z.discriminatedUnion('type', [
  order('IssueTicket', {
    items,
    priorityClass: priorityClass.optional(),
    origin: z.enum(['kiosk', 'floorGuide', 'phone']),
    isElder: z.boolean().optional(),
  }),
  order('AddItems', { ...ofTicket, items }),
  order('CallNext', atCounter),
  order('CallByNumber', { ...atCounter, ...ofTicket, reason: text }),
  order('Recall', atCounter),
  order('Arrive', atCounter),
  order('StartService', atCounter),
  order('SettleItem', { ...atCounter, index: z.number().int().min(0).max(50), outcome }),
  order('FinishService', {
    ...atCounter,
    outcomes: z.array(z.strictObject({ index: z.number().int().min(0).max(50), outcome })).max(20),
    thenCallNext: z.boolean().optional(),
  }),
  order('MarkMissed', { ...atCounter, thenCallNext: z.boolean().optional() }),
  order('Rejoin', ofTicket),
  order('Park', { ...atCounter, keepFor: z.enum(['me', 'anyone']), reason: text, returnAtMs: time.optional() }),
  order('Unpark', ofTicket),
  order('Transfer', { ...atCounter, to: target, returnToMe: z.boolean().optional(), reason: text.optional() }),
  order('Delay', { ...ofTicket, minutes: z.number().min(0).max(600) }),
  order('CancelTicket', ofTicket),
  order('VoidTicket', { ...ofTicket, reason: text }),
  order('ChangePriority', { ...ofTicket, priorityClass, reason: text }),
  order('MergeTickets', { from: ticketNo, into: ticketNo }),
  order('Undo', atCounter),
  order('ServeWithoutTicket', { ...atCounter, items }),
  order('SignIn', atCounter),
  order('SignOut', atCounter),
  order('OpenCounter', atCounter),
  order('PauseCounter', {
    ...atCounter,
    reason: z.enum(['shortBreak', 'meal', 'fieldWork', 'deviceFault', 'other']),
    note: text.optional(),
    untilMs: time.optional(),
  }),
  order('CloseCounter', atCounter),
  order('CloseQueue', { queue: id, reason: text }),
  order('OpenQueue', { queue: id }),
  order('RequestHelp', { place: z.string().min(1).max(60) }),
  order('AnswerHelp', { helpNo: z.number().int().min(1) }),
  order('CloseDay', { reason: text }),
  order('DraftItem', { item: itemSchema, note: text }),
  order('ApproveItem', { itemId: id, version: z.number().int().min(1), documentNo: text }),
  order('FileItem', { itemId: id, version: z.number().int().min(1), receiptNo: text }),
  order('EnforceItem', { itemId: id, version: z.number().int().min(1), fromDate: date }),
  order('WithdrawItem', { itemId: id, fromDate: date, documentNo: text, reason: text }),
  order('ChangeSettings', { changes: editableSchema, note: text, expectedVersion: z.number().int().min(0) }),
  order('RequestSession', {
    date,
    from: clock,
    to: clock,
    items: z.array(id).min(1).max(20),
    person: z.string().min(16).max(64),
  }),
  order('AcceptRequests', {
    ids: z.array(z.number().int().min(1)).min(1).max(200),
    session: z.strictObject({ from: clock, to: clock, isBookedOnly: z.boolean() }),
    badgeNo: id,
    note: text,
  }),
  order('DeclineRequests', { ids: z.array(z.number().int().min(1)).min(1).max(200), reason: text }),
  order('SubmitSuggestion', {
    kind: z.enum(['suggestion', 'complaint']),
    text: z.string().min(1).max(500),
    phone: z
      .string()
      .regex(/^[+0-9 -]{5,20}$/, 'a phone number')
      .nullable(),
  }),
  order('AnswerSuggestion', {
    reference: z.string().regex(/^Y\d{4}-\d{4,10}$/, 'a reference looks like Y2026-4827195036'),
    answer: z.string().min(1).max(500),
  }),
  order('AcceptErrand', { item: id, materials: z.number().int().min(0).max(99) }),
  order('HandOverErrand', { reference: errandReference }),
  order('TakeErrand', { reference: errandReference }),
  order('FinishErrand', {
    reference: errandReference,
    outcome: z.enum(['done', 'refused']),
    words: z.string().min(1).max(300),
  }),
  order('TellErrand', { reference: errandReference, how: z.enum(['inPerson', 'phone', 'print']) }),
  order('EscalateTicket', { to: id, reason: text, counter: id.optional(), ticketNo: ticketNo.optional() }),
  order('LeaseSeries', { journalId }),
  order('HandInTickets', { journalId, serviceDate: date, tickets: z.array(offlineTicket).min(1).max(50) }),
  order('DisableDevice', { deviceId: id, reason: text }),
  order('EnableDevice', { deviceId: id }),
  order('MessageDevice', {
    deviceId: id,
    text: z.string().max(80),
    textEn: z.string().max(160),
    style: z.enum(['band', 'panel']),
    minutes: z.number().int().min(1).max(1440).nullable(),
  }),
  order('ClearDeviceMessage', { deviceId: id }),
  order('RestartDevice', { deviceId: id }),
  order('RollBackSettings', { toVersion: z.number().int().min(0), note: text }),
])

export const envelopeSchema = z.strictObject({ commandId: z.string().min(8).max(64), command })

export type Parsed =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly field: string; readonly problem: string }

/** The envelope, or the first field that is wrong and what it should be. */
export function parseEnvelope(message: unknown): Parsed {
  const result = envelopeSchema.safeParse(message)
  if (result.success) return { ok: true, envelope: result.data as Envelope }
  const [issue] = result.error.issues
  return { ok: false, field: issue?.path.join('.') || 'message', problem: issue?.message ?? 'not understood' }
}
