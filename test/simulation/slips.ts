/** Slips in people's hands, compared with what the log says of them and with the lines they stand in. */
import type { OfflineTicket } from '../../domain/offline/commands.ts'
import type { DayState, Ticket } from '../../domain/queue-day/state.ts'
import type { Store } from '../../server/store/port.ts'

export interface Printed extends OfflineTicket {
  readonly by: string
  /** When it was really printed. */
  readonly atMs: number
}

export interface SlipVerdict {
  readonly issuedOffline: number
  /** Slips that the log does not hold with their date, label and link. */
  readonly lost: number
  /** Labels printed twice for one date, tickets that stand in the log twice. */
  readonly duplicates: number
  /** Places in a line before somebody who came earlier, by more than clocks may be out; one kiosk's own slips never. */
  readonly outOfOrder: number
}

/** Judges a history. `day` is the present day, whose lines are looked at. Throws when the log itself is not sound. */
export async function judgeSlips(
  printed: readonly Printed[],
  store: Store,
  day: Readonly<DayState>,
  clockErrorMs: number,
): Promise<SlipVerdict> {
  const inLog = new Map<string, number>()
  const labels = new Map<string, number>()
  const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const stream of await store.streams()) {
    const chain = await store.verify(stream)
    if (!chain.ok) throw new Error(`${stream}, record ${chain.seq}: ${chain.problem}`)
    if (!stream.startsWith('day/')) continue
    for (const { event } of await store.read(stream, 0)) {
      if (event.type !== 'TicketIssued') continue
      count(labels, `${stream} ${event.ticketNo}`)
      count(inLog, `${stream} ${event.ticketNo} ${event.link}`)
    }
  }
  const twice = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].filter((times) => times > 1).length
  const onPaper = new Map<string, number>()
  for (const slip of printed) count(onPaper, `${slip.serviceDate} ${slip.ticketNo}`)
  return {
    issuedOffline: printed.length,
    lost: printed.filter((slip) => !inLog.has(`day/${slip.serviceDate} ${slip.ticketNo} ${slip.link}`)).length,
    duplicates: twice(labels) + twice(onPaper),
    outOfOrder: [...day.lines.values()].reduce((sum, line) => sum + disorderIn(line.tickets, printed, clockErrorMs), 0),
  }
}

/** Neighbours in a line that stand the wrong way round. */
function disorderIn(line: readonly Ticket[], printed: readonly Printed[], clockErrorMs: number): number {
  const slips = new Map(printed.map((slip) => [slip.link, slip]))
  return line.filter((ticket, at) =>
    line.slice(at + 1).some((behind) => isWrongWayRound(ticket, behind, slips, clockErrorMs)),
  ).length
}

function isWrongWayRound(
  ticket: Ticket,
  behind: Ticket,
  slips: ReadonlyMap<string, Printed>,
  clockErrorMs: number,
): boolean {
  const [before, after] = [slips.get(ticket.link), slips.get(behind.link)]
  const isOneKiosk = before !== undefined && after !== undefined && before.by === after.by
  return (before?.atMs ?? ticket.issuedAtMs) > (after?.atMs ?? behind.issuedAtMs) + (isOneKiosk ? 0 : clockErrorMs)
}
