/**
 * restartMs and rssMb: a server that has lived through a day of 20,000 tickets, its memory, and how soon it answers
 * again after SIGKILL.
 */
import { existsSync, readFileSync } from 'node:fs'
import type { Answer } from '../../domain/contract/protocol.ts'
import { connect, type Client } from '../support/client.ts'
import { median, rounded } from './measure.ts'
import { accepted, envelopeOf, issueMany, itemsOf, openStage, type Stage } from './stage.ts'

const TICKETS = 20_000
const KIOSKS = 50

export async function run(options: { readonly quick: boolean }): Promise<Record<string, number | null>> {
  const stage = await openStage()
  try {
    const kiosks = await stage.kiosks(KIOSKS)
    const from = performance.now()
    await issueMany(kiosks, TICKETS, itemsOf(stage.settings))
    const counters = stage.settings.counters.map((counter) => counter.id)
    const clerks = await stage.clerks(counters)
    await serveAll(clerks, counters)
    const tookS = (performance.now() - from) / 1000
    const rssMb = rssOf(stage)
    const token = (kiosks[0] as Client).socket.auth as { readonly deviceToken: string }
    for (const client of [...kiosks, ...clerks]) client.close()
    const restarts: number[] = []
    for (let round = 0; round < (options.quick ? 3 : 7); round += 1)
      restarts.push(await restart(stage, token.deviceToken))
    process.stderr.write(
      `  a day of ${TICKETS} tickets in ${rounded(tookS, 1)} s; resident ${rssMb ?? '?'} MB; restarts ${restarts.map((ms) => rounded(ms, 0)).join(', ')} ms\n`,
    )
    return { restartMs: rounded(median(restarts), 0), rssMb }
  } finally {
    await stage.stop()
  }
}

/** Every counter calls, starts and finishes until nobody waits for it. */
async function serveAll(clerks: readonly Client[], counters: readonly string[]): Promise<void> {
  await Promise.all(
    clerks.map(async (clerk, at) => {
      const counter = counters[at] as string
      let isEmpty = !(await isCalled(clerk, counter))
      while (!isEmpty) {
        const [, finished] = await Promise.all([
          accepted(clerk, { type: 'StartService', counter }),
          accepted(clerk, {
            type: 'FinishService',
            counter,
            outcomes: [{ index: 0, outcome: 'done' }],
            thenCallNext: true,
          }),
        ])
        isEmpty = finished.isQueueEmpty === true
      }
    }),
  )
}

function isCalled(clerk: Client, counter: string): Promise<boolean> {
  return new Promise((resolve) =>
    clerk.socket.emit('command', envelopeOf({ type: 'CallNext', counter }), (answer: Answer) => resolve(answer.ok)),
  )
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
        await new Promise((resolve) => setTimeout(resolve, 5))
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

/** Resident memory of the server's process, where the system tells it. */
function rssOf(stage: Stage): number | null {
  const status = `/proc/${stage.server.pid()}/status`
  if (!existsSync(status)) return null
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
  return kb === undefined ? null : rounded(Number(kb) / 1024, 0)
}
