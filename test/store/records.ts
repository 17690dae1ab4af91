/** Records, rows and batches for store tests: small, whole and numbered. */
import type { Booking } from '../../domain/booking/state.ts'
import type { Recorded } from '../../domain/queue-day/events.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Append, CaseRow, DeviceRow, TicketRow } from '../../server/store/port.ts'

export const DAY = 'day/2026-11-24'
export const kiosk: Actor = { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' }

/** One record; its place is part of its text, so that a mix-up shows. */
export function record(seq: number, commandId = `command-${seq}`, actor: Actor = kiosk): Recorded {
  return {
    seq,
    atMs: 1_000 + seq,
    actor,
    commandId,
    event: { type: 'HelpRequested', helpNo: seq, place: `${seq} 号窗口` },
  }
}

/** Records `from`…`to` of a stream as one batch member. */
export function run(from: number, to: number, stream = DAY): Append {
  return { stream, records: Array.from({ length: to - from + 1 }, (_, at) => record(from + at)) }
}

/** A row of the ticket table. */
export function ticketRow(change: Partial<TicketRow> = {}): TicketRow {
  return {
    serviceDate: '2026-11-24',
    ticketNo: 'A001',
    queue: 'A',
    status: 'waiting',
    priorityClass: 'ordinary',
    origin: 'kiosk',
    issuedAtMs: 1_000,
    calledAtMs: null,
    startedAtMs: null,
    closedAtMs: null,
    counter: null,
    badgeNo: null,
    calls: 0,
    items: '[["a01",null]]',
    ...change,
  }
}

/** A confirmed booking. */
export function booking(change: Partial<Booking> = {}): Booking {
  return {
    code: '00000001',
    date: '2026-11-26',
    minute: 540,
    queues: ['C'],
    items: [{ item: 'c05', missing: null }],
    person: 'p1',
    proof: 'x',
    status: 'confirmed',
    holdUntilMs: 1_000,
    changedAtMs: 1_000,
    movedFrom: null,
    ticketNo: null,
    ...change,
  }
}

/** A case in review. */
export function caseRow(change: Partial<CaseRow> = {}): CaseRow {
  return {
    caseNo: '261126-0001',
    group: 'g1',
    item: 'a01',
    department: 'A',
    status: 'review',
    holder: '0701',
    rank: 2,
    dueMs: 100,
    tickMs: 90,
    receipt: 'receipt-1',
    code: null,
    openedMs: 1,
    closedMs: null,
    notices: 0,
    shown: '{}',
    ...change,
  }
}

/** A paired device. */
export function device(change: Partial<DeviceRow> = {}): DeviceRow {
  return {
    deviceId: 'd1',
    kind: 'kiosk',
    name: '1 号机',
    zone: null,
    counter: null,
    tokenHash: 'hash-1',
    pairedAtMs: 1,
    ...change,
  }
}
