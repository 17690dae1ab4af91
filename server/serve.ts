/**
 * Runs the server until it is told to stop: a store that cannot be used is waited for, every other way to fail ends in
 * one sentence.
 */
import { join } from 'node:path'
import { banner } from './start/banner.ts'
import { ConfigError, loadSite } from './site-file/config.ts'
import { withOwnSite } from './start/first-run.ts'
import { openTlsAndProxies } from './gateway/tls-and-proxies.ts'
import { startServer, type RunningHall } from './main.ts'
import { fileSentence } from './start/file-sentence.ts'
import { START_HELP, parseOptions, type ServerOptions } from './start/options.ts'
import { waitForStore } from './start/repair.ts'
import { successorOf } from './standby/successor.ts'
import { StoreUnusable, asUnusable, damagedSentence } from './store/unusable.ts'
import { serviceManager } from './start/systemd.ts'

/** Serves; resolves as soon as the hall is open. */
export async function serve(): Promise<void> {
  try {
    // Phone numbers lie in a hall's files: they are for its own account.
    process.umask(0o077)
    const options = parseOptions(process.argv.slice(2), process.env)
    if (options === null) process.stdout.write(START_HELP)
    else await openAndWatch(await withOwnSite(options), null)
  } catch (error) {
    fail(error)
  }
}

/** Opens the hall; `damage`: what the database said of its file at work, and then only another file will do. */
async function openAndWatch(options: ServerOptions, damage: string | null): Promise<void> {
  const hall =
    damage === null
      ? await opened(options)
      : await repaired(options, damagedSentence(join(options.data, 'hall.db'), damage), true)
  process.stdout.write(banner(hall.url, hall.hall.index.settings, hall.samplePins, options, hall.shiftedTo))
  const stop = (): void => {
    process.stdout.write('\nClosing the hall …\n')
    hall.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  void hall.damaged
    .then(async (words) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      await hall.close()
      await openAndWatch(options, words)
    })
    .catch(fail)
}

async function opened(options: ServerOptions): Promise<RunningHall> {
  try {
    return await startServer(options)
  } catch (failure) {
    const error = options.database === null ? asUnusable(failure, join(options.data, 'hall.db')) : failure
    if (!(error instanceof StoreUnusable) || error.why === 'other' || options.database !== null) throw error
    return repaired(options, error.message, false)
  }
}

async function repaired(options: ServerOptions, sentence: string, needsOtherFile: boolean): Promise<RunningHall> {
  process.stderr.write(`${sentence}\nThe hall waits, and opens by itself when that is done.\n`)
  const { settings, server } = loadSite(options.site)
  const ending = new AbortController()
  const stop = (): void => ending.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const manager = serviceManager(process.env, () => undefined)
  manager?.ready()
  const beating = setInterval(() => manager?.alive(), manager?.aliveEveryMs ?? 60_000)
  await waitForStore({
    data: options.data,
    backups: options.backups,
    host: options.host,
    port: options.port,
    site: settings.siteId,
    tls: openTlsAndProxies(options.tls ?? server.tls, [], Date.now).tls,
    sentence,
    needsOtherFile,
    isBarred: async () => (await successorOf(options.data, settings.siteId)) !== null,
    signal: ending.signal,
  })
  clearInterval(beating)
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (ending.signal.aborted) process.exit(0)
  return opened(options)
}

function fail(error: unknown): never {
  const sentence = sentenceOf(error)
  process.stderr.write(
    sentence === null
      ? `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
      : `${sentence}\n`,
  )
  process.exit(1)
}

function sentenceOf(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StoreUnusable) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return 'Something else already listens on this port. Stop it, or choose another with --port.'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no such address (${(error as Error).message}). Give one of its own with --host, or 0.0.0.0 for all of them.`
  if (code === 'EACCES' || code === 'EROFS')
    return `This folder or port may not be used (${(error as Error).message}). Choose another with --data or --port.`
  return fileSentence(error)
}
