/**
 * Slips of the simulated kiosks: each is in the log once or still in its kiosk's journal, and the press that it
 * answered makes nothing afterwards.
 */
import type { OfflineTicket } from '../../domain/offline/commands.ts'
import type { Journal } from '../../domain/offline/journal.ts'
import type { Append, Store } from '../../server/store/port.ts'

export interface SlipWatch {
  /** `kept` reads a kiosk's disk. */
  watch(kiosk: string, kept: () => Journal | null): void
  printed(kiosk: string, ticket: OfflineTicket): void
  /** One committed write. */
  take(batch: readonly Append[]): void
  count(): number
  /** Compares all slips with the log. */
  check(truth: Pick<Store, 'streams' | 'read'>): Promise<void>
}

/** `fault` is told each thing that must never be. */
export function createSlipWatch(fault: (what: string) => void): SlipWatch {
  const journals = new Map<string, () => Journal | null>()
  const slips: { readonly kiosk: string; readonly ticket: OfflineTicket }[] = []
  const labels = new Set<string>()
  const replaced = new Set<string>()

  async function timesInLog(truth: Pick<Store, 'streams' | 'read'>): Promise<ReadonlyMap<string, number>> {
    const times = new Map<string, number>()
    for (const stream of await truth.streams()) {
      if (!stream.startsWith('day/')) continue
      for (const { event } of await truth.read(stream, 0)) {
        if (event.type === 'TicketIssued' && event.offline)
          times.set(
            `${stream} ${event.ticketNo} ${event.link}`,
            (times.get(`${stream} ${event.ticketNo} ${event.link}`) ?? 0) + 1,
          )
      }
    }
    return times
  }

  return {
    watch: (kiosk, kept) => void journals.set(kiosk, kept),
    printed: (kiosk, ticket) => {
      const label = `${ticket.serviceDate} ${ticket.ticketNo}`
      if (labels.has(label))
        fault(`${kiosk} printed ${ticket.ticketNo} of ${ticket.serviceDate}, which somebody holds already`)
      labels.add(label)
      slips.push({ kiosk, ticket })
    },
    take: (batch) => {
      // A press and its slip may come in one write: then the one is taken out by the other.
      for (const record of batch.flatMap((append) => append.records))
        if (record.event.type === 'TicketIssued' && !record.event.offline && replaced.has(record.commandId))
          fault(`${record.event.ticketNo} was made by a press that a slip had answered`)
      for (const record of batch.flatMap((append) => append.records))
        if (record.event.type === 'PressReplaced') replaced.add(record.event.commandId)
    },
    count: () => slips.length,
    check: async (truth) => {
      const inLog = await timesInLog(truth)
      for (const { kiosk, ticket } of slips) {
        const times = inLog.get(`day/${ticket.serviceDate} ${ticket.ticketNo} ${ticket.link}`) ?? 0
        const isOpen =
          journals
            .get(kiosk)?.()
            ?.open.some((one) => one.link === ticket.link) ?? false
        if (times === 0 && !isOpen) fault(`the slip ${ticket.ticketNo} of ${kiosk} is lost`)
        if (times > 1) fault(`the slip ${ticket.ticketNo} of ${kiosk} stands in the log ${times} times`)
      }
      for (const [kiosk, kept] of journals)
        for (const { ticket, fault: why } of kept()?.refused ?? [])
          fault(`${kiosk} was refused ${ticket.ticketNo}: ${why}`)
    },
  }
}
