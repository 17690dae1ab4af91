/**
 * callRatio20: calls per second from twenty counters on a line of 5,000, against a bare echo from twenty bare clients.
 */
import { echo, startFloor } from './floor.ts'
import { median, rounded, timed } from './measure.ts'
import { accepted, envelopeOf, issueMany, itemsOf, openStage, served, type BenchOptions } from './stage.ts'

const COUNTERS = 20
const LINE = 5000

/**
 * Twenty call at once, twenty echo at once, in turn; serving the called ones in between is not counted on either side.
 */
export async function run(options: BenchOptions): Promise<Record<string, number>> {
  const [stage, floor] = [await openStage(options), await startFloor()]
  try {
    const plain = stage.settings.counters.filter((counter) => counter.kind !== 'quick').slice(0, COUNTERS)
    const counters = plain.map((counter) => counter.id)
    const queues = new Set(plain.flatMap((counter) => counter.skills.map((skill) => skill.queue)))
    const items = itemsOf(stage.settings, queues)
    const kiosks = await stage.kiosks(50)
    const bursts = options.quick ? 16 : 60
    await issueMany(kiosks, LINE + (bursts * COUNTERS) / 2, items)
    kiosks.slice(1).forEach((kiosk) => kiosk.close())
    const clerks = await stage.clerks(counters)
    const bare = await floor.connect(COUNTERS)
    const calls: number[] = []
    const echoes: number[] = []
    for (let round = -1; round < (options.quick ? 4 : 8); round += 1) {
      let callMs = 0
      let echoMs = 0
      for (let burst = 0; burst < bursts; burst += 1) {
        echoMs += await timed(() =>
          Promise.all(
            bare.map((socket, at) => echo(socket, envelopeOf({ type: 'CallNext', counter: counters[at] as string }))),
          ),
        )
        callMs += await timed(() =>
          Promise.all(
            clerks.map((clerk, at) => accepted(clerk, { type: 'CallNext', counter: counters[at] as string })),
          ),
        )
        await Promise.all(clerks.map((clerk, at) => served(clerk, counters[at] as string)))
      }
      await issueMany([kiosks[0]!], bursts * COUNTERS, items)
      if (round < 0) continue
      calls.push((bursts * COUNTERS) / (callMs / 1000))
      echoes.push((bursts * COUNTERS) / (echoMs / 1000))
    }
    process.stderr.write(`  echoes ${rounded(median(echoes), 0)}/s, calls ${rounded(median(calls), 0)}/s\n`)
    return { callRatio20: rounded(median(calls) / median(echoes)) }
  } finally {
    await Promise.all([stage.stop(), floor.stop()])
  }
}
