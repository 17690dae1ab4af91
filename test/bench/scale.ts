/**
 * Figures of docs/scale.md: numbers per second and the wait for one, on a SQLite file, with a standby that is waited
 * for, on PostgreSQL, and on two servers over it; and what a ticket takes on disk.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client as PgClient } from 'pg'
import { runCommand } from '../../server/operate/command-line.ts'
import { connect, pairDevice, type Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { percentile, rounded, timed } from './measure.ts'
import { UNLIMITED, accepted, envelopeOf, itemsOf } from './stage.ts'

const root = join(import.meta.dirname, '..', '..')
const env = { YICHUANG_FOLLOW_KEY: 'a key of thirty-two characters!!' }
const KIOSKS = 50
const items = itemsOf(loadSite('county').settings)

interface Figures {
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  /**
   * Answers "cannot store" per thousand numbers, each asked for again at once: two servers that race for the same
   * place.
   */
  readonly againPerThousand: number
}

async function kiosksAt(servers: readonly RunningServer[]): Promise<readonly Client[]> {
  const kiosks: Client[] = []
  for (let n = 0; n < KIOSKS; n += 1) {
    const { url } = servers[n % servers.length] as RunningServer
    kiosks.push(
      await connect(url, { screen: 'kiosk' }, { deviceToken: await pairDevice(url, 'kiosk', { name: `kiosk ${n}` }) }),
    )
  }
  return kiosks
}

/** `count` numbers by all kiosks, each with one on the way; gives how often one had to be asked for again. */
async function issueAll(kiosks: readonly Client[], count: number): Promise<number> {
  let left = count
  let again = 0
  await Promise.all(
    kiosks.map(async (kiosk) => {
      while (left > 0) {
        left -= 1
        const envelope = envelopeOf({
          type: 'IssueTicket',
          origin: 'kiosk',
          items: [{ item: items[left % items.length] as string }],
        })
        while (!(await kiosk.sendRaw(envelope)).ok) again += 1
      }
    }),
  )
  return again
}

/** One kiosk alone for the wait, fifty without pause for the rate. */
async function measured(servers: readonly RunningServer[], count: number): Promise<Figures> {
  const kiosks = await kiosksAt(servers)
  await issueAll(kiosks, count / 4)
  const waits: number[] = []
  for (let n = 0; n < 300; n += 1)
    waits.push(
      await timed(() =>
        accepted(kiosks[0] as Client, { type: 'IssueTicket', origin: 'kiosk', items: [{ item: items[0] as string }] }),
      ),
    )
  let again = 0
  const tookMs = await timed(async () => (again = await issueAll(kiosks, count)))
  for (const kiosk of kiosks) kiosk.close()
  return {
    perSecond: rounded(count / (tookMs / 1000), 0),
    medianMs: rounded(percentile(waits, 0.5), 1),
    p99Ms: rounded(percentile(waits, 0.99), 1),
    againPerThousand: rounded((again / count) * 1000, 1),
  }
}

async function onSqlite(count: number, waits: boolean): Promise<Figures & { readonly bytesPerTicket: number }> {
  const server = await startServer({ args: [...UNLIMITED, ...(waits ? ['--wait-for-standby'] : [])], env })
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-scale-'))
  const follower = waits
    ? spawn(process.execPath, ['server/operate/hall.ts', 'follow', '--from', server.url, '--data', folder], {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: 'ignore',
      })
    : null
  try {
    while (waits && !(await isStandbyHere(server))) await new Promise((resolve) => setTimeout(resolve, 100))
    const figures = await measured([server], count)
    if (waits && !(await isStandbyHere(server))) throw new Error('the standby was away meanwhile')
    return {
      ...figures,
      bytesPerTicket: Math.round(statSync(join(server.folder, 'hall.db')).size / (count * 1.25 + 300)),
    }
  } finally {
    follower?.kill('SIGKILL')
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function isStandbyHere(server: RunningServer): Promise<boolean> {
  const { standby } = (await (await fetch(`${server.url}/health`)).json()) as {
    readonly standby: { readonly isHere: boolean } | null
  }
  return standby?.isHere === true
}

async function onPostgres(
  count: number,
  servers: number,
): Promise<Figures & { readonly connections: number; readonly bytesPerTicket: number }> {
  const { startPostgres } = await import('../support/postgres.ts')
  const postgres = await startPostgres()
  const database = await postgres.freshDatabase()
  const running: RunningServer[] = []
  try {
    for (let n = 0; n < servers; n += 1)
      running.push(await startServer({ args: [...UNLIMITED, '--database', database] }))
    const figures = await measured(running, count)
    const client = new PgClient({ connectionString: database })
    await client.connect()
    const { rows } = await client.query<{ connections: number; bytes: string }>(
      'SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()) AS connections, pg_database_size(current_database()) AS bytes',
    )
    await client.end()
    return {
      ...figures,
      connections: rows[0]?.connections ?? 0,
      bytesPerTicket: Math.round(Number(rows[0]?.bytes ?? 0) / (count * 1.25 + 300)),
    }
  } finally {
    for (const server of running) await server.stop()
    await postgres.stop()
  }
}

export async function run(options: { readonly quick: boolean }): Promise<Record<string, number>> {
  const count = options.quick ? 2000 : 10_000
  const flat = (name: string, figures: object): Record<string, number> =>
    Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}.${key}`, value as number]))
  return {
    ...flat('sqlite', await onSqlite(count, false)),
    ...flat('standby', await onSqlite(count, true)),
    ...flat('postgres', await onPostgres(count, 1)),
    ...flat('twoServers', await onPostgres(count, 2)),
  }
}

if (import.meta.main)
  await runCommand(async () => {
    process.stdout.write(`${JSON.stringify(await run({ quick: process.argv.includes('--quick') }))}\n`)
    return 0
  })
