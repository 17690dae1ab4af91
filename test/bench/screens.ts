/**
 * Forty displays and two thousand phones: from a call to the last display, what a visit costs the server, and how soon
 * all have a view after it was killed.
 */
import type { Socket } from 'socket.io-client'
import type { Screen } from '../../domain/contract/protocol.ts'
import { pairDevice, type Client } from '../support/client.ts'
import { DISPLAYS, callsAmid, openBare, openDisplays } from './call-to-display.ts'
import { gather, type Crowd, type Member } from './crowd.ts'
import { startFloor } from './floor.ts'
import { rounded, timed } from './measure.ts'
import { cpuMsOf, pause, risen } from './process.ts'
import { accepted, itemsOf, openStage, served, type BenchOptions, type Stage } from './stage.ts'

const PHONES = 2000
const VISIT_EVERY_MS = 600
const IDLE_MS = 3000
/** What the server gives back after a rush (server/begin.mjs) is given back by then, and is no cost of a visit. */
const LULL_MS = 5000
/** Code that went with it is compiled again. */
const WARM_VISITS = 4

export async function run(options: BenchOptions): Promise<Record<string, number | null>> {
  const [stage, floor] = [await openStage(options), await startFloor()]
  let crowd: Crowd | null = null
  let idle: Crowd | null = null
  try {
    const counters = stage.settings.counters.filter((counter) => counter.kind !== 'quick').map((counter) => counter.id)
    const { phones, kiosks } = await phonesOf(stage)
    crowd = await gather(stage.server.url, [...phones, ...kiosks])
    idle = await gather(floor.url, phones)
    const displays = await openDisplays(stage.server.url)
    const clerks = await stage.clerks(counters)
    const bare = await openBare(floor.url)
    const [sender] = (await floor.connect(1)) as [Socket]
    const shown = await callsAmid({ clerks, counters, displays, bare, sender, calls: options.quick ? 125 : 600 })
    const cost = await costOfVisits(stage, clerks, counters, options.quick ? 8 : 30)
    await Promise.all([crowd, idle, displays, bare].map((one) => one.stop()))
    const stormMs = await storm(stage, phones, options.quick ? 1 : 5, (fresh) => (crowd = fresh))
    return { ...shown, ...cost, stormMs }
  } finally {
    await Promise.all([crowd?.stop(), idle?.stop()])
    await Promise.all([stage.stop(), floor.stop()])
  }
}

/** Two thousand people wait, each following a number on a phone; and the kiosks that gave the numbers. */
async function phonesOf(
  stage: Stage,
): Promise<{ readonly phones: readonly Member[]; readonly kiosks: readonly Member[] }> {
  const kiosks = await stage.kiosks(20)
  const items = itemsOf(stage.settings)
  const links: string[] = []
  await Promise.all(
    kiosks.map(async (kiosk) => {
      for (let n = 0; n < PHONES / kiosks.length; n += 1) {
        const { link } = await accepted(kiosk, {
          type: 'IssueTicket',
          origin: 'kiosk',
          items: [{ item: items[n % items.length] as string }],
        })
        links.push(link as string)
      }
    }),
  )
  const tokens = kiosks.map(({ socket }) => socket.auth as { readonly deviceToken: string })
  for (const kiosk of kiosks) kiosk.close()
  return {
    phones: links.map((link) => ({ screen: { screen: 'ticket', link } satisfies Screen })),
    kiosks: tokens.map(({ deviceToken }) => ({ screen: { screen: 'kiosk' }, deviceToken })),
  }
}

/**
 * Processor time of the server for one call with its service, all that it spends meanwhile; and the share of a core
 * that it spends when nothing happens.
 */
async function costOfVisits(
  stage: Stage,
  clerks: readonly Client[],
  counters: readonly string[],
  visits: number,
): Promise<{ readonly phoneCpuMs: number | null; readonly phoneIdlePct: number | null }> {
  const cpu = (): number | null => cpuMsOf(stage.server.pid())
  await pause(LULL_MS)
  const idle = await risen(cpu, () => pause(IDLE_MS))
  const live = async (count: number): Promise<void> => {
    const fromMs = performance.now()
    for (let n = 0; n < count; n += 1) {
      const [clerk, counter] = [clerks[n % clerks.length] as Client, counters[n % clerks.length] as string]
      await accepted(clerk, { type: 'CallNext', counter })
      await served(clerk, counter)
      await pause(fromMs + (n + 1) * VISIT_EVERY_MS - performance.now())
    }
  }
  await live(WARM_VISITS)
  const busy = await risen(cpu, () => live(visits))
  return {
    phoneCpuMs: busy === null ? null : rounded(busy / visits, 1),
    phoneIdlePct: idle === null ? null : rounded((idle / IDLE_MS) * 100, 1),
  }
}

/** From SIGKILL until every phone and display has had a view of the new process; the slowest of `times`. */
async function storm(
  stage: Stage,
  phones: readonly Member[],
  times: number,
  onCrowd: (crowd: Crowd) => void,
): Promise<number> {
  const members: Member[] = [...phones]
  for (let n = 0; n < DISPLAYS; n += 1)
    members.push({
      screen: { screen: 'lobby', zone: null },
      deviceToken: await pairDevice(stage.server.url, 'display', { name: `storm ${n}` }),
    })
  const crowd = await gather(stage.server.url, members)
  onCrowd(crowd)
  const took: number[] = []
  for (let n = 0; n < times; n += 1) {
    await pause(500)
    took.push(
      await timed(async () => {
        await stage.server.kill()
        await crowd.forget()
        const up = stage.server.restart()
        await Promise.all([up, crowd.allHaveView()])
      }),
    )
  }
  process.stderr.write(
    `  all ${members.length} have a view again after ${took.map((ms) => rounded(ms, 0)).join(', ')} ms\n`,
  )
  return rounded(Math.max(...took), 0)
}
