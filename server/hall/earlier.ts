/** What a command has written before, found by its own records. */
import { kindOfCommand, type HallCommand, type HallEvent } from '../../domain/contract/subjects.ts'
import { caseStream } from '../../domain/case/state.ts'
import { queueDay } from '../../domain/queue-day/subject.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { kindOfStream } from '../../domain/words/stream.ts'
import { recordOf } from '../store/hash-chain.ts'
import type { Store } from '../store/port.ts'

/** A record with the stream it stands in. */
export interface Placed {
  readonly stream: string
  readonly record: Recorded<HallEvent>
}

const PAGE = 50

/**
 * The records of a command from `places`, each the first in its stream, by stream and in order; none when the places hold
 * another command's.
 */
export async function recordsOfCommand(
  store: Pick<Store, 'rows'>,
  places: readonly (readonly [stream: string, seq: number])[],
  commandId: string,
): Promise<readonly Placed[]> {
  const found: Placed[] = []
  for (const [stream, seq] of places.toSorted(([one], [other]) => (one < other ? -1 : 1)))
    found.push(...(await recordsFrom(store, stream, seq, commandId)))
  // A case that a day numbers without a ticket begins a stream that nobody may hold any more.
  for (const { record } of [...found])
    if (record.event.type === 'CaseNumbered') {
      const stream = caseStream(record.event.caseNo)
      if (found.every((one) => one.stream !== stream)) found.push(...(await recordsFrom(store, stream, 1, commandId)))
    }
  return found
}

async function recordsFrom(
  store: Pick<Store, 'rows'>,
  stream: string,
  seq: number,
  commandId: string,
): Promise<readonly Placed[]> {
  const found: Placed[] = []
  for (let after = seq - 1; ; after += PAGE) {
    const rows = await store.rows(stream, after, PAGE)
    const end = rows.findIndex((row) => row.commandId !== commandId)
    found.push(...(end < 0 ? rows : rows.slice(0, end)).map((row) => ({ stream, record: recordOf(row) })))
    if (end >= 0 || rows.length < PAGE) return found
  }
}

/** Subjects whose commands may write to other streams only. */
const ELSEWHERE: readonly string[] = ['booking', 'offline', 'outbox']
/** What a command and every event of a command that names it must agree on. */
const NAMED = ['ticketNo', 'counter'] as const

/**
 * Whether these records cannot be of this command: its id was used for another one. The log keeps what commands have
 * done, not the commands, so what shows is another subject, another ticket or another counter.
 */
export function isOfAnother(command: HallCommand, found: readonly Placed[]): boolean {
  const kind = kindOfCommand(command)
  if (command.type === 'TakePickupTicket') return !found.some(({ record }) => record.event.type === 'TicketIssued')
  if (!ELSEWHERE.includes(kind) && !found.some(({ stream }) => kindOfStream(stream) === kind)) return true
  if (kind !== queueDay.kind) return false
  const events = found.map(({ record }) => record.event)
  if (command.type === 'IssueTicket' && !events.some((event) => event.type === 'TicketIssued')) return true
  return NAMED.some((name) => {
    const value: unknown = Reflect.get(command, name)
    return value !== undefined && !events.some((event) => Reflect.get(event, name) === value)
  })
}
