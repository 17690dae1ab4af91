/** Histories of all clients: what was asked, what was told and when; and the check of all of it against the log. */
import type { Answer } from '../../domain/contract/protocol.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { Disk } from './faulty-store.ts'

export interface Told {
  invoked(by: string, commandId: string, command: HallCommand): void
  /** A copy of the command has reached the server. */
  arrived(commandId: string): void
  answered(commandId: string, answer: Answer): void
  readonly commands: () => number
  readonly acknowledged: () => number
  /** Everything that was told, looked up in the log once more. */
  check(): void
}

interface Entry {
  readonly by: string
  readonly command: HallCommand
  readonly invokedAtMs: number
  answers: { readonly answer: Answer; readonly atMs: number }[]
  copies: number
}

/** Orders that find their wish fulfilled already write nothing. */
const MAY_WRITE_NOTHING: ReadonlySet<HallCommand['type']> = new Set([
  'SignIn',
  'RequestHelp',
  'OpenCounter',
  'CloseCounter',
  'OpenQueue',
  'CloseQueue',
  'LeaseSeries',
  'HandInTickets',
])

/** `fault` is told each answer that a correct server would not have given. */
export function createTold(disk: Disk, nowMs: () => number, fault: (what: string) => void): Told {
  const entries = new Map<string, Entry>()
  let acknowledged = 0

  function checkOne(commandId: string, entry: Entry): void {
    const effect = disk.effects.get(commandId)
    const say = (what: string): void => fault(`${entry.by}, ${entry.command.type} ${commandId.slice(0, 8)}: ${what}`)
    const ticketNos = new Set(
      entry.answers.flatMap(({ answer }) =>
        answer.ok && answer.result.ticketNo !== undefined ? [answer.result.ticketNo] : [],
      ),
    )
    if (effect && effect.writes > 1) say(`carried out ${effect.writes} times`)
    if (ticketNos.size > 1) say(`was told ${[...ticketNos].join(' and ')}`)
    for (const { answer, atMs } of entry.answers) {
      if (answer.ok) {
        if (!effect && !MAY_WRITE_NOTHING.has(entry.command.type)) say('was acknowledged and is not in the log')
        else if (effect && (effect.writtenAtMs < entry.invokedAtMs || effect.writtenAtMs > atMs))
          say(
            `was written at ${effect.writtenAtMs}, outside of its asking and its answer (${entry.invokedAtMs} to ${atMs})`,
          )
        const named = answer.result.ticketNo
        if (
          effect &&
          named !== undefined &&
          !effect.records.some(({ event }) => 'ticketNo' in event && event.ticketNo === named)
        )
          say(`was told ${named}, which the log does not say`)
      } else if ('malformed' in answer)
        say(`was called malformed: ${answer.malformed.field} ${answer.malformed.problem}`)
      // What was refused may be carried out when the same command is sent again (SEND-1), and only then.
      else if (effect && entry.copies < 2) say(`was refused (${JSON.stringify(answer)}) and is in the log`)
    }
  }

  return {
    invoked: (by, commandId, command) => {
      if (!entries.has(commandId)) entries.set(commandId, { by, command, invokedAtMs: nowMs(), answers: [], copies: 0 })
    },
    arrived: (commandId) => {
      const entry = entries.get(commandId)
      if (entry) entry.copies += 1
    },
    answered: (commandId, answer) => {
      const entry = entries.get(commandId)
      if (!entry) return
      entry.answers.push({ answer, atMs: nowMs() })
      if (answer.ok) acknowledged += 1
      checkOne(commandId, entry)
    },
    commands: () => entries.size,
    acknowledged: () => acknowledged,
    check: () => entries.forEach((entry, commandId) => checkOne(commandId, entry)),
  }
}
