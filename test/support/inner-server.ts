/** A whole server inside the test's own process: for tests that need several of them and no crash. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type RunningHall } from '../../server/main.ts'
import { parseOptions, type ServerOptions as Options } from '../../server/start/options.ts'
import { freePort, type RunningServer, type ServerOptions } from './server.ts'

export type InnerServer = RunningServer & { readonly running: () => RunningHall }

/** As test/support/server.ts, but `kill` closes in good order, and `env` is set in this process until `stop`. */
export async function startInnerServer(options: ServerOptions = {}): Promise<InnerServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'yichuang-'))
  const port = options.port ?? (await freePort())
  const words = [
    '--site',
    options.site ?? 'county',
    '--data',
    folder,
    '--port',
    String(port),
    '--backup-every',
    '0',
    ...(options.args?.includes('--at') ? [] : ['--at', '2026-11-25T10:00']),
    ...(options.args ?? []),
  ]
  const before = Object.keys(options.env ?? {}).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, options.env)
  let running: RunningHall | null = null
  const start = async (): Promise<void> => void (running = await startServer(parseOptions(words) as Options))
  const end = async (): Promise<void> => {
    await running?.close()
    running = null
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    folder,
    pid: () => process.pid,
    output: () => '',
    restart: start,
    kill: end,
    running: () =>
      running ??
      (() => {
        throw new Error('the server is not running')
      })(),
    stop: async () => {
      await end()
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
