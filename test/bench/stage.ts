/**
 * The stage of a benchmark: the real server in a process of its own, with kiosks and clerks connected over real
 * sockets.
 */
import { randomUUID } from 'node:crypto'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { CommandResult } from '../../domain/contract/subjects.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'

export interface Stage {
  readonly server: RunningServer
  readonly settings: HallSettings
  kiosks(count: number): Promise<readonly Client[]>
  /** Clerks at these counters, signed in and open. */
  clerks(counters: readonly string[]): Promise<readonly Client[]>
  stop(): Promise<void>
}

/** Sends without any limit of pace; the hour is one at which the sample's kiosks give numbers. */
export const UNLIMITED = ['--allowance', '1000000', '--at', '2026-11-25T10:00'] as const

/** What every benchmark is told. */
export interface BenchOptions {
  /** Shorter rounds. */
  readonly quick: boolean
  /** Folder of the build that is measured; undefined: this one. The driver speaks to it over its sockets only. */
  readonly root?: string
}

/** Starts the server on a folder of its own. */
export async function openStage({ root }: Pick<BenchOptions, 'root'> = {}): Promise<Stage> {
  const server = await startServer({ args: UNLIMITED, ...(root === undefined ? {} : { root }) })
  const { letGo, ...stage } = stageOver(server)
  return {
    ...stage,
    stop: async () => {
      letGo()
      await server.kill()
      await server.stop()
    },
  }
}

/** Kiosks and clerks of a server that runs already. */
export function stageOver(server: RunningServer): Omit<Stage, 'stop'> & { letGo(): void } {
  const {
    settings,
    server: { samplePins },
  } = loadSite('county')
  const clients: Client[] = []
  return {
    server,
    settings,
    kiosks: async (count) => {
      const fresh: Client[] = []
      for (let n = 0; n < count; n += 1)
        fresh.push(
          await connect(
            server.url,
            { screen: 'kiosk' },
            { deviceToken: await pairDevice(server.url, 'kiosk', { name: `kiosk ${clients.length + n}` }) },
          ),
        )
      clients.push(...fresh)
      return fresh
    },
    clerks: async (counters) => {
      const people = settings.clerks.filter((clerk) => clerk.role === 'clerk')
      const fresh: Client[] = []
      for (const [at, counter] of counters.entries()) {
        const { badgeNo } = people[at] as { badgeNo: string }
        const client = await connect(
          server.url,
          { screen: 'clerk', counter },
          { cookie: await signIn(server.url, badgeNo, samplePins.get(badgeNo) ?? '') },
        )
        await accepted(client, { type: 'SignIn', counter })
        fresh.push(client)
      }
      clients.push(...fresh)
      return fresh
    },
    letGo: () => clients.forEach((client) => client.close()),
  }
}

/** One item of each queue (of these queues), the first: what a kiosk may always ask for. */
export function itemsOf(
  settings: HallSettings,
  queues: ReadonlySet<string> = new Set(settings.queues.map((queue) => queue.id)),
): readonly string[] {
  return [...queues].flatMap(
    (queue) => settings.items.find((item) => item.queue === queue && item.isApplicantInitiated)?.id ?? [],
  )
}

/** An envelope with a random id, as pages send them: consecutive ids would lie side by side in every index. */
export function envelopeOf(command: Command): Envelope {
  return { commandId: randomUUID(), command }
}

/** Sends and expects a yes. No timer per command: the floor has none either. */
export function accepted(client: Client, command: Command): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    client.socket.emit('command', envelopeOf(command), (answer: Answer) =>
      answer.ok ? resolve(answer.result) : reject(new Error(`${command.type}: ${JSON.stringify(answer)}`)),
    )
  })
}

/** Tickets for one item after the other, each kiosk with one on the way. */
export async function issueMany(kiosks: readonly Client[], count: number, items: readonly string[]): Promise<void> {
  let left = count
  await Promise.all(
    kiosks.map(async (kiosk) => {
      while (left > 0) {
        left -= 1
        await accepted(kiosk, {
          type: 'IssueTicket',
          origin: 'kiosk',
          items: [{ item: items[left % items.length] as string }],
        })
      }
    }),
  )
}

/** Ends the visit at a counter, so that it can call again. */
export async function served(client: Client, counter: string): Promise<void> {
  await Promise.all([
    accepted(client, { type: 'StartService', counter }),
    accepted(client, { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] }),
  ])
}

/** Every counter calls, starts and finishes until nobody waits for it. */
export async function serveAll(clerks: readonly Client[], counters: readonly string[]): Promise<void> {
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
