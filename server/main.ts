/** The hall's server: opens the hall, then its network, then sets its jobs going; shuts them down in reverse. */
import { dayStream } from '../domain/queue-day/state.ts'
import { watchBackups } from './jobs/backups.ts'
import { keepSnapshots } from './jobs/day-snapshots.ts'
import { watchRoom } from './disk/room.ts'
import { watchFile } from './jobs/file-check.ts'
import type { Hall } from './hall/hall.ts'
import { safekeeping, type Safekeeping } from './hall/storage-warnings.ts'
import type { RouteRule } from './gateway/guard.ts'
import { loadSite, type SiteConfig } from './site-file/config.ts'
import { openNetwork } from './start/network.ts'
import { openHall, type OpenedHall } from './start/open-hall.ts'
import type { ServerOptions } from './start/options.ts'
import { reachOf, type Reach } from './start/reach.ts'
import { startWork } from './start/work.ts'

export interface RunningHall {
  /** Where it listens, e.g. http://127.0.0.1:8080 */
  readonly url: string
  readonly hall: Hall
  /** Every HTTP route, "GET /api/plan", with who may ask it. */
  readonly routes: ReadonlyMap<string, RouteRule>
  /** PINs of a sample's made-up staff, for the terminal. */
  readonly samplePins: ReadonlyMap<string, string>
  /** What the hall's clock showed at the start, when it is not the machine's. */
  readonly shiftedTo: string | null
  /** Resolves with the database's own words when its file turns out to be damaged while the hall works. */
  readonly damaged: Promise<string>
  close(): Promise<void>
}

/** Starts a hall and resolves once it answers. Throws ConfigError or StoreUnusable with one plain sentence. */
export async function startServer(options: ServerOptions): Promise<RunningHall> {
  const site = loadSite(options.site)
  const reach = reachOf(options, site)
  const opened = await openHall(options, site)
  for (const slip of site.slips) opened.log.warn({ slip }, 'the site file holds a slip; it is taken as it stands')
  const watches = watchesOf(options, opened)
  try {
    return await startOpened(options, site, reach, opened, watches)
  } catch (error) {
    watches.stop()
    await opened.store.close()
    throw error
  }
}

interface Watches {
  readonly safekeeping: () => Safekeeping
  stop(): void
}

/** How far the day's records are ahead of the hall's clock, which was set back then; 0: they are not. */
function setBackMs({ day, streams, nowMs }: Hall): number {
  const { serviceDate } = day()
  return serviceDate === '' ? 0 : Math.max(0, streams.lastAtMs(dayStream(serviceDate)) - nowMs())
}

function watchesOf(options: ServerOptions, opened: OpenedHall): Watches {
  const { hall, log, feed, shared, onDamage, clockDoubt } = opened
  const backups = watchBackups(options.data, options.backups, shared ? 0 : options.backupMin, log)
  const room = watchRoom([options.data, options.backups])
  const fileCheck = shared ? null : watchFile(options.data, log, onDamage)
  return {
    safekeeping: () =>
      safekeeping({
        standby: feed?.state() ?? null,
        backups,
        check: fileCheck?.state() ?? null,
        room: room.state(),
        lostNumbers: hall.day().lostNumbers,
        clock: { doubt: clockDoubt(), setBackMs: setBackMs(hall), nowMs: hall.nowMs() },
        aheadMs: hall.nowMs() - Date.now(),
      }),
    stop: () => {
      backups.stop()
      fileCheck?.stop()
      room.stop()
    },
  }
}

/**
 * Lines that the machine holds until they are taken (SEND-13). Node's 511 are fewer than the phones that knock in one
 * moment after a restart; who is not held hears nothing, and the network tries again only after a whole second. Linux
 * grants at most net.core.somaxconn, 4096 since 5.4.
 */
const HELD_LINES = 4096

async function startOpened(
  options: ServerOptions,
  site: SiteConfig,
  reach: Reach,
  opened: OpenedHall,
  watches: Watches,
): Promise<RunningHall> {
  const { hall, log } = opened
  const network = await openNetwork({ options, site, opened, reach, safekeeping: watches.safekeeping })
  const url = await network.app.listen({ host: options.host, port: options.port, backlog: HELD_LINES })
  const stopWork = await startWork(opened, network, reach)
  const stopSnapshots = opened.shared ? null : keepSnapshots(hall, options.data, log)
  log.info({ url, site: options.site, build: network.build }, 'the hall is open')
  return {
    url,
    hall,
    routes: network.rules,
    samplePins: site.server.samplePins,
    shiftedTo: opened.shiftedTo,
    damaged: opened.damaged,
    close: async () => {
      await stopWork()
      watches.stop()
      stopSnapshots?.()
      network.stop()
      await network.sockets.close()
      await network.app.close()
      await hall.close()
      await opened.store.close()
      log.info('the hall is closed')
      log.flush()
    },
  }
}
