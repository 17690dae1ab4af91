/**
 * What stored years cost: the start, a ticket, its writing, backups and checks of a hall with a past against an empty
 * one on the same machine in the same run.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { bigStore, nextDayOf } from './big-store.ts'
import { median, percentile, rounded, timed } from './measure.ts'
import { operate } from './operator.ts'
import { pause, risen, writtenBytesOf } from './process.ts'
import { UNLIMITED, accepted, itemsOf, stageOver, type BenchOptions } from './stage.ts'

/** Of 2,500 tickets each: two million, and the 625,000 of a city hall's year. */
const DAYS = { all: 800, year: 250 }
/** To try the benchmark itself. */
const QUICK_DAYS = { all: 80, year: 25 }
const SETTLED_MS = 2500
const GIVES_UP_SEC = 120
const CHECKED_WITHIN_MS = 60_000
const EVERY_MS = 100

type Order = { readonly type: 'IssueTicket'; readonly origin: 'kiosk'; readonly items: readonly { item: string }[] }

interface Hall {
  readonly server: RunningServer
  readonly kiosk: Client
  readonly order: Order
}

export async function run(options: BenchOptions): Promise<Record<string, number | null>> {
  const days = options.quick ? QUICK_DAYS : DAYS
  const empty = mkdtempSync(join(tmpdir(), 'yichuang-empty-'))
  try {
    const big = await bigStore(days.all, options.root)
    const year = await bigStore(days.year, options.root)
    const { startRatio, issueRatio, writtenRatio } = await besideEmpty(big, empty, nextDayOf(big), options)
    const ratios = { startRatio2M: startRatio, issueRatio2M: issueRatio, writtenRatio2M: writtenRatio }
    return { ...ratios, ...(await backups(year, options)) }
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

async function open(folder: string, at: string, { root }: BenchOptions): Promise<RunningServer> {
  return startServer({
    folder,
    args: [...UNLIMITED.slice(0, 2), '--at', at, '--backup-every', '0'],
    ...(root === undefined ? {} : { root }),
  })
}

async function withKiosk(server: RunningServer): Promise<Hall & { letGo(): void }> {
  const stage = stageOver(server)
  const [kiosk] = await stage.kiosks(1)
  const order: Order = {
    type: 'IssueTicket',
    origin: 'kiosk',
    items: [{ item: itemsOf(stage.settings)[0] as string }],
  }
  return { server, kiosk: kiosk as Client, order, letGo: stage.letGo }
}

/** The hall with a past and an empty one on the same date `at`, in turn. */
export async function besideEmpty(
  big: string,
  empty: string,
  at: string,
  options: BenchOptions,
): Promise<Readonly<Record<'startRatio' | 'issueRatio' | 'writtenRatio', number | null>>> {
  const servers = [await open(big, at, options), await open(empty, at, options)] as const
  try {
    const starts: [number[], number[]] = [[], []]
    for (let round = 0; round < (options.quick ? 3 : 5); round += 1)
      for (const [which, server] of servers.entries()) starts[which as 0 | 1].push(await coldStart(server))
    const halls = [await withKiosk(servers[0]), await withKiosk(servers[1])] as const
    for (const hall of halls) await checked(hall.server)
    const issues = await inTurn(halls, options.quick ? 400 : 2000)
    const written = [await writtenBy(halls[0], options), await writtenBy(halls[1], options)] as const
    halls.forEach((hall) => hall.letGo())
    process.stderr.write(
      `  cold start ${rounded(median(starts[0]), 0)} ms, empty ${rounded(median(starts[1]), 0)} ms; a ticket ${rounded(median(issues[0]), 2)}, ${rounded(median(issues[1]), 2)} ms; written ${written.map((bytes) => (bytes === null ? '?' : rounded(bytes / 1000, 1))).join(', ')} kB each\n`,
    )
    return {
      startRatio: rounded(median(starts[0]) / median(starts[1])),
      issueRatio: rounded(median(issues[0]) / median(issues[1])),
      writtenRatio: written[0] === null || written[1] === null ? null : rounded(written[0] / written[1]),
    }
  } finally {
    for (const server of servers) await server.stop()
  }
}

/** From the start of the process until /health answers, with nothing of the hall's file in the system's cache. */
async function coldStart(server: RunningServer): Promise<number> {
  await server.kill()
  for (const name of ['hall.db', 'hall.db-wal']) {
    // With no count, dd only tells the system to forget the file's pages.
    spawnSync('dd', [`if=${join(server.folder, name)}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
  }
  return timed(() => server.restart())
}

/** Whatever is read behind the hall is read by then, as a rule; builds that read nothing so do not tell. */
async function checked(server: RunningServer): Promise<void> {
  await pause(4000)
  const untilMs = Date.now() + CHECKED_WITHIN_MS
  for (;;) {
    const { check } = (await (await fetch(`${server.url}/health`)).json()) as { check?: { readonly state: string } }
    if (check?.state !== 'checking') return
    if (Date.now() > untilMs) {
      process.stderr.write(
        '  the file is still being read behind the hall, on a machine that is busy with other work\n',
      )
      return
    }
    await pause(500)
  }
}

async function inTurn(halls: readonly [Hall, Hall], count: number): Promise<[number[], number[]]> {
  const took: [number[], number[]] = [[], []]
  for (let n = -50; n < count; n += 1)
    for (const [which, hall] of halls.entries()) {
      const ms = await timed(() => accepted(hall.kiosk, hall.order))
      if (n >= 0) took[which as 0 | 1].push(ms)
    }
  return took
}

/** Bytes per lone ticket. */
async function writtenBy({ server, kiosk, order }: Hall, { quick }: BenchOptions): Promise<number | null> {
  const count = quick ? 500 : 2000
  const bytes = await risen(
    () => writtenBytesOf(server.pid()),
    async () => {
      for (let n = 0; n < count; n += 1) await accepted(kiosk, order)
      await pause(SETTLED_MS)
    },
  )
  return bytes === null ? null : bytes / count
}

/** A backup beside ten commands a second, another after a few more, and two checks in the same way. */
async function backups(year: string, options: BenchOptions): Promise<Record<string, number | null>> {
  const to = mkdtempSync(join(tmpdir(), 'yichuang-backups-'))
  const server = await open(year, nextDayOf(year), options)
  const hall = await withKiosk(server)
  const words = ['--data', year, '--to', to]
  try {
    await checked(server)
    const alone = await paced(hall, pause(options.quick ? 5000 : 20_000))
    const first = operate(['backup', ...words], options.root, GIVES_UP_SEC)
    const beside = await paced(hall, first)
    const copied = await first
    await paced(hall, pause(1000))
    await pause(1100)
    const again = copied === null ? null : await operate(['backup', ...words], options.root, GIVES_UP_SEC)
    await operate(['verify', '--data', year], options.root, GIVES_UP_SEC)
    await paced(hall, pause(1000))
    const verified = await operate(['verify', '--data', year], options.root, GIVES_UP_SEC)
    process.stderr.write(
      `  backup ${copied === null ? `did not end in ${GIVES_UP_SEC} s` : `${rounded(copied.sec, 1)} s, ${rounded(copied.cpuSec, 1)} s of processor time; again ${rounded(again?.sec ?? NaN, 2)} s`}; tickets alone p99 ${rounded(percentile(alone, 0.99), 1)} ms, beside it ${rounded(percentile(beside, 0.99), 1)} ms\n`,
    )
    return {
      backupSec: copied === null ? null : rounded(copied.sec, 1),
      backupP99Ratio: rounded(percentile(beside, 0.99) / percentile(alone, 0.99)),
      backupAgainCpuSec: again === null ? null : rounded(again.cpuSec, 2),
      verifyAgainSec: verified === null ? null : rounded(verified.sec, 2),
    }
  } finally {
    hall.letGo()
    await server.stop()
    rmSync(to, { recursive: true, force: true })
  }
}

/** A ticket every tenth of a second until `until`; how long each took. */
async function paced({ kiosk, order }: Hall, until: Promise<unknown>): Promise<readonly number[]> {
  let isOver = false
  void until.finally(() => (isOver = true))
  const took: number[] = []
  while (!isOver) {
    const ms = await timed(() => accepted(kiosk, order))
    took.push(ms)
    await pause(Math.max(0, EVERY_MS - ms))
  }
  return took
}
