/**
 * issueLatencyRatio1: the slowest hundredth of one kiosk's tickets, against a raw durable commit and a raw echo one
 * after the other.
 */
import { echo, openRawDisk, startFloor } from './floor.ts'
import { percentile, rounded, timed } from './measure.ts'
import { accepted, envelopeOf, itemsOf, openStage, type BenchOptions } from './stage.ts'

/** Commit, echo and ticket take turns one by one, so that a drifting machine hits all three. */
export async function run(options: BenchOptions): Promise<Record<string, number>> {
  const [stage, floor, disk] = [await openStage(options), await startFloor(), openRawDisk()]
  try {
    const [kiosk] = await stage.kiosks(1)
    const [bare] = await floor.connect(1)
    const order = {
      type: 'IssueTicket',
      origin: 'kiosk',
      items: [{ item: itemsOf(stage.settings)[0] as string }],
    } as const
    const row = JSON.stringify(envelopeOf(order)).padEnd(600, '.')
    const times = { commit: [] as number[], echo: [] as number[], issue: [] as number[] }
    for (let n = -100; n < (options.quick ? 1000 : 4000); n += 1) {
      const commit = await timed(async () => disk.commit(row))
      const echoed = await timed(() => echo(bare!, envelopeOf(order)))
      const issued = await timed(() => accepted(kiosk!, order))
      if (n < 0) continue
      times.commit.push(commit)
      times.echo.push(echoed)
      times.issue.push(issued)
    }
    const p99 = {
      commit: percentile(times.commit, 0.99),
      echo: percentile(times.echo, 0.99),
      issue: percentile(times.issue, 0.99),
    }
    process.stderr.write(
      `  p99: commit ${rounded(p99.commit, 2)} ms, echo ${rounded(p99.echo, 2)} ms, ticket ${rounded(p99.issue, 2)} ms; medians ${rounded(percentile(times.commit, 0.5), 2)}, ${rounded(percentile(times.echo, 0.5), 2)}, ${rounded(percentile(times.issue, 0.5), 2)} ms\n`,
    )
    return { issueLatencyRatio1: rounded(p99.issue / (p99.commit + p99.echo)) }
  } finally {
    disk.stop()
    await Promise.all([stage.stop(), floor.stop()])
  }
}
