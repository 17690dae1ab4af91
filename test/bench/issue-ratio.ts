/**
 * issueRatio50: durable tickets per second from fifty kiosks, against a bare echo from fifty bare clients; issueCpuUs:
 * what one of them costs the server.
 */
import { echo, startFloor } from './floor.ts'
import { median, ratePerSecond, rounded } from './measure.ts'
import { cpuMsOf } from './process.ts'
import { accepted, envelopeOf, issueMany, itemsOf, openStage, type BenchOptions } from './stage.ts'

const CLIENTS = 50
/** Until then V8 still compiles the way of a ticket, beside it and on the same cores; that is no price of a ticket. */
const WARM = 15_000

/** Rounds of both in turn; the ratio of their medians. */
export async function run(options: BenchOptions): Promise<Record<string, number | null>> {
  const [stage, floor] = [await openStage(options), await startFloor()]
  try {
    const kiosks = await stage.kiosks(CLIENTS)
    const bare = await floor.connect(CLIENTS)
    const items = itemsOf(stage.settings)
    const order = (client: number) =>
      ({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: items[client % items.length] as string }] }) as const
    const ms = options.quick ? 700 : 2000
    const raw = (): Promise<number> =>
      ratePerSecond(CLIENTS, ms, (client) => echo(bare[client]!, envelopeOf(order(client))))
    let tickets = 0
    const issue = (): Promise<number> =>
      ratePerSecond(CLIENTS, ms, async (client) => {
        await accepted(kiosks[client]!, order(client))
        tickets += 1
      })
    await raw()
    await issueMany(kiosks, WARM, items)
    tickets = 0
    let cpuMs: number | null = 0
    const echoes: number[] = []
    const issues: number[] = []
    for (let round = 0; round < (options.quick ? 5 : 7); round += 1) {
      echoes.push(await raw())
      const before = cpuMsOf(stage.server.pid())
      issues.push(await issue())
      const after = cpuMsOf(stage.server.pid())
      cpuMs = cpuMs === null || before === null || after === null ? null : cpuMs + after - before
    }
    const issueCpuUs = cpuMs === null ? null : rounded((cpuMs * 1000) / tickets, 1)
    process.stderr.write(
      `  echoes ${rounded(median(echoes), 0)}/s, durable tickets ${rounded(median(issues), 0)}/s, ${issueCpuUs ?? '?'} µs of processor time each\n`,
    )
    return { issueRatio50: rounded(median(issues) / median(echoes)), issueCpuUs }
  } finally {
    await Promise.all([stage.stop(), floor.stop()])
  }
}
