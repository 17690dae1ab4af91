/**
 * Reports of a year beside a hall at work: how long they take, and what a ticket waits while they are made, against
 * tickets of the same server in the same minutes without them.
 */
import type { DrillReply, ReportReply, TicketLedgerReply } from '../../domain/contract/http/report.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { AFTER_CITY_YEAR, CITY_YEAR, cityYear } from './city-year.ts'
import { median, percentile, rounded, timed } from './measure.ts'
import { pause } from './process.ts'
import { accepted, itemsOf, type BenchOptions } from './stage.ts'

/** A ticket so often: ten thousand an hour, far more than any hall. */
const EVERY_MS = 25
const MANAGER = 'dutyManager'

/** More reports than the hall tells again from memory. */
const OTHERS = 14
type Measured = 'year' | 'drill' | 'ledger'

interface Asks {
  readonly year: () => Promise<ReportReply>
  readonly drill: () => Promise<DrillReply>
  readonly ledger: () => Promise<TicketLedgerReply>
  /** Of other days, not measured. */
  readonly others: () => Promise<void>
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number | null>> {
  const folder = await cityYear(quick ? 50 : 250)
  const server = await startServer({
    site: 'city',
    folder,
    args: ['--at', AFTER_CITY_YEAR, '--backup-every', '0', '--allowance', '1000000'],
  })
  try {
    const asks = await asksOf(server)
    await counted(asks)
    const kiosk = await kioskOf(server)
    await paced(kiosk, pause(2000))
    const rounds = quick ? 2 : 4
    const took = { year: [] as number[], drill: [] as number[], ledger: [] as number[] }
    const alone: number[] = []
    const beside: number[] = []
    // In turns, so that whatever else the machine does hits both.
    for (let round = 0; round < rounds; round += 1) {
      alone.push(...(await paced(kiosk, pause(quick ? 4000 : 8000))))
      beside.push(...(await paced(kiosk, reporting(asks, took))))
    }
    kiosk.close()
    return {
      yearReportMs: rounded(median(took.year), 0),
      drillDownMs: rounded(median(took.drill), 0),
      ledgerQueryMs: rounded(median(took.ledger), 0),
      issueP99WhileReporting: rounded(percentile(beside, 0.99), 2),
      issueP99Alone: rounded(percentile(alone, 0.99), 2),
      issueP99Ratio: rounded(percentile(beside, 0.99) / percentile(alone, 0.99), 2),
    }
  } finally {
    await server.stop()
  }
}

async function asksOf(server: RunningServer): Promise<Asks> {
  const {
    settings,
    server: { samplePins },
  } = loadSite('city')
  const { badgeNo } = settings.clerks.find(({ role }) => role === MANAGER) as { badgeNo: string }
  const cookie = await signIn(server.url, badgeNo, samplePins.get(badgeNo) ?? '')
  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(server.url + path, { headers: { cookie } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const days = `from=${CITY_YEAR}-01-01&to=${CITY_YEAR}-12-31`
  return {
    year: () => ask(`/api/reports?period=year&date=${CITY_YEAR}-06-30`),
    others: async () => {
      for (let day = 11; day < 11 + OTHERS; day += 1) await ask(`/api/reports?period=day&date=${CITY_YEAR}-03-${day}`)
    },
    drill: () => ask(`/api/reports/tickets?${days}&queue=${settings.queues[0]?.id}&weekday=1&only=overPromise`),
    ledger: () => ask(`/api/reports/ticket?date=${CITY_YEAR}-12-01&no=C001`),
  }
}

/** The first report of a year counts its days, once in the life of a hall; what is measured comes after. */
async function counted({ year }: Asks): Promise<void> {
  let told = Infinity
  for (;;) {
    const { figures, progress } = await year()
    if (figures !== null) return
    if (told - progress.daysLeft >= 50) process.stderr.write(`  ${progress.daysLeft} days to count\n`)
    if (told - progress.daysLeft >= 50 || told === Infinity) told = progress.daysLeft
  }
}

async function reporting(asks: Asks, took: Record<Measured, number[]>): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    // What was asked lately is told again from memory, which would flatter: other reports push the year out of it.
    await asks.others()
    for (const what of ['year', 'drill', 'ledger'] as const) took[what].push(await timed(asks[what]))
  }
}

async function kioskOf(server: RunningServer): Promise<Client> {
  const deviceToken = await pairDevice(server.url, 'kiosk', { name: `kiosk ${process.pid}` })
  return connect(server.url, { screen: 'kiosk' }, { deviceToken })
}

/** Tickets at an even pace until `until` ends; how long each took. */
async function paced(kiosk: Client, until: Promise<unknown>): Promise<readonly number[]> {
  const [item] = itemsOf(loadSite('city').settings)
  let isOver = false
  void until.finally(() => (isOver = true))
  const took: number[] = []
  while (!isOver) {
    const ms = await timed(() =>
      accepted(kiosk, { type: 'IssueTicket', origin: 'kiosk', items: [{ item: item as string }] }),
    )
    took.push(ms)
    await pause(Math.max(0, EVERY_MS - ms))
  }
  await until
  return took
}
