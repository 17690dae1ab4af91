/** The hall's server: composes store, hall, sockets, routes and clock; shuts them down in reverse. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sitePlan } from '../domain/plan/site-plan.ts'
import { alertsBeside } from './hall/alerts.ts'
import { watchBackups } from './jobs/backups.ts'
import { keepSnapshots } from './jobs/day-snapshots.ts'
import { watchFile } from './jobs/file-check.ts'
import { snapshotsIn } from './hall/day-snapshot.ts'
import { clockFor } from './hall/clock.ts'
import { openBookingPeople } from './people/booking-people.ts'
import { composeHall, type Hall } from './hall/compose.ts'
import { loadSite, type ServerSettings } from './start/config.ts'
import { createBookingDesk } from './hall/booking-answers.ts'
import type { BookingParts } from './gateway/routes/bookings.ts'
import { openBoard } from './devices/open-board.ts'
import { createHttp, type HttpParts } from './gateway/http.ts'
import { logRoutes } from './gateway/routes/standby-log.ts'
import { createIdentity } from './gateway/identity.ts'
import { createPairing } from './gateway/pairing.ts'
import { guardRoutes } from './gateway/route-access.ts'
import { addRoutes } from './gateway/routes/all.ts'
import { listServers } from './gateway/server-list.ts'
import { openSockets } from './gateway/socket.ts'
import { createBookingLine } from './sites/remote-bookings.ts'
import { createLine } from './sites/client.ts'
import { createLinkClock } from './jobs/site-post.ts'
import { gatherLinks } from './sites/links.ts'
import { createRollup } from './sites/figures.ts'
import { openLog, type Logger } from './start/log.ts'
import { createMetrics } from './start/metrics.ts'
import type { ServerOptions } from './start/options.ts'
import { createRoster, hashPin } from './people/roster.ts'
import { createSlipDesk } from './devices/printing/slip-printing.ts'
import { createUpkeep } from './jobs/hourly.ts'
import { everySecond } from './jobs/scheduler.ts'
import { openDoor } from './start/tls-and-proxies.ts'
import { safekeeping } from './hall/storage-warnings.ts'
import { openStore } from './start/open-store.ts'
import { startPulse } from './jobs/disk-probe.ts'
import { serviceManager } from './start/systemd.ts'
import { asUnusable, whyUnusable } from './store/unusable.ts'
import type { Store } from './store/port.ts'

export interface RunningHall {
  /** Where it listens, e.g. http://127.0.0.1:8080 */
  readonly url: string
  readonly hall: Hall
  /** Every HTTP route with its method. */
  readonly routes: readonly string[]
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
  const line = createLine(
    site.settings.siteId,
    gatherLinks(site.settings.siteId, site.server.links, options.links, process.env),
    Date.now,
  )
  const servers = listServers(options.servers ?? site.server.servers, options.cookieDomain ?? site.server.cookieDomain)
  const door = openDoor(options.tls ?? site.server.tls, options.trustProxy ?? site.server.trustProxy, Date.now)
  mkdirSync(options.data, { recursive: true })
  const { store, shared, feed, followKey } = await openStore(options, process.env, (isHere) =>
    isHere ? log.info('the standby is here') : log.error('the standby is away; the hall goes on without it'),
  )
  const log = await openLog(options.data)
  const isSample = site.server.samplePins.size > 0
  const clock = clockFor(options.at === 'auto' && !isSample ? 'now' : options.at, site.settings, Date.now)
  const damage = damageWatch(log)
  const hall = await composeHall({
    settings: site.settings,
    store,
    nowMs: clock.nowMs,
    isShared: shared !== null,
    ...(shared === null ? { snapshots: snapshotsIn(options.data, store) } : {}),
    onTrouble: damage.onTrouble,
  }).catch(async (error: unknown) => {
    await store.close()
    throw asUnusable(error, join(options.data, 'hall.db'))
  })
  const build = (
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }
  ).version
  const planVersion = planVersions(hall)
  const identity = createIdentity(hall)
  const board = openBoard(hall, site.server.kioskNeeds, log, () => sockets.publisher.changed(), shared === null)
  const onRevoked = (deviceId: string): void => sockets.cut(deviceId)
  const pairing = createPairing(store, hall.nowMs, onRevoked)
  const onDevicesChanged = async (): Promise<void> => board.know(await store.devices())
  const backups = watchBackups(options.data, options.backups, shared ? 0 : options.backupMin, log)
  const fileCheck = shared === null ? watchFile(options.data, log, damage.onDamage) : null
  const app = await createHttp({
    log,
    allowance: options.allowance,
    build,
    tls: door.tls,
    isTrustedProxy: door.isTrusted,
    servers,
  })
  const routes = guardRoutes(app, identity)
  const parts: HttpParts = {
    hall,
    server: site.server,
    identity,
    roster: createRoster(store, (badgeNo) => hall.index.clerks.has(badgeNo), hall.nowMs),
    pairing,
    board,
    slips: createSlipDesk(hall, new Map([...site.server.printers, ...options.printers])),
    metrics: () => metrics,
    log,
    build,
    planVersion,
    allowance: options.allowance,
    pages: options.pages,
    servers,
    voiceFolders: [join(options.data, 'voice'), join(import.meta.dirname, '..', 'config', 'voice')],
    onDevicesChanged,
    onRevoked,
    safekeeping: () => safekeeping({ feed, backups, fileCheck, aheadMs: hall.nowMs() - Date.now() }),
  }
  parts.voiceFolders.forEach((folder) => mkdirSync(folder, { recursive: true }))
  const rollup = createRollup(hall, line)
  const linkClock = createLinkClock(hall, line)
  const linked: BookingParts = {
    ...parts,
    line,
    rollup,
    desk: createBookingDesk(hall, await openBookingPeople(store)),
    bookingLine: createBookingLine(hall, line),
  }
  await addRoutes(app, linked)
  const besides = alertsBeside(hall, board, line, rollup)
  logRoutes(app, parts, { feed, key: followKey })
  const sockets = openSockets({
    http: app.server,
    hall,
    identity,
    board,
    alerts: (nowMs) => [...besides(nowMs), ...parts.safekeeping().alerts],
    planVersion,
    build,
    servers,
    allowance: { perSecond: options.allowance, burst: options.allowance * 2 },
    observe: (...facts) => metrics.observe(...facts),
  })
  const metrics = createMetrics(hall, sockets.count)
  await onDevicesChanged()
  await keepSamplePins(store, site.server)
  const url = await app.listen({ host: options.host, port: options.port })
  const stopTicking = everySecond({
    hall,
    sockets,
    planVersion,
    linkClock,
    upkeep: createUpkeep({ store, nowMs: hall.nowMs, renewDoor: () => door.renew(app.server), log }),
    log,
  })
  const stopSnapshots = shared === null ? keepSnapshots(hall, options.data, log) : () => undefined
  const silence = await shared?.onDoorbell(
    () => void hall.tick().catch((error: unknown) => log.error({ err: error }, 'catching up failed')),
  )
  const manager = serviceManager(process.env, (error) =>
    log.error({ err: error }, 'systemd-notify cannot be run; the service manager does not hear that the hall is alive'),
  )
  const stopPulse = startPulse({ hall, manager, onError: (error) => log.error({ err: error }, 'the pulse failed') })
  manager?.ready()
  log.info({ url, site: options.site, build }, 'the hall is open')
  return {
    url,
    hall,
    routes,
    samplePins: site.server.samplePins,
    shiftedTo: clock.shiftedTo,
    damaged: damage.found,
    close: async () => {
      manager?.stopping()
      stopPulse()
      stopTicking()
      backups.stop()
      fileCheck?.stop()
      stopSnapshots()
      rollup.stop()
      await silence?.()
      await sockets.close()
      await app.close()
      await store.close()
      log.info('the hall is closed')
      log.flush()
    },
  }
}

function damageWatch(log: Logger): {
  readonly found: Promise<string>
  readonly onTrouble: (error: unknown) => void
  readonly onDamage: (words: string) => void
} {
  let tell: (words: string) => void
  const found = new Promise<string>((resolve) => (tell = resolve))
  return {
    found,
    onDamage: (words) => tell(words),
    onTrouble: (error) => {
      log.error({ err: error }, 'the store refused')
      if (whyUnusable(error) === 'damaged') tell(error instanceof Error ? error.message : String(error))
    },
  }
}

/** Version of the plan in force: a hash of what pages may know, made once per change. */
function planVersions(hall: Hall): () => string {
  let known: { readonly index: Hall['index']; readonly version: string } | null = null
  return () => {
    if (known?.index !== hall.index)
      known = {
        index: hall.index,
        version: createHash('sha256')
          .update(JSON.stringify(sitePlan(hall.index.settings)))
          .digest('hex')
          .slice(0, 16),
      }
    return known.version
  }
}

/**
 * PINs of a sample's made-up staff. Equal PINs share one hash: forty slow hashes would hold the first start up, and
 * these are printed on the terminal anyway.
 */
async function keepSamplePins(store: Store, server: ServerSettings): Promise<void> {
  const hashes = new Map<string, string>()
  for (const [badgeNo, pin] of server.samplePins) {
    if ((await store.pinOf(badgeNo)) !== null) continue
    const hash = hashes.get(pin) ?? (await hashPin(pin))
    hashes.set(pin, hash)
    await store.savePin(badgeNo, hash)
  }
}
