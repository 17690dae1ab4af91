/**
 * Kills a real server, its folding of the day and its backups again and again, in the middle of each: nothing that was
 * acknowledged may be missing, no snapshot may show another day than the log, and whatever bears the name of a backup
 * must be sound.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { composeHall } from '../../server/hall/compose.ts'
import { snapshotsIn } from '../../server/hall/day-snapshot.ts'
import { backupsIn, checkedBackup, restore } from '../../server/operate/backup.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { connect, pairDevice } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import type { Load } from './client-loops.ts'
import { WORKING_DAY, daysIn, openClients, pause, within } from './crash.ts'
import { judge, type Acknowledged, type Verdict } from './history.ts'

export interface OrdealOptions {
  readonly kills: number
  readonly seed: number
  readonly onKill: (nth: number, acknowledged: number) => void
}

export interface OrdealOutcome extends Verdict {
  /** Files that bear the name of a backup, and of those the ones that do not hold what they must. */
  readonly backups: number
  readonly unsound: number
  /** Starts that took the day from a snapshot, as far as the last look before each kill tells. */
  readonly snapshots: number
  readonly surprises: readonly string[]
}

interface Stage {
  readonly folder: string
  readonly server: RunningServer
  readonly chance: Chance
  readonly options: OrdealOptions
  readonly history: readonly Acknowledged[]
  readonly surprises: string[]
}

const root = join(import.meta.dirname, '..', '..')
const DAY = 'day/2026-11-25'
/** Days that are over when the ordeal begins: each folder of backups has to copy them anew. */
const DAYS_BEFORE = ['2026-11-23T10:00', '2026-11-24T10:00']
const TICKETS_BEFORE = 40
/** Backups go into one folder for so many kills, then into the next. */
const KILLS_PER_FOLDER = 10
const COMMAND_MS_MOST = 60_000

/** Runs the whole ordeal on a folder of its own. */
export async function ordeal(options: OrdealOptions): Promise<OrdealOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-ordeal-'))
  const chance = chanceFrom(options.seed)
  const history: Acknowledged[] = []
  const surprises: string[] = []
  for (const at of DAYS_BEFORE) await liveBefore(folder, at)
  const server = await startServer({ folder, args: ['--allowance', '1000000', '--at', WORKING_DAY] })
  const stage: Stage = { folder, server, chance, options, history, surprises }
  let isOver = false
  let snapshots = 0
  try {
    const load: Load = { urls: [server.url], chance: chance.fork(), history, surprises, isOver: () => isOver }
    const clients = await openClients(load)
    snapshots = await killAll(stage)
    isOver = true
    await within(Promise.all(clients), 'the clients never got their last answers')
  } finally {
    await server.kill()
  }
  const { backups, unsound } = await judgeBackups(stage)
  await compareSnapshot(stage)
  const store = openSqliteStore(join(folder, 'hall.db'))
  const days = await daysIn(store, surprises).finally(() => store.close())
  rmSync(folder, { recursive: true, force: true })
  return { ...judge(history, days), backups, unsound, snapshots, surprises }
}

async function liveBefore(folder: string, at: string): Promise<void> {
  const server = await startServer({ folder, args: ['--allowance', '1000000', '--at', at] })
  const kiosk = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: at }) },
  )
  for (let n = 0; n < TICKETS_BEFORE; n += 1)
    await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
  kiosk.close()
  await server.stop()
}

/** Each time one of the three is hit while a snapshot or a backup is being made: it, the server, or both. */
async function killAll(stage: Stage): Promise<number> {
  const { chance, server, options, history } = stage
  let snapshots = 0
  const wholeMs = { snapshot: await lasts(stage, 'snapshot'), backup: await lasts(stage, 'backup') }
  for (let nth = 1; nth <= options.kills; nth += 1) {
    const what = chance.below(2) === 0 ? 'snapshot' : 'backup'
    const child = start(stage, what, nth)
    await pause(chance.below(Math.round(wholeMs[what] * 1.1)))
    const hit = chance.below(3)
    if (hit !== 0) child.kill('SIGKILL')
    if (hit !== 1) await server.kill()
    await gone(child)
    options.onKill(nth, history.length)
    if (hit !== 1) {
      if (existsSync(join(stage.folder, 'hall.day.snapshot'))) snapshots += 1
      await server.restart()
    }
  }
  return snapshots
}

function start({ folder }: Pick<Stage, 'folder'>, what: 'snapshot' | 'backup', nth: number): ChildProcess {
  const words = what === 'snapshot' ? ['--stream', DAY] : ['--to', backupFolder(folder, nth)]
  return spawn(process.execPath, ['server/operate/hall.ts', what, '--data', folder, ...words], {
    cwd: root,
    stdio: 'ignore',
  })
}

function backupFolder(folder: string, nth: number): string {
  return join(folder, 'backups', String(Math.trunc(nth / KILLS_PER_FOLDER)))
}

async function lasts(stage: Stage, what: 'snapshot' | 'backup'): Promise<number> {
  const fromMs = performance.now()
  await gone(start(stage, what, 0))
  return performance.now() - fromMs
}

function gone(child: ChildProcess): Promise<void> {
  return within(
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve()
      else child.once('exit', () => resolve())
    }),
    `a command did not end within ${COMMAND_MS_MOST / 1000} s`,
  )
}

/**
 * One more backup into each folder, over whatever the kills have left there; then every file that bears the name of a
 * backup is read as a whole, and the newest of all is restored.
 */
async function judgeBackups({ folder, options, surprises }: Stage): Promise<{ backups: number; unsound: number }> {
  let backups = 0
  let unsound = 0
  let newest = ''
  for (let nth = 0; nth <= options.kills; nth += KILLS_PER_FOLDER) {
    const to = backupFolder(folder, nth)
    await pause(1000)
    await gone(start({ folder }, 'backup', nth))
    for (const file of backupsIn(to)) {
      backups += 1
      newest = file
      await checkedBackup(file).catch((error: unknown) => {
        unsound += 1
        surprises.push(`${file}: ${String(error)}`)
      })
    }
  }
  const restored = join(folder, 'restored')
  await restore(newest, restored, false, Date.now())
  const [kept, back] = [openSqliteStore(join(folder, 'hall.db')), openSqliteStore(join(restored, 'hall.db'))]
  for (const stream of await kept.streams())
    if (!isDeepStrictEqual(await kept.head(stream), await back.head(stream))) {
      unsound += 1
      surprises.push(`${newest} was restored without the end of ${stream}`)
    }
  await Promise.all([kept.close(), back.close()])
  return { backups, unsound }
}

/** The day of the last snapshot and what came after it, against the day from its first record. */
async function compareSnapshot({ folder, surprises }: Stage): Promise<void> {
  const store = openSqliteStore(join(folder, 'hall.db'))
  const parts = {
    settings: loadSite('county').settings,
    store,
    jobs: [],
    nowMs: () => Date.parse(`${WORKING_DAY}:00+08:00`),
    onTrouble: (error: unknown) => void surprises.push(String(error)),
  }
  const [whole, shortened] = [
    await composeHall(parts),
    await composeHall({ ...parts, snapshots: snapshotsIn(folder, store) }),
  ]
  // What is closed is read as it is asked for; a plain map holds all of it.
  const [day, again] = [whole, shortened].map((hall) => ({ ...hall.day(), closed: new Map(hall.day().closed) }))
  if (!isDeepStrictEqual(day, again)) surprises.push('the day from its snapshot is not the day from its records')
  await store.close()
}
