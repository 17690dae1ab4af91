/** Opens the hall behind a server: its log, what it keeps itself in, its clock, the hall itself. */
import { uptime } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import type { Logger } from 'pino'
import { SETTINGS_STREAM } from '../../domain/settings/state.ts'
import { clockFor, type ClockDoubt } from '../hall/clock.ts'
import { composeHall } from '../hall/compose.ts'
import { snapshotsIn } from '../hall/day-snapshot.ts'
import type { Hall } from '../hall/hall.ts'
import { steadyClock } from '../hall/holding.ts'
import { HALL_JOBS } from '../jobs/of-a-hall.ts'
import { voidLeftPins } from '../people/pins.ts'
import { PRINTED_PIN_COST } from '../people/pin-cost.ts'
import { hashPin } from '../people/roster.ts'
import type { ServerSettings, SiteConfig } from '../site-file/config.ts'
import type { Store } from '../store/port.ts'
import { asUnusable, whyUnusable } from '../store/unusable.ts'
import { openLog } from './log.ts'
import { openStore, type OpenedStore } from './open-store.ts'
import type { ServerOptions } from './options.ts'

export interface OpenedHall extends OpenedStore {
  readonly hall: Hall
  readonly log: Logger
  /** Days that what people typed is kept, by kind. */
  readonly retention: Readonly<Record<string, number>>
  /** Where a line is kept for each day that is sealed. */
  readonly sealFolders: readonly string[]
  /** What the hall's clock showed at the start, when it is not the machine's. */
  readonly shiftedTo: string | null
  /** A step of the machine's clock that is not believed yet. */
  readonly clockDoubt: () => ClockDoubt | null
  /** Resolves with the database's own words when its file turns out to be damaged while the hall works. */
  readonly damaged: Promise<string>
  /** Says so of a file that was read behind the hall. */
  readonly onDamage: (words: string) => void
}

/** Opens it. Throws ConfigError or StoreUnusable with one plain sentence. */
export async function openHall(options: ServerOptions, { settings, server }: SiteConfig): Promise<OpenedHall> {
  makeFolder(options.data)
  const opened = await openStore(options, settings.siteId, process.env, (isHere) =>
    isHere ? log.info('the standby is here') : log.error('the standby is away; the hall goes on without it'),
  )
  const log = await openLog(options.data)
  const isSample = server.samplePins.size > 0
  const machine = steadyClock(Date.now, {
    workedMs: performance.now.bind(performance),
    passedMs: () => uptime() * 1000,
  })
  const clock = clockFor(options.at === 'auto' && !isSample ? 'now' : options.at, settings, machine.nowMs)
  const damage = damageWatch(log)
  const hall = await composeHall({
    settings,
    store: opened.store,
    nowMs: clock.nowMs,
    isShared: opened.shared !== null,
    jobs: HALL_JOBS,
    ...(opened.shared === null ? { snapshots: snapshotsIn(options.data, opened.store) } : {}),
    onTrouble: damage.onTrouble,
    onFault: (error, command) => log.error({ err: error, command }, 'a command could not be decided'),
  }).catch(async (error: unknown) => {
    await opened.store.close()
    throw asUnusable(error, join(options.data, 'hall.db'))
  })
  await keepSamplePins(opened.store, server)
  await voidLeftPins(opened.store, hall.streams.state(SETTINGS_STREAM), hall.index.settings.clerks)
  const sealFolders = [...new Set([options.data, options.backups])]
  return {
    ...opened,
    hall,
    log,
    sealFolders,
    retention: server.retention,
    shiftedTo: clock.shiftedTo,
    clockDoubt: machine.doubt,
    damaged: damage.found,
    onDamage: damage.onDamage,
  }
}

function damageWatch(log: Logger): {
  readonly found: Promise<string>
  readonly onTrouble: (error: unknown) => void
  readonly onDamage: (words: string) => void
} {
  let found: (words: string) => void
  const damaged = new Promise<string>((resolve) => (found = resolve))
  return {
    found: damaged,
    onDamage: (words) => found(words),
    onTrouble: (error) => {
      log.error({ err: error }, 'the store refused')
      if (whyUnusable(error) === 'damaged') found(error instanceof Error ? error.message : String(error))
    },
  }
}

/**
 * PINs of a sample's made-up staff, printed on the terminal: hashed for nearly nothing, equal ones once, so that neither
 * the first start nor a try at a sample waits.
 */
async function keepSamplePins(store: Store, server: ServerSettings): Promise<void> {
  const hashes = new Map<string, string>()
  for (const [badgeNo, pin] of server.samplePins) {
    if ((await store.pinOf(badgeNo)) !== null) continue
    const hash = hashes.get(pin) ?? (await hashPin(pin, PRINTED_PIN_COST))
    hashes.set(pin, hash)
    await store.savePin(badgeNo, hash)
  }
}
