/** Asks the hall for a ticket: one press is one command, however often its answer is lost. */
import { watch } from 'vue'
import type { Ref } from 'vue'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Command, ItemRequest } from '../../../domain/queue-day/commands.ts'
import { newCommandId } from '../../app/server/http.ts'
import type { SendOptions } from '../../app/server/connection.ts'
import type { TakenTicket, TakeOutcome } from './use-issuing.ts'

const ANSWER_WITHIN_MS = 10_000

export interface LinePorts {
  readonly send: (command: Command, options?: SendOptions) => Promise<Answer>
  readonly nowMs: () => number
  /** There is no line just now, be it for a moment: the hall's printer cannot be asked. */
  readonly isAway: () => boolean
  /** The line is lost: what is asked of the hall will not be answered. */
  readonly isLost: Readonly<Ref<boolean>>
}

type TicketCommand = Extract<Command, { type: 'IssueTicket' | 'AddItems' }>

export interface ServerLine {
  readonly ask: (command: TicketCommand, held: TakenTicket | null) => Promise<TakeOutcome>
  /** Id of this very press, if it was asked and got no answer. */
  readonly unanswered: (items: readonly ItemRequest[], isElder: boolean) => string | undefined
  readonly forget: () => void
}

/** A press that got no answer keeps its id: pressing again asks for the same ticket, never for a second one. */
export function serverLine(ports: LinePorts): ServerLine {
  let open: { readonly key: string; readonly commandId: string } | null = null
  return {
    ask: async (command, held) => {
      const key = JSON.stringify(command)
      open = open?.key === key ? open : { key, commandId: newCommandId() }
      const answer = await answerWithin(ports, command, open.commandId)
      if (answer === null) return { kind: 'noAnswer' }
      if (!answer.ok) {
        // What could not be kept may yet have been written: its id stays with the press.
        if (!isUnkept(answer)) open = null
        return { kind: 'refused', answer }
      }
      open = null
      const items = command.items.map((one) => one.item)
      const { ticketNo, link, ahead, span, issuedAtMs, counters } = answer.result
      if (held !== null) return { kind: 'taken', ticket: { ...held, items: [...held.items, ...items], counters } }
      if (ticketNo === undefined) throw new Error('an issued ticket without a number')
      return {
        kind: 'taken',
        ticket: {
          ticketNo,
          link: link === undefined ? null : `/t/${link}`,
          ahead: ahead ?? null,
          span: span ?? null,
          issuedAtMs: issuedAtMs ?? ports.nowMs(),
          items,
          counters,
        },
      }
    },
    unanswered: (items, isElder) =>
      open?.key === JSON.stringify({ type: 'IssueTicket', items, origin: 'kiosk', isElder } satisfies TicketCommand)
        ? open.commandId
        : undefined,
    forget: () => (open = null),
  }
}

/** The hall is there, but its disk is not. */
export function isUnkept(answer: Extract<Answer, { ok: false }>): boolean {
  return 'refused' in answer && answer.refused === 'cannotStore'
}

/** null: the hall did not answer in time, or its line was lost; the command is taken back. */
async function answerWithin(ports: LinePorts, command: Command, commandId: string): Promise<Answer | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ANSWER_WITHIN_MS)
  const unwatch = watch(ports.isLost, (isLost) => isLost && stop.abort())
  try {
    return await ports.send(command, { commandId, signal: stop.signal })
  } catch {
    return null
  } finally {
    clearTimeout(timer)
    unwatch()
  }
}
