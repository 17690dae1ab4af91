/** issueRatio50: durable tickets per second from fifty kiosks, against a bare echo from fifty bare clients. */
import { echo, startFloor } from './floor.ts'
import { median, ratePerSecond, rounded } from './measure.ts'
import { accepted, envelopeOf, itemsOf, openStage } from './stage.ts'

const CLIENTS = 50

/** Rounds of both in turn; the ratio of their medians. */
export async function run(options: { readonly quick: boolean }): Promise<Record<string, number>> {
  const [stage, floor] = [await openStage(), await startFloor()]
  try {
    const kiosks = await stage.kiosks(CLIENTS)
    const bare = await floor.connect(CLIENTS)
    const items = itemsOf(stage.settings)
    const order = (client: number) =>
      ({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: items[client % items.length] as string }] }) as const
    const issue = (ms: number): Promise<number> =>
      ratePerSecond(CLIENTS, ms, (client) => accepted(kiosks[client]!, order(client)))
    const raw = (ms: number): Promise<number> =>
      ratePerSecond(CLIENTS, ms, (client) => echo(bare[client]!, envelopeOf(order(client))))
    const ms = options.quick ? 700 : 2000
    await raw(ms)
    await issue(ms)
    const echoes: number[] = []
    const issues: number[] = []
    for (let round = 0; round < (options.quick ? 5 : 7); round += 1) {
      echoes.push(await raw(ms))
      issues.push(await issue(ms))
    }
    process.stderr.write(`  echoes ${rounded(median(echoes), 0)}/s, durable tickets ${rounded(median(issues), 0)}/s\n`)
    return { issueRatio50: rounded(median(issues) / median(echoes)) }
  } finally {
    await Promise.all([stage.stop(), floor.stop()])
  }
}
