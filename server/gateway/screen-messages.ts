/** What a screen that sits may send: commands through the gate, and a device's report of itself. */
import { z } from 'zod'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { DeviceReport } from '../../domain/device/report.ts'
import type { DeviceBoard } from '../devices/board.ts'
import type { Hall } from '../hall/hall.ts'
import { MAY } from '../../domain/contract/subjects.ts'
import { visibleText } from '../../domain/words/typed-text.ts'
import { createAllowances, handleCommand } from './gate/gate.ts'
import { withoutNumbers } from './gate/personal-text.ts'
import type { Identity } from './identity.ts'
import { senderAt, type Seat } from './seat.ts'
import { outcomeOf } from './status.ts'

export interface MessageParts {
  readonly hall: Hall
  readonly identity: Identity
  readonly board: Pick<DeviceBoard, 'reported'>
  /** Commands per second and at once, per screen that is no phone. */
  readonly allowance: { readonly perSecond: number; readonly burst: number }
  readonly observe: (type: string, outcome: string, tookMs: number) => void
}

/** Nobody can be known while the store cannot be read. */
const NOT_KNOWN: Answer = { ok: false, refused: 'cannotStore' }
const PHONE = { perSecond: 1, burst: 5 }

const reportSchema = z.object({
  paper: z.enum(['ok', 'low', 'out', 'unknown']).optional(),
  printer: z.enum(['ok', 'coverOpen', 'offline', 'none']).optional(),
  voice: z.enum(['ok', 'muted', 'missingClip', 'blocked', 'failed']).optional(),
  lastSpokenCallNo: z.number().int().nonnegative().optional(),
  offlineTickets: z.number().int().nonnegative().optional(),
  offlineSinceMs: z.number().int().nonnegative().optional(),
  detail: z.string().max(100).optional(),
  reader: z.enum(['ok', 'offline', 'none']).optional(),
  storageFreeMb: z.number().int().nonnegative().optional(),
  clockMs: z.number().int().nonnegative().optional(),
  isInUse: z.boolean().optional(),
  version: z.string().max(100).optional(),
  restartNo: z.number().int().nonnegative().optional(),
})

/** Makes what carries out each seat's commands, whoever gives them now; never rejects. */
export function commandDesk(parts: MessageParts): (seat: Seat) => (envelope: unknown) => Promise<Answer> {
  const allowanceOf = createAllowances(() => performance.now())
  return (seat) => {
    const { perSecond, burst } = seat.screen.screen === 'ticket' ? PHONE : parts.allowance
    // A second screen of the same machine, link or person brings no second allowance.
    return commandsOf(seat, parts, allowanceOf(senderOf(seat), perSecond, burst))
  }
}

function senderOf({ screen, actor }: Seat): string {
  if (screen.screen === 'ticket') return `link ${screen.link}`
  if (actor === null) return 'nobody'
  return JSON.stringify(actor)
}

function commandsOf(
  seat: Seat,
  parts: MessageParts,
  isAllowedNow: () => boolean,
): (envelope: unknown) => Promise<Answer> {
  const carryOut = (envelope: unknown): Promise<Answer> => {
    const handle = (sender: Actor | null): Promise<Answer> => handleCommand(parts.hall, sender, isAllowedNow, envelope)
    const sender = senderAt(seat, parts.identity)
    return sender instanceof Promise ? sender.then(handle, () => NOT_KNOWN) : handle(sender)
  }
  return async (envelope) => {
    const from = performance.now()
    const answer = await carryOut(envelope)
    parts.observe(typeOf(envelope), outcomeOf(answer), performance.now() - from)
    return answer
  }
}

/** Takes a device's report of itself; whatever is none, or comes from nobody's device, is left unheard. */
export function takeReport({ actor }: Seat, report: unknown, { board, hall }: MessageParts): void {
  const checked = reportSchema.safeParse(report)
  if (!checked.success || actor?.kind !== 'device') return
  const { detail, ...facts } = checked.data
  // What a driver says may be what somebody scanned.
  const told = detail === undefined ? facts : { ...facts, detail: withoutNumbers(visibleText(detail)) }
  board.reported(actor.deviceId, told as DeviceReport, hall.nowMs())
}

/** Every word becomes a row of figures that is never forgotten: only words of the hall count. */
function typeOf(envelope: unknown): string {
  const command = (envelope as { command?: { type?: unknown } } | null)?.command
  return typeof command?.type === 'string' && Object.hasOwn(MAY, command.type) ? command.type : 'unknown'
}
