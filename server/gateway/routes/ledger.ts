/** Routes of a small site's own books: the ledger of a day and the ten ones (article 25). */
import { z } from 'zod'
import {
  ledgerCase,
  ledgerEntry,
  ledgerErrands,
  giversIn,
  type LedgerCase,
  type LedgerItem,
  type LedgerLine,
  type LedgerReply,
} from '../../../domain/village/ledger.ts'
import { tenOnes, type TenOnesLine } from '../../../domain/village/ten-ones.ts'
import { caseNosIn } from '../../../domain/case/of-day.ts'
import { MACHINES_STREAM, machineNames } from '../../../domain/device/naming.ts'
import { ERRANDS_STREAM } from '../../../domain/errand/state.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import { readCase } from '../../hall/read-case.ts'
import type { ReadForStreams } from '../../hall/streams.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { Store, TicketRow } from '../../store/port.ts'
import type { DeviceBoard } from '../../devices/board.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { date } from '../shapes/atoms.ts'
import { queryOf } from '../problem.ts'

const SEEN_WITHIN_MS = 60_000
const query = z.strictObject({ date: date.optional() })

/** Adds the routes of the ledger and the ten ones; staff only. */
export function ledgerRoutes(
  { staff }: Routes,
  { hall, board }: { readonly hall: Hall; readonly board: Pick<DeviceBoard, 'list'> },
): void {
  const { store } = hall
  const dateOf = serviceDates(hall.base.timeZone)
  staff.get(
    '/api/ledger',
    {
      schema: {
        summary: 'The ledger of a day, from the ticket table and the event log',
        tags: ['ledger'],
        querystring: query,
      },
    },
    async (request): Promise<LedgerReply> => ledgerOf(hall, queryOf(query, request).date ?? dateOf(hall.nowMs())),
  )
  staff.get(
    '/api/ten-ones',
    { schema: { summary: 'The ten ones of article 25, each told from the hall itself', tags: ['ledger'] } },
    async (): Promise<{ readonly lines: readonly TenOnesLine[] }> => {
      const { settings, clerks } = hall.index
      const day = hall.day()
      const nowMs = hall.nowMs()
      const verified = await store.verify(dayStream(dateOf(nowMs)))
      const atWork = [...day.counters.values()]
        .filter((counter) => counter.status === 'open')
        .flatMap((counter) => clerks.get(counter.badgeNo ?? '')?.name ?? [])
      const seen = board
        .list()
        .filter((device) => device.lastSeenMs !== null && nowMs - device.lastSeenMs < SEEN_WITHIN_MS).length
      // Whoever asks sits at a computer as well.
      const computers = seen + 1
      return {
        lines: tenOnes({
          settings,
          ledger: { entries: verified.ok ? verified.events : 0, isSound: verified.ok },
          agentsAtWork: atWork,
          computers,
        }),
      }
    },
  )
}

type LedgerStore = Pick<Store, 'tickets' | 'read' | 'verify' | 'devices' | ReadForStreams>

/** The ledger of a date (VILLAGE-3). */
export async function ledgerOf(
  { store, streams }: Pick<Hall, 'streams'> & { readonly store: LedgerStore },
  date: string,
): Promise<LedgerReply> {
  const stream = dayStream(date)
  const [tickets, read, verified, paired] = await Promise.all([
    store.tickets(date),
    store.read(stream, 0),
    store.verify(stream),
    store.devices(),
  ])
  const machines = machineNames(streams.state(MACHINES_STREAM), paired)
  const records = [...read]
  const cases: LedgerCase[] = []
  for (const caseNo of caseNosIn(records)) {
    const file = await readCase(store, caseNo)
    if (file !== null) cases.push(ledgerCase(file))
  }
  return {
    date,
    lines: linesOf(tickets, giversIn(records, machines)),
    entries: records.map((record) => ledgerEntry(record, machines)),
    cases,
    errands: ledgerErrands(streams.state(ERRANDS_STREAM), date),
    isSound: verified.ok,
  }
}

function linesOf(tickets: readonly TicketRow[], givers: ReadonlyMap<string, string>): readonly LedgerLine[] {
  return tickets.map((row) => lineOf(row, givers.get(row.ticketNo) ?? '')).sort((a, b) => a.issuedAtMs - b.issuedAtMs)
}

function lineOf(row: TicketRow, givenBy: string): LedgerLine {
  const items = (JSON.parse(row.items) as readonly (readonly [string, LedgerItem['outcome']])[]).map(
    ([item, outcome]) => ({ item, outcome }),
  )
  const { ticketNo, queue, status, origin, issuedAtMs, startedAtMs, closedAtMs, badgeNo } = row
  return { ticketNo, queue, status, origin, givenBy, issuedAtMs, startedAtMs, closedAtMs, badgeNo, items }
}
