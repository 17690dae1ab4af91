/** A real server process on a free port and a fresh folder; killed and started again at will. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = join(import.meta.dirname, '..', '..')

/** As `npm start` runs it, so that what is tested and measured is what a hall runs. */
function startWords(root: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(1)
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly folder: string
  /** Of the process that runs now. */
  readonly pid: () => number
  /** Everything the process has printed. */
  readonly output: () => string
  /** SIGKILL: no chance to tidy up. Resolves when it is gone. */
  kill(): Promise<void>
  /** Starts again on the same port and folder; resolves when /health answers. */
  restart(): Promise<void>
  /** Ends the process and removes the folder. */
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly site?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly port?: number
  /** Folder of the program; this one unless another build is measured beside it. */
  readonly root?: string
  /** Runs this file instead of what `npm start` runs. */
  readonly entry?: string
  /** Uses this folder and leaves it behind. */
  readonly folder?: string
}

/** Starts the server and waits until it answers. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'yichuang-'))
  const root = options.root ?? here
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  let output = ''
  let child: ChildProcess

  async function start(): Promise<void> {
    child = spawn(
      process.execPath,
      [
        ...(options.entry === undefined ? startWords(root) : [options.entry]),
        '--site',
        options.site ?? 'county',
        '--data',
        folder,
        '--port',
        String(port),
        ...(options.args?.includes('--at') ? [] : ['--at', '2026-11-25T10:00']),
        ...(options.args ?? []),
      ],
      { cwd: root, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await answering(url, child, () => output)
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  await start()
  return {
    url,
    port,
    folder,
    pid: () => child.pid ?? 0,
    output: () => output,
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGTERM')
      // The process of the reports may still be leaving.
      if (options.folder === undefined)
        rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

async function answering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const untilMs = Date.now() + 120_000
  while (Date.now() < untilMs) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}:\n${output()}`)
    try {
      if ((await fetch(`${url}/health`)).ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no answer within 120 s:\n${output()}`)
}
