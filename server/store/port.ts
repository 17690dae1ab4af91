/**
 * What the server asks of a store: one numbered, hash-chained event log; the rows that decisions read in the same
 * transaction, the rows that only lists read behind it.
 */
import type { Booking } from '../../domain/booking/state.ts'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { DeviceKind } from '../../domain/words/actor.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { KnownCase } from '../../domain/plan/world.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import type { Contact } from '../../domain/words/stream.ts'
import type { EventRow } from './hash-chain.ts'
import type { Shared } from './passing/passing.ts'

/** One command's events for one stream; `records` carry their seq, contiguous and above the stream's head. */
export interface Append {
  readonly stream: string
  readonly records: readonly Recorded<HallEvent>[]
  /** Bookings as they stand after these events; one row per code. */
  readonly bookings?: readonly Booking[]
  /** Cases as they stand after these events: lists, codes and the next look of the clock are read from them. */
  readonly cases?: readonly CaseRow[]
  /** Phone numbers that came with these events and must never stand in the log. */
  readonly contacts?: readonly Contact[]
}

/** One line of the ticket table that lists and reports read; rebuilt from the events at any time. */
export interface TicketRow {
  readonly serviceDate: string
  readonly ticketNo: string
  readonly queue: string
  readonly status: string
  readonly priorityClass: string
  readonly origin: string
  readonly issuedAtMs: number
  readonly calledAtMs: number | null
  readonly startedAtMs: number | null
  readonly closedAtMs: number | null
  readonly counter: string | null
  readonly badgeNo: string | null
  readonly calls: number
  readonly items: string
}

/** One line of the table of cases; rebuilt from the events at any time. */
export interface CaseRow {
  readonly caseNo: string
  readonly group: string
  readonly item: string
  readonly department: string
  readonly status: string
  readonly holder: string | null
  /** Order of its lamp: 0 red, 1 yellow, 2 normal, 3 paused; null: no limit runs any more. */
  readonly rank: number | null
  /** The limit that shows, UTC ms: the order inside a lamp. */
  readonly dueMs: number
  /** When the server's clock looks at it next, UTC ms; null: never by itself. */
  readonly tickMs: number | null
  readonly receipt: string
  /** Of a result that lies ready. */
  readonly code: string | null
  readonly openedMs: number
  /** When nothing was left to do; null: it is open. */
  readonly closedMs: number | null
  readonly notices: number
  /** What lists show besides, as JSON. */
  readonly shown: string
}

/** Which cases a list shows, in the order of their clocks. */
export interface CaseQuery {
  /** null: all of the hall. */
  readonly department: string | null
  readonly holder?: string
  /** 'work': those with a running or paused limit; 'ready': results that lie ready; 'closed': newest first. */
  readonly which: 'work' | 'ready' | 'closed'
  readonly rank?: number
  /** Only those nobody has taken. */
  readonly isFree?: boolean
  /** Of 'work' those behind this one in its order: a page at any depth costs the same. */
  readonly after?: Pick<CaseRow, 'rank' | 'dueMs' | 'caseNo'>
  readonly limit: number
  readonly offset: number
}

/** Open cases by department, holder and lamp. */
export interface CaseCount {
  readonly department: string
  readonly holder: string | null
  readonly status: string
  readonly rank: number
  readonly count: number
}

/** Cases of an item, and those of them that needed more than one notice (second trips). */
export interface ItemCount {
  readonly item: string
  readonly cases: number
  readonly noticed: number
  readonly again: number
}

export interface Head {
  readonly seq: number
  readonly hash: string
}

/** Ticket rows of a day as they stand after its record `upTo`. */
export interface TicketRows {
  readonly stream: string
  readonly upTo: number
  /** No row of this day is missing or old after these. */
  readonly isWhole: boolean
  readonly tickets: readonly TicketRow[]
}

/** Whether tickets are made of this stream's records. */
export function hasTickets(stream: string): boolean {
  return stream.startsWith('day/')
}

/** A day some of whose ticket rows are not written yet: tickets closed by then are, what came later may not be. */
export interface BehindDay {
  readonly stream: string
  readonly upTo: number
}

/** So many names behind this one. */
export interface StreamPage {
  readonly after: string
  readonly limit: number
}

/** Records of a case that were written since a time. */
export interface WrittenCase {
  readonly stream: string
  readonly first: number
  readonly last: number
}

/** The command that wrote a record. */
export interface CommandAt {
  readonly seq: number
  readonly commandId: string
}

export type Verified =
  | { readonly ok: true; readonly events: number }
  | { readonly ok: false; readonly seq: number; readonly problem: string }

export interface SessionRow {
  /** SHA-256 of the token; the token itself is never kept. */
  readonly tokenHash: string
  readonly badgeNo: string
  readonly expiresAtMs: number
}

export interface DeviceRow {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly name: string
  readonly zone: string | null
  readonly counter: string | null
  readonly tokenHash: string
  readonly pairedAtMs: number
}

/**
 * What a store keeps besides the log and its projections: all that staff and devices need to go on working with a copy
 * of it.
 */
export interface People {
  readonly sessions: readonly SessionRow[]
  readonly devices: readonly DeviceRow[]
  readonly pins: readonly { readonly badgeNo: string; readonly hash: string }[]
  readonly secrets: readonly { readonly name: string; readonly value: string }[]
  readonly contacts: readonly Contact[]
}

/** Rows per table. */
export type Counts = Readonly<
  Record<'event' | 'ticket' | 'booking' | 'session' | 'device' | 'pin' | 'secret' | 'contact', number>
>

/** How the names of all streams of a kind begin; left out: of all streams. */
export function beginningOf(kind: string | undefined): string {
  return kind === undefined ? '' : `${kind}/`
}

/** Promises, so that a database across a network can stand behind the same port. */
export interface Store extends Shared {
  /**
   * Writes the whole batch durably or nothing of it. 'conflict': another writer has used one of the seqs;
   * catch up and decide again. Throws when the disk cannot keep it.
   */
  append(batch: readonly Append[]): Promise<'ok' | 'conflict'>
  /** Events of a stream above `afterSeq`, in order; the caller knows what kind of stream it is. */
  read<E extends HallEvent = DayEvent>(stream: string, afterSeq: number): Promise<Iterable<Recorded<E>>>
  /** The same as they are written, with their hashes; at most `limit`. */
  rows(stream: string, afterSeq: number, limit: number): Promise<readonly EventRow[]>
  head(stream: string): Promise<Head>
  /**
   * Names of all streams, sorted; with a kind those of it alone ('day', 'case' …). A hall has millions of cases: whoever
   * wants days asks for days, and whoever wants all asks page by page.
   */
  streams(kind?: string, page?: StreamPage): Promise<readonly string[]>
  /** Cases to which something was written from `sinceMs` (UTC ms) on, by name: from which record to which. */
  casesWritten(sinceMs: number): Promise<readonly WrittenCase[]>
  /** The last `limit` records of the stream before this one in order of name and of the same kind; '' and none when there is no such. */
  commandsBefore(
    stream: string,
    limit: number,
  ): Promise<{ readonly stream: string; readonly commands: readonly CommandAt[] }>
  /** Days whose ticket rows are behind their log; a day is one of them from its first record until its rows are whole. */
  behind(): Promise<readonly BehindDay[]>
  /** Writes ticket rows. 'older': another server has written rows of later records; nothing was written. */
  saveTickets(rows: TicketRows): Promise<'ok' | 'older'>
  /** Walks the hash chain; names the first record that does not fit (article 9). */
  verify(stream: string): Promise<Verified>
  tickets(serviceDate: string): Promise<readonly TicketRow[]>
  /** Cases of a group (any status), and those whose results lie ready under one of these codes. */
  knownCases(group: string | null, codes: readonly string[]): Promise<readonly KnownCase[]>
  caseRow(caseNo: string): Promise<CaseRow | null>
  /** By their number; those of one ticket have the same. */
  casesOfReceipt(receipt: string): Promise<readonly CaseRow[]>
  /** Ready under a pick-up code, and what else is of the same groups. */
  casesOfCode(code: string): Promise<readonly CaseRow[]>
  listCases(query: CaseQuery): Promise<readonly CaseRow[]>
  /** Of one department, or of the whole hall. */
  countCases(department: string | null): Promise<readonly CaseCount[]>
  /** Numbers of cases at which the clock has to look by then, the earliest first. */
  casesDue(byMs: number, limit: number): Promise<readonly string[]>
  /** Per item, of cases opened since then. */
  countItems(sinceMs: number): Promise<readonly ItemCount[]>
  bookingOf(code: string): Promise<Booking | null>
  /** By slot, then by code. */
  bookingsOn(date: string): Promise<readonly Booking[]>
  /** Of one person, for dates from `fromDate` on. */
  bookingsOf(person: string, fromDate: string): Promise<readonly Booking[]>
  /** Held or confirmed, of any date, the earliest first. */
  openBookings(): Promise<readonly Booking[]>
  /** Every contact that is kept, by reference. */
  contacts(): Promise<readonly Contact[]>
  /** Those of these that are kept. */
  contactsAmong(references: readonly string[]): Promise<readonly Contact[]>
  /** Erases these for good, from the disk as well. */
  eraseContacts(references: readonly string[]): Promise<void>
  /** Keeps `fresh` under a name unless one is kept already; gives the one that is kept. */
  keepSecret(name: string, fresh: string): Promise<string>
  /** Throws these away for good, from the disk as well. */
  dropSecrets(names: readonly string[]): Promise<void>
  saveSession(row: SessionRow): Promise<void>
  findSession(tokenHash: string): Promise<SessionRow | null>
  /** Those of these that are kept. */
  sessionsAmong(tokenHashes: readonly string[]): Promise<readonly SessionRow[]>
  deleteSession(tokenHash: string): Promise<void>
  /** Forgets every session that has ended by then. */
  forgetSessions(endedByMs: number): Promise<void>
  saveDevice(row: DeviceRow): Promise<void>
  findDevice(tokenHash: string): Promise<DeviceRow | null>
  devices(): Promise<readonly DeviceRow[]>
  deleteDevice(deviceId: string): Promise<void>
  /** Hashed PINs of the roster: badge number → argon2id text. */
  /** Ends every session of this badge as well: whoever knew the old PIN is out. */
  savePin(badgeNo: string, hash: string): Promise<void>
  pinOf(badgeNo: string): Promise<string | null>
  /** People and devices as they stand, without sessions that ended before `nowMs`. */
  people(nowMs: number): Promise<People>
  /** Puts these in the place of all that are kept. */
  replacePeople(people: People): Promise<void>
  counts(): Promise<Counts>
  /**
   * Writes something of no meaning as durably as an event; with `stream` it tries a record there as well and takes it
   * back. Throws when the disk cannot keep it.
   */
  probe(nowMs: number, stream?: string | null): Promise<void>
  /** null when sound, else what the database says. */
  check(): Promise<string | null>
  close(): Promise<void>
}

/** What may be asked of a hall's store beside its running server. */
export type StoreReader = Pick<
  Store,
  | 'read'
  | 'rows'
  | 'head'
  | 'streams'
  | 'casesWritten'
  | 'commandsBefore'
  | 'behind'
  | 'verify'
  | 'tickets'
  | 'devices'
  | 'people'
  | 'counts'
  | 'check'
  | 'close'
>
