/** The kiosk's own side when the server is back: clock and lease put right, the journal handed in. */
import type { OfflineCommand, OfflineResult, OfflineTicket } from './commands.ts'
import type { Journal } from './journal.ts'
import { LEASE_DAYS } from '../plan/offline-rules.ts'

export type HandIn = Extract<OfflineCommand, { type: 'HandInTickets' }>

const DAY_MS = 86_400_000
/** A message of the socket may have 16 kB. */
const BATCH_BYTES = 10_000
const BATCH_MOST = 50
const REFUSED_KEPT = 50

/** The server was heard: its time is the hall's (OFF-3). Both in UTC ms, taken at the same moment. */
export function afterContact(journal: Journal, serverNowMs: number, machineNowMs: number): Journal {
  return { ...journal, aheadMs: serverNowMs - machineNowMs, contactAtMs: serverNowMs }
}

/** Whether LeaseSeries is due at a contact: at the first, and a day after the last renewal. */
export function isLeaseDue(journal: Journal, serverNowMs: number): boolean {
  return journal.series === null || journal.leaseUntilMs - serverNowMs < (LEASE_DAYS - 1) * DAY_MS
}

/** The server's answer to LeaseSeries. */
export function afterLease(journal: Journal, result: OfflineResult): Journal {
  return {
    ...journal,
    series: result.series ?? journal.series,
    leaseUntilMs: result.leaseUntilMs ?? journal.leaseUntilMs,
  }
}

/**
 * What has to be handed in now, the oldest date first (OFF-6). Send them one after the other, each under a command id
 * of its own;
 * after a lost answer the same ticket may simply be handed in again.
 */
export function handIns(journal: Journal): readonly HandIn[] {
  const dates = [...new Set(journal.open.map((ticket) => ticket.serviceDate))].sort()
  return dates.flatMap((serviceDate) =>
    batches(journal.open.filter((ticket) => ticket.serviceDate === serviceDate)).map((tickets): HandIn => ({
      type: 'HandInTickets',
      journalId: journal.journalId,
      serviceDate,
      tickets,
    })),
  )
}

/**
 * The server's answer to one hand-in: what was taken is no longer the kiosk's; what was refused for good is put aside.
 */
export function afterHandIn(journal: Journal, command: HandIn, result: OfflineResult): Journal {
  const taken = new Set(result.taken)
  const faults = new Map((result.refused ?? []).map(({ ticketNo, fault }) => [ticketNo, fault]))
  const isOf = (ticket: OfflineTicket): boolean =>
    command.tickets.some((one) => one.ticketNo === ticket.ticketNo && one.link === ticket.link)
  const refused = [...journal.refused]
  const open = journal.open.filter((ticket) => {
    if (!isOf(ticket)) return true
    const fault = faults.get(ticket.ticketNo)
    if (fault === undefined) return !taken.has(ticket.ticketNo)
    if (fault === 'fromTheFuture') return true
    refused.push({ ticket, fault })
    return false
  })
  return { ...journal, open, refused: refused.slice(-REFUSED_KEPT) }
}

function batches(tickets: readonly OfflineTicket[]): readonly (readonly OfflineTicket[])[] {
  const all: OfflineTicket[][] = []
  let size = Infinity
  for (const ticket of tickets) {
    const bytes = bytesOf(JSON.stringify(ticket))
    if (size + bytes > BATCH_BYTES || (all.at(-1)?.length ?? 0) >= BATCH_MOST) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(ticket)
    size += bytes
  }
  return all
}

/** In UTF-8, at most: ids may be Chinese. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) bytes += character < '\u0080' ? 1 : character < '\u0800' ? 2 : 2 + character.length
  return bytes
}
