/**
 * restartMs, rssMb, rssEmptyMb: a server that has lived through a day of 20,000 tickets, its memory before and after,
 * and how soon it answers again after SIGKILL.
 */
import { connect, type Client } from '../support/client.ts'
import { median, rounded } from './measure.ts'
import { pause, rssMbOf } from './process.ts'
import { accepted, issueMany, itemsOf, openStage, serveAll, type BenchOptions, type Stage } from './stage.ts'

const TICKETS = 20_000
const KIOSKS = 50
/** A hall that has just opened; and the lull after a day that was driven through in seconds. */
const LULL_MS = 8000
const OPENED_MS = 2000

export async function run(options: BenchOptions): Promise<Record<string, number | null>> {
  const stage = await openStage(options)
  try {
    await pause(OPENED_MS)
    const rssEmptyMb = rssMbOf(stage.server.pid())
    const kiosks = await stage.kiosks(KIOSKS)
    const from = performance.now()
    await issueMany(kiosks, TICKETS, itemsOf(stage.settings))
    const counters = stage.settings.counters.map((counter) => counter.id)
    const clerks = await stage.clerks(counters)
    await serveAll(clerks, counters)
    const tookS = (performance.now() - from) / 1000
    await pause(LULL_MS)
    const rssMb = rssMbOf(stage.server.pid())
    const token = (kiosks[0] as Client).socket.auth as { readonly deviceToken: string }
    for (const client of [...kiosks, ...clerks]) client.close()
    const restarts: number[] = []
    for (let round = 0; round < (options.quick ? 3 : 7); round += 1)
      restarts.push(await restart(stage, token.deviceToken))
    process.stderr.write(
      `  a day of ${TICKETS} tickets in ${rounded(tookS, 1)} s; resident ${rssEmptyMb ?? '?'} MB before, ${rssMb ?? '?'} MB after; restarts ${restarts.map((ms) => rounded(ms, 0)).join(', ')} ms\n`,
    )
    return { restartMs: rounded(median(restarts), 0), rssMb, rssEmptyMb }
  } finally {
    await stage.stop()
  }
}

/**
 * From SIGKILL to the first ticket that the new process has kept and answered, by a kiosk that knocks without pause.
 */
async function restart(stage: Stage, deviceToken: string): Promise<number> {
  const from = performance.now()
  await stage.server.kill()
  const up = stage.server.restart()
  try {
    for (;;) {
      const kiosk = await connect(stage.server.url, { screen: 'kiosk' }, { deviceToken }).catch(() => null)
      if (kiosk === null) {
        await pause(5)
        continue
      }
      await accepted(kiosk, {
        type: 'IssueTicket',
        origin: 'kiosk',
        items: [{ item: itemsOf(stage.settings)[0] as string }],
      })
      kiosk.close()
      return performance.now() - from
    }
  } finally {
    await up
  }
}
