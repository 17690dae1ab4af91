/** A floor with people on it, made through the real protocol: for pictures and for trying pages out. */
import type { Command } from '../../domain/queue-day/commands.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'

export interface Floor {
  readonly kiosk: Client
  /** Clerks at work by counter. */
  readonly clerks: ReadonlyMap<string, Client>
  issue(...items: readonly string[]): Promise<{ readonly ticketNo: string; readonly link: string }>
  /** Gives a clerk's order at a counter and insists that it is done. */
  at(counter: string, command: Record<string, unknown> & { readonly type: Command['type'] }): Promise<void>
  close(): void
}

/** Signs clerks in at `counters` (the n-th clerk of the plan at the n-th counter). */
export async function openFloor(
  url: string,
  counters: readonly (readonly [counter: string, badgeNo: string])[],
): Promise<Floor> {
  const kiosk = await connect(
    url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(url, 'kiosk', { name: '9 号机' }) },
  )
  const clerks = new Map<string, Client>()
  for (const [counter, badgeNo] of counters) {
    const client = await connect(url, { screen: 'clerk', counter }, { cookie: await signIn(url, badgeNo, '2468') })
    clerks.set(counter, client)
    await done(client, { type: 'SignIn', counter })
  }
  return {
    kiosk,
    clerks,
    issue: async (...items) => {
      const answer = await kiosk.send({ type: 'IssueTicket', items: items.map((item) => ({ item })), origin: 'kiosk' })
      if (!answer.ok || !answer.result.ticketNo || !answer.result.link) throw new Error(JSON.stringify(answer))
      return { ticketNo: answer.result.ticketNo, link: answer.result.link }
    },
    at: (counter, command) => done(clerks.get(counter) as Client, { counter, ...command } as Command),
    close: () => [kiosk, ...clerks.values()].forEach((client) => client.close()),
  }
}

async function done(client: Client, command: Command): Promise<void> {
  const answer = await client.send(command)
  if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(answer)}`)
}

/** An ordinary quarter past ten: lines in several zones, some at the windows, one parked. */
export async function fillFloor(floor: Floor): Promise<void> {
  const items = [
    'c01',
    'c01',
    'c02',
    'd01',
    'c05',
    'd02',
    'c03',
    'a01',
    'b01',
    'e01',
    'e02',
    'f01',
    'f02',
    'g01',
    'g05',
    'h01',
    'j01',
    'k01',
    'l01',
    'l04',
    'q01',
    'r01',
  ]
  for (const item of items) await floor.issue(item)
  await floor.issue('c01', 'd01', 'e04')
  for (const counter of floor.clerks.keys()) await floor.at(counter, { type: 'CallNext' }).catch(() => undefined)
  for (const item of items) await floor.issue(item)
  for (const item of ['c01', 'c04', 'd03', 'c06', 'c01', 'd01']) await floor.issue(item)
}
