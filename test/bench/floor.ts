/** The floor: a bare socket.io server in a process of its own, and a bare SQLite file that does nothing but commit. */
import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'

export interface Floor {
  readonly url: string
  /** Connects so many bare clients. */
  connect(clients: number): Promise<readonly Socket[]>
  stop(): Promise<void>
}

/** Starts the echo server and waits until it listens. */
export async function startFloor(): Promise<Floor> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'support', 'echo-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the echo server ended with ${code}`)))
  })
  const url = `http://127.0.0.1:${port}`
  const sockets: Socket[] = []
  return {
    url,
    connect: async (clients) => {
      const fresh = Array.from({ length: clients }, () =>
        io(url, { transports: ['websocket'], forceNew: true, reconnection: false }),
      )
      sockets.push(...fresh)
      await Promise.all(
        fresh.map(
          (socket) =>
            new Promise<void>((resolve, reject) => {
              socket.once('connect', resolve)
              socket.once('connect_error', reject)
            }),
        ),
      )
      return fresh
    },
    stop: async () => {
      for (const socket of sockets) socket.disconnect()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Sends a message and resolves when it has come back. */
export function echo(socket: Socket, message: unknown): Promise<void> {
  return new Promise((resolve) => socket.emit('echo', message, () => resolve()))
}

export interface RawDisk {
  /** Inserts one row of `text` and commits it durably. */
  commit(text: string): void
  stop(): void
}

/** A SQLite file set as the product's is, with one table and no rules. */
export function openRawDisk(): RawDisk {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-'))
  const db = new Database(join(folder, 'raw.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO row (text) VALUES (?)')
  return {
    commit: (text) => void insert.run(text),
    stop: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
