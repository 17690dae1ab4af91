/**
 * The rows of the tables that follow from a stream's events, the same whoever writes them. Those that decisions read are
 * written with the events; those of tickets, which only lists read, behind them.
 */
import type { BookingEvent } from '../../../domain/booking/events.ts'
import type { BookingStream } from '../../../domain/booking/state.ts'
import { booking } from '../../../domain/booking/subject.ts'
import type { CaseStream } from '../../../domain/case/state.ts'
import { cases } from '../../../domain/case/subject.ts'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { DayState, DayStream } from '../../../domain/queue-day/state.ts'
import type { Recorded } from '../../../domain/words/recorded.ts'
import { kindOfStream, type Contact, type StreamName } from '../../../domain/words/stream.ts'
import type { Append, Store } from '../../store/port.ts'
import { bookingRows } from './booking-rows.ts'
import { caseRow } from './case-rows.ts'
import { ticketRow } from './ticket-rows.ts'

/**
 * What is written, in one transaction, for records that `streams` has folded already: bookings and cases are read by
 * decisions, and must not be behind.
 */
export function appendOf(
  streams: { state<S>(stream: StreamName<S>): Readonly<S> },
  stream: string,
  records: readonly Recorded<HallEvent>[],
  contacts: readonly Contact[] = [],
): Append {
  const kind = kindOfStream(stream)
  if (kind === cases.kind) {
    const { file } = streams.state(stream as CaseStream)
    return { stream, records, contacts, cases: file === null ? [] : [caseRow(file)] }
  }
  if (kind !== booking.kind) return { stream, records, contacts }
  const events = records.map((one) => one.event as BookingEvent)
  return { stream, records, contacts, bookings: bookingRows(streams.state(stream as BookingStream), events) }
}

/**
 * Which tickets of a day have rows that are behind its log. A row is written once, when its ticket is closed; those of
 * tickets that are still open only when somebody reads them, or the day or the server ends.
 */
export class TicketsBehind {
  /** The record up to which the rows of closed tickets are written; Infinity: all rows are. */
  #mark: number
  /** The record at which all rows were written, also of tickets that were open then. */
  #whole = -1
  readonly #open = new Set<string>()
  readonly #closed = new Set<string>()

  constructor(mark: number) {
    this.#mark = mark
  }

  /** A record was folded into `day`. */
  touched({ seq, event }: Recorded<HallEvent>, day: Readonly<DayState>): void {
    if (event.type === 'TicketsMerged') {
      this.#note(event.from, seq, day)
      this.#note(event.into, seq, day)
    } else if ('ticketNo' in event) this.#note(event.ticketNo as string, seq, day)
  }

  /** The day was not folded but taken from a snapshot: its open tickets; gives the mark from which the log tells the rest. */
  standing({ tickets, closed }: Readonly<DayState>): number {
    for (const no of tickets.keys()) if (!closed.has(no)) this.#open.add(no)
    return this.#mark
  }

  /** What the log holds was read; what is folded from now on is news. */
  loaded(lastSeq: number): void {
    if (this.#mark !== Infinity) return
    this.#mark = lastSeq
    this.#whole = lastSeq
    this.#open.clear()
    this.#closed.clear()
  }

  /** Numbers whose rows are to be written: of closed tickets, or of all. */
  numbers(isWhole: boolean): readonly string[] {
    return isWhole ? [...this.#closed, ...this.#open] : [...this.#closed]
  }

  /** Whether a day of `seq` records has nothing left to write. */
  isWritten(seq: number, isWhole: boolean): boolean {
    return this.#closed.size === 0 && (!isWhole || seq === this.#whole)
  }

  written(upTo: number, isWhole: boolean): void {
    this.#closed.clear()
    if (!isWhole) return
    this.#open.clear()
    this.#whole = upTo
  }

  #note(no: string, seq: number, day: Readonly<DayState>): void {
    const [now, before] = day.closed.has(no) ? [this.#closed, this.#open] : [this.#open, this.#closed]
    before.delete(no)
    if (now === this.#open || seq > this.#mark || this.#mark === Infinity) now.add(no)
  }
}

/** The held days whose rows are written. */
export interface HeldDays {
  behind(stream: string): TicketsBehind | null
  state(stream: DayStream): Readonly<DayState>
}

/**
 * Writes the rows of a held day that are behind: those of closed tickets, with `isWhole` of all. Never while a command is
 * decided: what is held must be what is kept.
 */
export async function writeTickets(
  store: Pick<Store, 'saveTickets'>,
  streams: HeldDays,
  stream: string,
  isWhole: boolean,
): Promise<void> {
  const behind = streams.behind(stream)
  if (!behind) return
  const day = streams.state(stream as DayStream)
  if (behind.isWritten(day.seq, isWhole)) return
  const saved = await store.saveTickets({
    stream,
    upTo: day.seq,
    isWhole,
    tickets: behind.numbers(isWhole).flatMap((no) => ticketRow(day, no) ?? []),
  })
  // 'older': another server has written newer ones; they come up again when its records have been read.
  if (saved === 'ok') behind.written(day.seq, isWhole)
}
