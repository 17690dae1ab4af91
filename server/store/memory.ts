/** The store in memory: the same promises without a disk, for tests and rehearsals. */
import type { Booking } from '../../domain/booking/state.ts'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import { recordOf, rowOf, startOf, verifyRows, type EventRow } from './hash-chain.ts'
import { kindOfStream, type Contact } from '../../domain/words/stream.ts'
import { casesIn } from './memory-cases.ts'
import {
  beginningOf,
  hasTickets,
  type Append,
  type CaseRow,
  type DeviceRow,
  type SessionRow,
  type Store,
  type StreamPage,
  type TicketRow,
  type WrittenCase,
} from './port.ts'
import { openSharedMemory } from './passing/in-memory.ts'

/** A fresh, empty store. */
export function openMemoryStore(): Store {
  const streams = new Map<string, EventRow[]>()
  const tickets = new Map<string, TicketRow>()
  const sessions = new Map<string, SessionRow>()
  const devices = new Map<string, DeviceRow>()
  const pins = new Map<string, string>()
  const bookings = new Map<string, Booking>()
  const contacts = new Map<string, string>()
  const secrets = new Map<string, string>()
  const cases = new Map<string, CaseRow>()
  const bookingsWhere = (wanted: (booking: Booking) => boolean): readonly Booking[] =>
    [...bookings.values()].filter(wanted).sort(byTime)
  const contactRows = (): readonly Contact[] => contactsIn(contacts)
  const rowsOf = (stream: string): readonly EventRow[] => streams.get(stream) ?? []
  const behind = new Map<string, number>()
  const headOf = (stream: string) => {
    const last = rowsOf(stream).at(-1)
    return last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: startOf(stream) }
  }
  return {
    ...openSharedMemory(),
    append: async (batch) => {
      if (!follows(batch, (stream) => headOf(stream).seq)) return 'conflict'
      for (const { stream, records, bookings: booked, cases: worked, contacts: left } of batch) {
        const kept = streams.get(stream) ?? []
        if (records.length > 0 && !behind.has(stream) && hasTickets(stream)) behind.set(stream, kept.length)
        streams.set(stream, kept)
        for (const record of records) kept.push(rowOf(stream, record, headOf(stream).hash))
        for (const row of booked ?? []) bookings.set(row.code, row)
        for (const row of worked ?? []) cases.set(row.caseNo, row)
        for (const { reference, phone } of left ?? []) contacts.set(reference, phone)
      }
      return 'ok'
    },
    read: async <E extends HallEvent>(stream: string, afterSeq: number) =>
      rowsOf(stream)
        .slice(afterSeq)
        .map((row) => recordOf<E>(row)),
    rows: async (stream, afterSeq, limit) => rowsOf(stream).slice(afterSeq, afterSeq + limit),
    head: async (stream) => headOf(stream),
    streams: async (kind, page) => namesOf(streams, kind, page),
    casesWritten: async (sinceMs) => writtenSince(streams, sinceMs),
    commandsBefore: async (stream, limit) => {
      const last = nameBefore(stream, streams.keys())
      const commands = rowsOf(last).slice(-limit)
      return { stream: last, commands: commands.map(({ seq, commandId }) => ({ seq, commandId })) }
    },
    behind: async () =>
      [...behind].map(([stream, upTo]) => ({ stream, upTo })).sort((a, b) => (a.stream < b.stream ? -1 : 1)),
    saveTickets: async ({ stream, upTo, isWhole, tickets: rows }) => {
      if ((behind.get(stream) ?? 0) > upTo) return 'older'
      for (const row of rows) tickets.set(`${row.serviceDate} ${row.ticketNo}`, row)
      if (isWhole && headOf(stream).seq === upTo) behind.delete(stream)
      else if (behind.has(stream)) behind.set(stream, upTo)
      return 'ok'
    },
    verify: async (stream) => verifyRows(stream, rowsOf(stream)),
    tickets: async (serviceDate) =>
      [...tickets.values()]
        .filter((row) => row.serviceDate === serviceDate)
        .sort((a, b) => a.issuedAtMs - b.issuedAtMs || (a.ticketNo < b.ticketNo ? -1 : 1)),
    ...casesIn(cases),
    bookingOf: async (code) => bookings.get(code) ?? null,
    bookingsOn: async (date) => bookingsWhere((one) => one.date === date),
    bookingsOf: async (person, fromDate) => bookingsWhere((one) => one.person === person && one.date >= fromDate),
    openBookings: async () => bookingsWhere((one) => one.status === 'held' || one.status === 'confirmed'),
    contacts: async () => contactRows(),
    contactsAmong: async (references) => contactRows().filter(({ reference }) => references.includes(reference)),
    eraseContacts: async (references) => references.forEach((reference) => contacts.delete(reference)),
    keepSecret: async (name, fresh) => {
      if (!secrets.has(name)) secrets.set(name, fresh)
      return secrets.get(name) as string
    },
    dropSecrets: async (names) => names.forEach((name) => secrets.delete(name)),
    saveSession: async (row) => void sessions.set(row.tokenHash, row),
    findSession: async (tokenHash) => sessions.get(tokenHash) ?? null,
    sessionsAmong: async (tokenHashes) => tokenHashes.flatMap((tokenHash) => sessions.get(tokenHash) ?? []),
    deleteSession: async (tokenHash) => void sessions.delete(tokenHash),
    forgetSessions: async (endedByMs) => {
      for (const [tokenHash, row] of sessions) if (row.expiresAtMs <= endedByMs) sessions.delete(tokenHash)
    },
    saveDevice: async (row) => void devices.set(row.deviceId, row),
    findDevice: async (tokenHash) => [...devices.values()].find((row) => row.tokenHash === tokenHash) ?? null,
    devices: async () => [...devices.values()],
    deleteDevice: async (deviceId) => void devices.delete(deviceId),
    savePin: async (badgeNo, hash) => {
      pins.set(badgeNo, hash)
      for (const [tokenHash, row] of sessions) if (row.badgeNo === badgeNo) sessions.delete(tokenHash)
    },
    pinOf: async (badgeNo) => pins.get(badgeNo) ?? null,
    people: async (nowMs) => ({
      sessions: [...sessions.values()].filter((row) => row.expiresAtMs > nowMs),
      devices: [...devices.values()],
      pins: [...pins].map(([badgeNo, hash]) => ({ badgeNo, hash })),
      secrets: [...secrets].map(([name, value]) => ({ name, value })),
      contacts: contactRows(),
    }),
    replacePeople: async (people) => {
      for (const table of [sessions, devices, pins, secrets, contacts]) table.clear()
      for (const row of people.sessions) sessions.set(row.tokenHash, row)
      for (const row of people.devices) devices.set(row.deviceId, row)
      for (const { badgeNo, hash } of people.pins) pins.set(badgeNo, hash)
      for (const { name, value } of people.secrets) secrets.set(name, value)
      for (const { reference, phone } of people.contacts) contacts.set(reference, phone)
    },
    counts: async () => ({
      event: [...streams.values()].reduce((sum, rows) => sum + rows.length, 0),
      ticket: tickets.size,
      booking: bookings.size,
      session: sessions.size,
      device: devices.size,
      pin: pins.size,
      secret: secrets.size,
      contact: contacts.size,
    }),
    probe: async () => undefined,
    check: async () => null,
    close: async () => undefined,
  }
}

/** Phone numbers by the reference that they belong to, in the order of references. */
function contactsIn(contacts: ReadonlyMap<string, string>): readonly Contact[] {
  return [...contacts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reference, phone]) => ({ reference, phone }))
}

/** Whether every record is the next one of its stream. */
function follows(batch: readonly Append[], seqOf: (stream: string) => number): boolean {
  const next = new Map<string, number>()
  for (const { stream, records } of batch)
    for (const record of records) {
      const expected = (next.get(stream) ?? seqOf(stream)) + 1
      if (record.seq !== expected) return false
      next.set(stream, expected)
    }
  return true
}

/** The stream of the same kind that comes before this one by name; '' when none does. */
function nameBefore(stream: string, names: Iterable<string>): string {
  const before = [...names].filter((name) => kindOfStream(name) === kindOfStream(stream) && name < stream)
  return before.sort().at(-1) ?? ''
}

function byTime(a: Booking, b: Booking): number {
  return a.date.localeCompare(b.date) || a.minute - b.minute || a.code.localeCompare(b.code)
}

function namesOf(
  streams: ReadonlyMap<string, unknown>,
  kind: string | undefined,
  { after, limit }: StreamPage = { after: '', limit: Infinity },
): readonly string[] {
  const begin = beginningOf(kind)
  const names = [...streams.keys()].filter((name) => name.startsWith(begin) && name > after)
  return names.sort().slice(0, limit)
}

function writtenSince(streams: ReadonlyMap<string, readonly EventRow[]>, sinceMs: number): readonly WrittenCase[] {
  return namesOf(streams, 'case').flatMap((stream) => {
    const seqs = (streams.get(stream) ?? []).filter((row) => row.atMs >= sinceMs).map((row) => row.seq)
    return seqs.length === 0 ? [] : [{ stream, first: Math.min(...seqs), last: Math.max(...seqs) }]
  })
}
