/** Opens what the hall keeps itself in, SQLite file or PostgreSQL, and the feed by which a standby follows it. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../site-file/config.ts'
import { KEY_LENGTH_LEAST } from '../sites/links.ts'
import { isKnownPlace, rememberPlace } from './known-halls.ts'
import type { ServerOptions } from './options.ts'
import { createFeed, type Feed } from '../standby/feed.ts'
import { promote } from '../standby/standby-file.ts'
import { refuseBesideSuccessor } from '../standby/successor.ts'
import { refuseOtherSite } from '../store/beside/site-of-log.ts'
import { isHalfMoved } from '../store/beside/half-moved.ts'
import type { PostgresStore } from '../store/postgres.ts'
import type { Store } from '../store/port.ts'
import { withSealedTexts } from '../store/beside/sealed-texts.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { StoreUnusable } from '../store/unusable.ts'

export interface OpenedStore {
  readonly store: Store
  /** Set when other servers may write as well. */
  readonly shared: PostgresStore | null
  /** null on PostgreSQL, which has standbys of its own. */
  readonly feed: Feed | null
  /** Key of those who may follow; null: nobody may. */
  readonly followKey: string | null
}

/**
 * Opens the store of this `site` that `options` names; a folder that has followed another hall becomes the hall. Throws ConfigError or
 * StoreUnusable.
 */
export async function openStore(
  options: Pick<ServerOptions, 'data' | 'backups' | 'database' | 'expectsHall' | 'known' | 'waitsForStandby'>,
  site: string,
  environment: Readonly<Record<string, string | undefined>>,
  onStandby: (isHere: boolean) => void,
): Promise<OpenedStore> {
  const followKey = environment.YICHUANG_FOLLOW_KEY ?? null
  if (followKey !== null && followKey.length < KEY_LENGTH_LEAST)
    throw new ConfigError(`YICHUANG_FOLLOW_KEY needs at least ${KEY_LENGTH_LEAST} characters.`)
  if (options.waitsForStandby && followKey === null)
    throw new ConfigError('--wait-for-standby: set YICHUANG_FOLLOW_KEY in the environment, the same as on the standby.')
  if (options.database !== null) {
    if (options.waitsForStandby)
      throw new ConfigError(
        '--wait-for-standby is for the SQLite file; PostgreSQL waits for its own standby when synchronous_standby_names is set (docs/scale.md).',
      )
    const { openPostgresStore } = await import('../store/postgres.ts')
    const shared = await openPostgresStore(options.database)
    if (await isHalfMoved(shared)) {
      await shared.close()
      throw new StoreUnusable(
        'This database holds only a part of a hall: a move into it was broken off, or found differences. Start the hall with its SQLite file, or run "npm run hall -- move" again until it says that all of it was compared.',
      )
    }
    await refuseOtherSite(shared, site, 'This database').catch(async (error: unknown) => {
      await shared.close()
      throw error
    })
    return { store: await withSealedTexts(shared), shared, feed: null, followKey }
  }
  await refuseBesideSuccessor(options.data, site)
  const forgetFollowing = await promote(options.data, Date.now)
  const file = join(options.data, 'hall.db')
  missHall(file, options)
  const opened = openSqliteStore(join(options.data, 'hall.db'), [options.backups])
  await refuseOtherSite(opened, site, options.data).catch(async (error: unknown) => {
    await opened.close()
    throw error
  })
  forgetFollowing()
  if (options.known !== null) rememberPlace(options.known, options.data)
  const { store, feed } = createFeed(opened, {
    waits: options.waitsForStandby,
    nowMs: Date.now,
    onTurn: onStandby,
  })
  return { store: await withSealedTexts(store), shared: null, feed, followKey }
}

/** Throws StoreUnusable where a hall was kept and nothing of it is left: a disk that was not mounted, a lost folder. */
function missHall(
  file: string,
  { data, expectsHall, known }: Pick<ServerOptions, 'data' | 'expectsHall' | 'known'>,
): void {
  if (existsSync(file) && statSync(file).size > 0) return
  const wasThere = known !== null && isKnownPlace(known, data)
  if (!expectsHall && !wasThere) return
  const [who, otherwise] = wasThere
    ? [
        `${known} says that a hall was kept there`,
        `for a new hall at this place remove its line from ${known} and start again`,
      ]
    : ['--expect-hall says that a hall is there', 'for the very first start leave --expect-hall out']
  throw new StoreUnusable(
    `${file} is missing or empty, and ${who}: nothing was begun. Mount the disk or bring the file back ("npm run hall -- restore --newest"); ${otherwise}.`,
    'damaged',
  )
}
